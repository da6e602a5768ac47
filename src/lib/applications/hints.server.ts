import { and, desc, eq } from 'drizzle-orm';
import { designation } from '#db/schema.server.ts';
import * as admissions from '#lib/programmes/admissions.server.ts';
import type { Membership } from '#lib/programmes/admissions.ts';
import * as calling from '#lib/programmes/calling.server.ts';
import { indicatorsOf } from '#lib/programmes/criteria.ts';
import type { Words } from '#lib/questionnaires/document.ts';
import { db } from '#lib/server/db.ts';
import { dueAt } from './application.ts';
import type { Application } from './applications.server.ts';
import { completeness, type Said } from './completeness.ts';
import type { HintName } from './eligibility.ts';
import type { Frozen } from './freezing.ts';
import type { Submission } from './submission.server.ts';

/** What Minyi knows about an item; `holds` null where it cannot tell. It answers nothing: a person does. */
export type Hint =
	| { name: 'admitted'; holds: boolean; kind: Membership | null; since: number | null }
	| { name: 'in_time'; holds: boolean; submitted: number; due: number; isExtended: boolean }
	| { name: 'complete'; holds: boolean; complete: number; of: number; pieces: number }
	| { name: 'own_figures'; holds: boolean | null; figures: number; of: number; empty: number }
	| { name: 'residents'; holds: boolean | null; responses: number; invited: number | null }
	| { name: 'no_revocation'; holds: boolean; tier: Words | null; at: number | null };

/** What Minyi can look up about a submitted application for its screening, by the name of the hint. */
export async function hintsFor(
	organiserId: string,
	found: Application,
	{ body, submitted_at }: Submission
): Promise<Map<HintName, Hint>> {
	const [{ terms }, admitted, revoked] = await Promise.all([
		calling.termsNumbered(found.programme_id, body.terms),
		admissions.findNow(organiserId, found.unit_id),
		findRevoked(found.unit_id)
	]);
	const indicators = indicatorsOf(terms.criteria);
	const { complete, of } = completeness(indicators, saidIn(body), terms.narrative);
	const pieces = body.indicators.flatMap(({ evidence }) => evidence);
	const figures = pieces.flatMap(({ figure }) => (figure ? [figure] : []));
	const wanted = indicators.filter(({ evidence }) => evidence.includes('measure')).length;
	const empty = figures.filter(({ value }) => value === null).length;
	const due = dueAt(found, terms.phases);
	const { residents: voice } = body;
	const hints: Hint[] = [
		{
			name: 'admitted',
			holds: admitted !== null,
			kind: admitted?.kind ?? null,
			since: admitted?.joined_at ?? null
		},
		{
			...{ name: 'in_time', holds: submitted_at <= due, submitted: submitted_at, due },
			isExtended: due > terms.phases.closes_at
		},
		{ name: 'complete', holds: complete === of, complete, of, pieces: pieces.length },
		{
			name: 'own_figures',
			holds: wanted === 0 ? null : figures.length >= wanted && empty === 0,
			figures: figures.length,
			of: wanted,
			empty
		},
		{
			name: 'residents',
			holds: terms.residents === null ? null : Boolean(voice),
			responses: voice?.responses ?? 0,
			invited: voice?.invited ?? null
		},
		{ name: 'no_revocation', holds: revoked === null, tier: null, at: null, ...revoked }
	];
	return new Map(hints.map((hint) => [hint.name, hint]));
}

/** What an application says by indicator, as completeness is judged. */
function saidIn({ indicators }: Frozen): Map<string, Said> {
	return new Map(
		indicators.map(({ key, self_score, narrative, evidence }) => [
			key,
			{ selfScore: self_score, narrative, evidence: evidence.map(({ kind }) => kind) }
		])
	);
}

async function findRevoked(unitId: string): Promise<{ tier: Words; at: number } | null> {
	const [found] = await db()
		.select({ tier: designation.tier, at: designation.ended_at })
		.from(designation)
		.where(and(eq(designation.unit_id, unitId), eq(designation.end, 'revoked')))
		.orderBy(desc(designation.ended_at))
		.limit(1);
	// The tier was taken out of the programme's terms before it was stored.
	return found ? { tier: (found.tier as { words: Words }).words, at: found.at ?? 0 } : null;
}
