import * as answers from '#lib/applications/answers.server.ts';
import * as applications from '#lib/applications/applications.server.ts';
import * as evidence from '#lib/applications/evidence.server.ts';
import * as submission from '#lib/applications/submission.server.ts';
import { consultationForm } from '#lib/consultations/consultations.form.ts';
import * as consulting from '#lib/consultations/drafting.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { indicatorsOf, type Indicator } from '#lib/programmes/criteria.ts';
import { newId } from '#lib/server/id.ts';
import { chance } from '../chance.ts';
import { narratives } from './narratives.ts';
import { paper } from './papers.ts';

/** One unit's application: who makes it, how far they are (per cent of the scale), and how much of it they have filled in. */
export type Applicant = { chair: Actor; unit: string; level: number; indicators?: number };

/** Something that a community talked over, so that it has what to show; the consultation's id. */
export async function consult({ chair, unit }: Applicant, title: string, at: number) {
	const input = consultationForm.parse({
		...{
			key: newId(),
			title,
			topic: 'public-affairs',
			participants: ['registered-residents', 'groups']
		},
		background: '居民多次反映，请大家一起商量怎样办。',
		notice: '居民议事会将商量此事，请相互转告，欢迎到会发言。'
	});
	const { id } = await consulting.draft(chair, unit, input, at);
	await consulting.publish(chair, id, at + 3_600_000);
	return id;
}

/** Begins an application; its id. */
export async function begin({ chair, unit }: Applicant, programmeId: string, at: number) {
	const begun = await applications.begin(chair, unit, { programmeId, key: newId() }, at);
	if (typeof begun === 'string') throw new Error(`The demo's application of ${unit}: ${begun}`);
	return begun.id;
}

/** Fills an application in, as far as the team has come. */
export async function fillIn(
	{ chair, unit, level, indicators: many }: Applicant,
	{ id, consultationId }: { id: string; consultationId: string },
	at: number
): Promise<void> {
	const { programme_id } = await applications.get(id);
	const { terms } = await termsOf(programme_id);
	const luck = chance(level * 7 + unit.length);
	// All at once, so that they are written together.
	await Promise.all(
		indicatorsOf(terms.criteria)
			.slice(0, many)
			.map(async (indicator) => {
				const [practised, beginner] = narratives[indicator.key] ?? ['', ''];
				const said = {
					selfScore: scoreOn(indicator, level + luck.whole(-6, 10)),
					narrative: level + luck.whole(-8, 8) > 68 ? practised : beginner
				};
				const input = { ...said, version: 0, now: at };
				const saved = await answers.save(chair, id, indicator.key, input);
				if (typeof saved === 'string') throw new Error(`The demo's ${indicator.key}: ${saved}`);
				await prove(chair, id, { indicator, consultationId }, at);
			})
	);
}

/** Fills an application in and submits it. */
export async function apply(
	applicant: Applicant,
	given: { id: string; consultationId: string },
	at: number
): Promise<void> {
	await fillIn(applicant, given, at);
	const receipt = await submission.submit(applicant.chair, given.id, at + 3_600_000);
	if (typeof receipt === 'string') throw new Error(`The demo's ${applicant.unit}: ${receipt}`);
}

/** The nearest score of an indicator's scale to so many per cent of it. */
export function scoreOn({ scale }: Pick<Indicator, 'scale'>, percent: number): number {
	const { lowest, highest, step } = scale;
	const share = Math.min(100, Math.max(0, percent)) / 100;
	return lowest + step * Math.round((share * (highest - lowest)) / step);
}

async function prove(
	chair: Actor,
	applicationId: string,
	{ indicator, consultationId }: { indicator: Indicator; consultationId: string },
	at: number
): Promise<void> {
	for (const kind of indicator.evidence) {
		const proof = { kind, ...proofs[kind](indicator, consultationId) } as evidence.Proof;
		const piece = { indicatorKey: indicator.key, proof, key: newId() };
		const added = await evidence.add(chair, applicationId, piece, at);
		if (added !== 'added') throw new Error(`The demo's ${kind}: ${added.fault}`);
	}
}

const proofs = {
	file: ({ words }: Indicator) => ({
		upload: paper(`${words.zh}.pdf`, [
			`${words.zh}（示例材料）`,
			'时间：三月五日晚七点半',
			'地点：党群服务中心二楼',
			'到会：居民代表十二人，监督委员两人',
			'这是演示用的材料，人和事都是编的。'
		])
	}),
	link: () => ({ url: 'https://example.org/notice', label: '社区公告栏' }),
	consultation: (_: Indicator, consultationId: string) => ({ consultationId }),
	measure: () => ({})
};
