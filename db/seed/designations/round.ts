import * as screening from '#lib/applications/screening.server.ts';
import { checklist } from '#lib/applications/checklist.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import * as calling from '#lib/programmes/calling.server.ts';
import * as drafting from '#lib/programmes/drafting.server.ts';
import type { Phases } from '#lib/programmes/programme.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import * as assigning from '#lib/reviews/assigning.server.ts';
import { expectTo } from '../expect.ts';
import { organiser as unit } from './people.ts';

export type Organiser = { organiser: Actor; evaluators: ReadonlyMap<string, string> };

/** `asks`: the version of the questionnaire that residents are asked. */
export type Call = { pack: string; key: string; phases: Phases; asks?: string };

/** Begins a programme from an example, with these days, and opens its call. */
export async function call(
	organiser: Actor,
	{ pack, key, phases, asks }: Call,
	at: number
): Promise<string> {
	const year = new Date(phases.opens_at).getUTCFullYear();
	const made = await drafting.draft(organiser, unit, { key, year, from: { pack } }, at);
	if (typeof made === 'string') throw new Error(`The demo's programme: ${made}`);
	const { terms, version } = await programmes.get(made.id);
	const residents = asks ? { questionnaire_version_id: asks, weight: 1_500 } : null;
	const changed = { version, terms: { ...terms, phases, residents } };
	expectTo('revised', await drafting.revise(organiser, made.id, changed, at));
	expectTo('called', await calling.call(organiser, made.id, version + 1, at + 3_600_000));
	return made.id;
}

/** Lets an application go on to review: all of the check list is met, or does not apply. */
export async function admit(organiser: Actor, applicationId: string, at: number): Promise<void> {
	const { programme_id } = (await screening.mustScreen(organiser, applicationId)).found;
	const { items } = await checklist(programme_id);
	const met = items.map(({ key }) => [key, { answer: 'yes', note: '' }] as const);
	const input = { submission: 1, version: 0, answers: new Map(met) };
	expectTo('admitted', String(await screening.admit(organiser, applicationId, input, at)));
}

/** Gives applications to evaluators, by the ids of these. */
export async function assign(
	{ organiser, evaluators }: Organiser,
	programmeId: string,
	given: readonly (readonly [application: string, ...who: string[]])[],
	at: number
): Promise<void> {
	const pairs = given.flatMap(([application, ...who]) =>
		who.map((id) => ({ application, evaluator: evaluators.get(id) ?? '' }))
	);
	const answer = await assigning.assignPairs(organiser, programmeId, pairs, at);
	expectTo('assigned', typeof answer === 'string' ? answer : JSON.stringify(answer));
}
