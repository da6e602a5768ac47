import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeCommunity, START } from '#db/community.fixture.ts';
import { db, write } from '#lib/server/db.ts';
import { listPresets, loadPacks } from './presets.server.ts';

const lines = () =>
	db().all<{ n: number }>(
		sql`SELECT count(*) AS n FROM audit_entry WHERE action = 'votes.load_pack'`
	);

describe('the rules of law', () => {
	beforeAll(() => loadPacks(START));

	it('are loaded once, however often the server starts', async () => {
		expect(await lines()).toEqual([{ n: 1 }]);
		await loadPacks(START + 1);
		expect(await lines()).toEqual([{ n: 1 }]);
	});

	it('are replaced when the pack has changed', async () => {
		await write([sql`UPDATE rule_preset SET name = 'old' WHERE id = 'owners-special'`]);
		await loadPacks(START + 2);
		expect(await lines()).toEqual([{ n: 2 }]);
		const { unitId } = await makeCommunity();
		expect((await listPresets(unitId)).map(({ name }) => name)).not.toContain('old');
	});

	it('are offered to the committees they were made for, in the order of the pack', async () => {
		const [city, village] = await Promise.all([makeCommunity(), makeCommunity({ kind: 'rural' })]);
		const ids = async (unitId: string) => (await listPresets(unitId)).map(({ id }) => id);
		expect(await ids(city.unitId)).toEqual([
			'residents-assembly-adults',
			'residents-assembly-households',
			'residents-representatives',
			'owners-ordinary',
			'owners-special',
			'party-members-deliberation',
			'simple-majority'
		]);
		expect(await ids(village.unitId)).toContain('villagers-group-households');
		expect(await ids(village.unitId)).not.toContain('residents-representatives');
	});

	it('carry their rule, their texts and their article', async () => {
		const { unitId } = await makeCommunity();
		const owners = (await listPresets(unitId)).find(({ id }) => id === 'owners-special');
		expect(owners).toMatchObject({
			unit_id: null,
			pack: 'law-2026',
			roll_kinds: ['owners'],
			effective_from: '2026-01-01',
			rule: {
				id: 'owners-special',
				approval: [{ basis: 'area', fraction: [3, 4], strict: false }, {}]
			}
		});
		expect(owners?.source).toContain('第二百七十八条');
		expect(owners?.note_en).toContain('repair fund');
	});

	it('of another unit are nobody else’s', async () => {
		const [one, other] = await Promise.all([makeCommunity(), makeCommunity()]);
		await write([
			sql`INSERT INTO rule_preset SELECT 'own', ${one.unitId}, 'own', 1, roll_kinds, unit_kinds, name,
				name_en, rule, source, source_en, note, note_en, effective_from, effective_until
				FROM rule_preset WHERE id = 'simple-majority'`
		]);
		expect((await listPresets(one.unitId)).at(-1)?.id).toBe('own');
		expect((await listPresets(other.unitId)).map(({ id }) => id)).not.toContain('own');
	});
});
