import type { RequestEvent } from '@sveltejs/kit';
import * as answers from '#lib/applications/answers.server.ts';
import * as applications from '#lib/applications/applications.server.ts';
import * as people from '#lib/people/names.server.ts';
import { readPoints } from '#lib/programmes/points.ts';
import { requireEditor } from '#lib/server/guard.ts';
import { wholeIn } from '#lib/server/whole-in.ts';

type Event = RequestEvent<{ unit: string; application: string; indicator: string }>;

/** What the form said, as it was typed. */
export type Typed = { score: string; narrative: string };

/** Why it was not kept; where a colleague saved meanwhile, what they said. */
export type NotKept = {
	fault: 'not_open' | 'no_number' | 'edited_meanwhile' | answers.AnswerFault;
	typed: Typed;
	theirs: (Typed & { version: number; by: string; at: number }) | null;
};

/**
 * Keeps what a form says of the indicator. Each button of the page sends it along, so that nothing typed is lost;
 * a form that says nothing of it keeps what stands.
 */
export async function keepAnswer(
	{ params, locals }: Event,
	data: FormData
): Promise<{ version: number | null } | NotKept> {
	const actor = requireEditor(params.unit);
	const { id } = await applications.getOfUnit(params.unit, params.application);
	if (!data.has('version')) return { version: null };
	// Browsers send the ends of lines as two characters.
	const narrative = String(data.get('narrative')).replaceAll('\r\n', '\n');
	const typed = { score: String(data.get('score') ?? '').trim(), narrative };
	const score = typed.score === '' ? null : readPoints(typed.score);
	if (score === null && typed.score !== '') return { fault: 'no_number', typed, theirs: null };
	const input = { selfScore: score, narrative, version: wholeIn(data, 'version') };
	const saved = await answers.save(actor, id, params.indicator, { ...input, now: locals.now });
	if (typeof saved !== 'string') return saved;
	const theirs = saved === 'edited_meanwhile' ? await theirsOf(id, params.indicator) : null;
	return { fault: saved, typed, theirs };
}

async function theirsOf(applicationId: string, indicatorKey: string) {
	const found = await answers.find(applicationId, indicatorKey);
	if (!found) return null;
	const { self_score, narrative, version, revised_by, revised_at: at } = found;
	const names = await people.namesOf([revised_by]);
	const score = self_score === null ? '' : String(self_score / 100);
	return { score, narrative, version, by: names[revised_by] ?? '', at };
}
