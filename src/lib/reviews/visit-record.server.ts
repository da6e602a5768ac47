import { eq } from 'drizzle-orm';
import { person } from '#db/schema.server.ts';
import type { Words } from '#lib/questionnaires/document.ts';
import { db } from '#lib/server/db.ts';
import { linesOf, type Line } from './matrix.ts';
import { matrixOf } from './matrix.server.ts';
import { findingsOf, photosOf } from './visit-findings.server.ts';
import type { Visit } from './visits.server.ts';

/** A visit as its report is read: for the unit, and among evaluators, without the name of who handed it in. */
export async function recordOf(visit: Visit, isNameless: boolean) {
	const { id, planned_for, plan, checklist, reported_at, reply, replied_at } = visit;
	const [findings, photos, who] = await Promise.all([
		findingsOf(id),
		photosOf(id),
		isNameless || visit.reported_by === null ? '' : nameOf(visit.reported_by)
	]);
	const words = [...findings].map(([part, one]) => [part, { words: one.words }] as const);
	return {
		visit: {
			...{ planned_for, plan, checklist, reported_at, reply, replied_at },
			reported_by_name: who
		},
		findings: new Map(words),
		photos
	};
}

/** A score that a visit changed, with what the indicator came to before, in points. */
export type ChangedScore = {
	key: string;
	words: Words;
	before: string;
	score: number;
	reason: string;
};

/** The scores that the visit of an application changed; without those of reviewers nothing is told. */
export async function changedScores(applicationId: string): Promise<ChangedScore[]> {
	return linesOf(await matrixOf(applicationId)).flatMap((line) => {
		const { indicator, visit } = line;
		if (!visit) return [];
		const { score, reason } = visit;
		return [
			{ key: indicator.key, words: indicator.words, before: beforeVisit(line), score, reason }
		];
	});
}

/** What an indicator came to without a visit, in points with one decimal. */
export function beforeVisit({ settlement, cells, indicator: { scale } }: Line): string {
	if (settlement) return (settlement.score / 100).toFixed(1);
	const scores = cells.flatMap((cell) => cell?.score ?? []);
	const mean = scores.reduce((all, one) => all + one, 0) / (scores.length || 1);
	return ((scores.length ? mean : scale.lowest) / 100).toFixed(1);
}

async function nameOf(personId: string): Promise<string> {
	const [found] = await db()
		.select({ name: person.name })
		.from(person)
		.where(eq(person.id, personId));
	return found?.name ?? '';
}
