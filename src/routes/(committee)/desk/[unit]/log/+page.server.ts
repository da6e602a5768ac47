import { getLocale } from '#i18n/paraglide/runtime.js';
import * as audit from '#lib/audit/audit.server.ts';
import * as consultations from '#lib/consultations/consultations.server.ts';
import * as people from '#lib/people/names.server.ts';
import { say } from '#lib/questionnaires/document.ts';
import * as questionnaires from '#lib/questionnaires/editing/questionnaires.server.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import { requireDesk } from '#lib/server/guard.ts';
import { listRolls } from '#lib/votes/drafting-view.server.ts';
import * as votes from '#lib/votes/votes.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	requireDesk(params.unit);
	const page = Math.min(
		100_000,
		Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1)
	);
	const subject = (url.searchParams.get('subject') ?? '').slice(0, 60);
	const [{ entries, hasMore }, head] = await Promise.all([
		audit.list(params.unit, page, subject || undefined),
		audit.head()
	]);
	const ids = (kind: string) => [
		...new Set(entries.filter((one) => one.subject_kind === kind).map((one) => one.subject_id))
	];
	const [names, matters, questions, asked, written, rolls] = await Promise.all([
		people.namesOf(entries.map((one) => (one.actor_kind === 'person' ? one.actor_id : null))),
		consultations.listByIds(ids('consultation')),
		Promise.all(ids('vote').map((id) => votes.find(id))),
		surveys.listOfIds(ids('survey')),
		questionnaires.titlesOf(ids('questionnaire')),
		listRolls(params.unit)
	]);
	return {
		entries,
		hasMore,
		page,
		/** Of one thing only. */
		subject,
		/** Who did it, by id. */
		names,
		/** What it was done to, by id. */
		subjects: Object.fromEntries([
			...matters.map(({ id, title }) => [id, title]),
			...questions.flatMap((vote) => (vote ? [[vote.id, vote.question]] : [])),
			...Object.entries(written),
			...asked.map(({ id, title }) => [id, say(title, getLocale())]),
			...rolls.map(({ id, name }) => [id, name])
		]) as Record<string, string>,
		/** The newest link of the chain of the whole installation. */
		head
	};
};
