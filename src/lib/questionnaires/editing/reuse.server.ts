import { desc, eq } from 'drizzle-orm';
import { questionnaire_version } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as units from '#lib/units/units.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import type { Document } from '../document.ts';
import { begin, type Drafted } from './drafting.server.ts';
import { plansIn, plansOf } from './plans.server.ts';
import { get } from './questionnaires.server.ts';

/**
 * Begins a questionnaire with the questions of another, under a title of its own if one is given. The plans come
 * along. The form's key makes it once, however often it is sent.
 */
export async function copy(
	actor: Actor,
	unitId: string,
	{ key, from, title }: { key: string; from: string; title?: string },
	now: number
): Promise<{ id: string }> {
	const taken = await reusableOf(unitId, from);
	const document = title ? { ...taken, title: { ...taken.title, zh: title } } : taken;
	return begin(actor, { unitId, action: 'questionnaires.copy', now }, { key, document }, from);
}

/**
 * Keeps what an editor wrote beside a questionnaire that a colleague saved meanwhile as one of its own, marked in its
 * title. It shows no plan that the other has not.
 */
export async function keepApart(
	actor: Actor,
	beside: { id: string; unit_id: string },
	{ key, document }: Drafted,
	now: number
): Promise<{ id: string } | 'no_such_plan'> {
	const known = await plansOf(beside.id);
	if (plansIn(document).some((plan) => !known.includes(plan))) return 'no_such_plan';
	const title = { ...document.title, zh: `${document.title.zh}（副本）` };
	const act = { unitId: beside.unit_id, action: 'questionnaires.copy', now };
	return begin(actor, act, { key, document: { ...document, title } }, beside.id);
}

/**
 * The questions that a unit may take over from a questionnaire: the draft of its own, what a unit above has
 * published last, and nothing (404) from anybody else.
 */
export async function reusableOf(unitId: string, questionnaireId: string): Promise<Document> {
	const found = await get(questionnaireId);
	if (found.unit_id === unitId) return found.document;
	const above = await units.ancestors(await units.get(unitId));
	const isAbove = above.some(({ id }) => id === found.unit_id) && found.discarded_at === null;
	const [latest] = await db()
		.select({ body: questionnaire_version.body })
		.from(questionnaire_version)
		.where(eq(questionnaire_version.questionnaire_id, questionnaireId))
		.orderBy(desc(questionnaire_version.number))
		.limit(1);
	if (!isAbove || !latest) refuse('not_found', `${questionnaireId} is not for ${unitId} to reuse`);
	return latest.body as Document;
}
