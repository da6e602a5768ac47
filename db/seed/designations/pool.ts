import type { Actor } from '#lib/people/actor.ts';
import { admitAll } from '#lib/programmes/admitting.server.ts';
import * as joining from '#lib/programmes/pool-joining.server.ts';
import { train } from '#lib/programmes/pool-record.server.ts';
import { places } from '../places.ts';
import { experts, members, organiser as unit } from './people.ts';

const day = 86_400_000;

/** Admits the units, and takes the evaluators into the pool with their training; evaluators by whose they are. */
export async function gather(organiser: Actor, at: number): Promise<Map<string, string>> {
	const codes = new Map<string, string>(places.map(([id, , , , code]) => [id, code]));
	const lines = members.map(([id, kind], row) => ({ row, code: codes.get(id) ?? '', kind }));
	const admitted = await admitAll(organiser, unit, lines, at);
	if ('faults' in admitted) throw new Error('The demo admits units that are not there');
	const evaluators = new Map<string, string>();
	for (const [i, [personId, , , tier, city, field]] of experts.entries()) {
		const joins = { key: `demo-pool-${i}`, personId, field, city, tier, reason: '培训考核合格' };
		const joined = await joining.join(organiser, unit, joins, at);
		if (typeof joined === 'string') throw new Error(`The demo's pool: ${joined}`);
		evaluators.set(personId, joined.id);
		for (const [kind, hours] of learned[tier]) {
			const entry = { key: `demo-training-${i}-${kind}`, id: joined.id, kind, hours, note: '' };
			await train(organiser, unit, { ...entry, held_at: at - 20 * day }, at + day);
		}
	}
	return evaluators;
}

const junior = [['theory', 16]] as const;
const middle = [...junior, ['professional', 24], ['practice', 8]] as const;
const learned = {
	junior,
	middle,
	senior: [...middle, ['supervision', 16], ['case-study', 8]] as const
};
