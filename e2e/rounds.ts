/** The steps of a round of designations, by the commands that the pages call. */
import { sql } from 'drizzle-orm';
import { DAY, makePerson, type Community } from '#db/community.fixture.ts';
import * as answers from '#lib/applications/answers.server.ts';
import * as applications from '#lib/applications/applications.server.ts';
import * as evidence from '#lib/applications/evidence.server.ts';
import * as submission from '#lib/applications/submission.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import * as calling from '#lib/programmes/calling.server.ts';
import { indicatorsOf, type Criterion } from '#lib/programmes/criteria.ts';
import * as programmes from '#lib/programmes/drafting.server.ts';
import * as pool from '#lib/programmes/pool-joining.server.ts';
import { criteria, wholeTerms } from '#lib/programmes/terms.fixture.ts';
import * as assigning from '#lib/reviews/assigning.server.ts';
import * as reviewing from '#lib/reviews/reviewing.server.ts';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';

export type Expert = { actor: Actor; evaluatorId: string };
export type Applied = { programmeId: string; applicationId: string; at: number };

/** The criteria of the fixture; each indicator asks for a link. */
const linked: Criterion[] = criteria.map((criterion) => ({
	...criterion,
	indicators: criterion.indicators.map((one) => ({ ...one, evidence: ['link'] }))
}));
export const keys = indicatorsOf(linked).map(({ key }) => key);

/** A called programme that takes applications from this day on (counted from today) for fifty days, and an application. */
export async function apply(
	{ unitId, chair }: Community,
	organiser: Actor,
	from: number
): Promise<Applied> {
	const opens = Date.now() + from * DAY;
	const { id: programmeId } = await drafted(organiser, unitId);
	const phases = {
		opens_at: opens,
		closes_at: opens + 30 * DAY,
		review_until: opens + 100 * DAY,
		settle_until: opens + 120 * DAY,
		decide_until: opens + 140 * DAY
	};
	const terms = wholeTerms({ criteria: linked, phases });
	await programmes.revise(organiser, programmeId, { version: 1, terms }, opens - DAY);
	expectTo('called', await calling.call(organiser, programmeId, 2, opens - DAY));
	const at = opens + DAY;
	const begun = await applications.begin(chair, unitId, { programmeId, key: newId() }, at);
	if (typeof begun === 'string') throw new Error(`No application: ${begun}`);
	return { programmeId, applicationId: begun.id, at };
}

/** Says something of everything, proves it by links and a file, and submits; the file's id. */
export async function submit(
	{ chair, editor }: Community,
	{ applicationId, at }: Applied
): Promise<string> {
	for (const indicatorKey of keys) {
		const said = { selfScore: 300, narrative: '我们这样做', version: 0, now: at };
		await answers.save(editor, applicationId, indicatorKey, said);
		const proof = { kind: 'link', url: 'https://example.org/', label: '公告' } as const;
		const piece = { indicatorKey, proof, key: newId() };
		expectTo('added', await evidence.add(editor, applicationId, piece, at));
	}
	const upload = new File(['%PDF-1.4\n%%EOF\n'], '制度.pdf', { type: 'application/pdf' });
	const piece = {
		indicatorKey: keys[0] ?? '',
		proof: { kind: 'file', upload },
		key: newId()
	} as const;
	expectTo('added', await evidence.add(editor, applicationId, piece, at));
	const receipt = await submission.submit(chair, applicationId, at);
	if (typeof receipt === 'string') throw new Error(`Not submitted: ${receipt}`);
	const file = (await evidence.list(applicationId)).find(({ kind }) => kind === 'file');
	return file?.file?.id ?? '';
}

/** Admitted to review and given to the evaluator; the review's id. */
export async function assign(
	{ programmeId, applicationId, at }: Applied,
	organiser: Actor,
	{ actor, evaluatorId }: Expert
): Promise<string> {
	await write([
		sql`UPDATE application SET screened_at = ${at + DAY}, screened_by = ${organiser.id}
			WHERE id = ${applicationId}`
	]);
	const pairs = [{ evaluator: evaluatorId, application: applicationId }];
	expectTo('assigned', await assigning.assignPairs(organiser, programmeId, pairs, at + 2 * DAY));
	const own = await reviewing.listOwn(actor);
	return own.find(({ application_id }) => application_id === applicationId)?.id ?? '';
}

/** Somebody without a role in any unit, in the organiser's pool. */
export async function makeExpert(unitId: string, organiser: Actor): Promise<Expert> {
	const actor = await makePerson(unitId);
	const joins = { key: newId(), personId: actor.id, field: '', city: '', tier: 'senior' } as const;
	const joined = await pool.join(organiser, unitId, { ...joins, reason: '' }, Date.now());
	if (typeof joined === 'string') throw new Error(`Not in the pool: ${joined}`);
	return { actor, evaluatorId: joined.id };
}

/** A new programme of the fixture's criteria. */
export async function drafted(organiser: Actor, unitId: string): Promise<{ id: string }> {
	const input = { key: newId(), year: 2027, from: { criteria } };
	const made = await programmes.draft(organiser, unitId, input, Date.now());
	if (typeof made === 'string') throw new Error(`Not drafted: ${made}`);
	return made;
}

/** A command did what it was meant to do. */
export function expectTo(wanted: string, got: unknown): void {
	if (got !== wanted) throw new Error(`Not ${wanted}: ${JSON.stringify(got)}`);
}
