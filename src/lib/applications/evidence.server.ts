import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { consultation, evidence, file } from '#db/schema.server.ts';
import * as files from '#lib/files/files.server.ts';
import type { StoreRefusal } from '#lib/files/files.ts';
import type { Actor } from '#lib/people/actor.ts';
import { indicatorsOf } from '#lib/programmes/criteria.ts';
import type { Terms } from '#lib/programmes/programme.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { get, getWritable, isWritten } from './applications.server.ts';
import { lineOf } from './log-line.server.ts';
import { linkOf, type Piece } from './evidence.ts';
import type { Figure } from './figure.ts';
import { measure } from './measuring.server.ts';
import { periodOf } from './period.ts';

/** What is offered as proof: one of these, as its kind says. */
export type Proof =
	| { kind: 'file'; upload: File }
	| { kind: 'link'; url: string; label: string }
	| { kind: 'consultation'; consultationId: string }
	| { kind: 'measure' };

export type ProofFault =
	| StoreRefusal
	| 'not_open'
	| 'no_such_indicator'
	| 'no_such_consultation'
	| 'no_measure'
	| 'not_a_link'
	| 'too_many';

/** As many pieces as one indicator has at most. */
const MOST = 20;

/** The evidence of an application in the order in which it was added. */
export async function list(applicationId: string): Promise<Piece[]> {
	const rows = await db()
		.select({ evidence, file, title: consultation.title })
		.from(evidence)
		.leftJoin(file, eq(file.id, evidence.file_id))
		.leftJoin(consultation, eq(consultation.id, evidence.consultation_id))
		.where(and(eq(evidence.application_id, applicationId), isNull(evidence.removed_at)))
		.orderBy(asc(evidence.added_at), asc(evidence.id));
	return rows.map(({ evidence: piece, file: kept, title }) => {
		const { id, indicator_key, kind, label, url, consultation_id, added_at } = piece;
		return {
			...{ id, indicator_key, kind, label, url, added_at },
			file: kept && pick(kept),
			consultation: consultation_id === null ? null : { id: consultation_id, title: title ?? '' },
			// It was worked out by us before it was stored.
			figure: piece.measure as Figure | null
		};
	});
}

/** Adds a piece of evidence to an indicator; the form's key adds it once. A figure is worked out then and there. */
export async function add(
	actor: Actor,
	applicationId: string,
	{ indicatorKey, proof, key }: { indicatorKey: string; proof: Proof; key: string },
	now: number
): Promise<'added' | { fault: ProofFault }> {
	if (!/^[\w-]{8,64}$/.test(key)) refuse('invalid', 'evidence without a form key');
	const writable = await getWritable(actor, applicationId, now);
	if (writable === 'not_open') return { fault: 'not_open' };
	const { found, terms } = writable;
	const known = await db()
		.select({ indicator_key: evidence.indicator_key, form_key: evidence.form_key })
		.from(evidence)
		.where(and(eq(evidence.application_id, applicationId), isNull(evidence.removed_at)));
	if (known.some(({ form_key }) => form_key === key)) return 'added';
	const own = known.filter(({ indicator_key }) => indicator_key === indicatorKey);
	if (own.length >= MOST) return { fault: 'too_many' };
	const unitId = found.unit_id;
	const made = await prepare(actor, { unitId, indicatorKey, terms, proof }, now);
	if ('fault' in made) return made;
	const id = newId();
	await write([
		sql`INSERT INTO ${evidence} (id, form_key, application_id, indicator_key, kind, label, file_id, url,
				consultation_id, measure, added_by, added_at)
			SELECT ${id}, ${key}, ${applicationId}, ${indicatorKey}, ${proof.kind}, ${made.label ?? ''},
				${made.file_id ?? null}, ${made.url ?? null}, ${made.consultation_id ?? null},
				${made.figure ? JSON.stringify(made.figure) : null}, ${actor.id}, ${now}
			WHERE ${isWritten(applicationId)} ON CONFLICT DO NOTHING`,
		lineOf(
			actor,
			{ id: applicationId, unitId, action: 'applications.add_evidence', now },
			{ indicator: indicatorKey, kind: proof.kind }
		)
	]);
	return 'added';
}

/** Takes a piece of evidence away; it stays known to the log. */
export async function remove(
	actor: Actor,
	applicationId: string,
	evidenceId: string,
	now: number
): Promise<'removed' | 'not_open'> {
	const writable = await getWritable(actor, applicationId, now);
	if (writable === 'not_open') return 'not_open';
	await write([
		sql`UPDATE ${evidence} SET removed_at = ${now}
			WHERE id = ${evidenceId} AND application_id = ${applicationId} AND removed_at IS NULL
				AND ${isWritten(applicationId)}`,
		lineOf(
			actor,
			{
				id: applicationId,
				unitId: writable.found.unit_id,
				action: 'applications.remove_evidence',
				now
			},
			{ evidence: evidenceId }
		)
	]);
	return 'removed';
}

/** Works all figures of an application out anew: while it is written, what they come from goes on. */
export async function refresh(actor: Actor, applicationId: string, now: number): Promise<void> {
	const writable = await getWritable(actor, applicationId, now);
	if (writable === 'not_open') return;
	const { unit_id } = await get(applicationId);
	const pieces = await list(applicationId);
	for (const { id, figure } of pieces) {
		if (!figure) continue;
		const { terms } = writable;
		const anew = await measure(unit_id, figure.measure, periodOf(terms.phases), now);
		await write([
			sql`UPDATE ${evidence} SET measure = ${JSON.stringify(anew)}
				WHERE id = ${id} AND removed_at IS NULL AND ${isWritten(applicationId)}`
		]);
	}
}

type Made = {
	label?: string;
	file_id?: string;
	url?: string;
	consultation_id?: string;
	figure?: Figure;
};

async function prepare(
	actor: Actor,
	given: { unitId: string; indicatorKey: string; terms: Terms; proof: Proof },
	now: number
): Promise<Made | { fault: ProofFault }> {
	const { unitId, indicatorKey, terms, proof } = given;
	const indicator = indicatorsOf(terms.criteria).find(({ key }) => key === indicatorKey);
	if (!indicator) return { fault: 'no_such_indicator' };
	switch (proof.kind) {
		case 'file': {
			const stored = await files.store(actor, unitId, proof.upload, now);
			return 'refused' in stored
				? { fault: stored.refused }
				: { file_id: stored.id, label: stored.name };
		}
		case 'link': {
			const url = linkOf(proof.url);
			return url === null
				? { fault: 'not_a_link' }
				: { url, label: proof.label.trim().slice(0, 200) };
		}
		case 'consultation': {
			const { id, unit_id, published_at } = consultation;
			const [own] = await db()
				.select({ id, published_at })
				.from(consultation)
				.where(and(eq(id, proof.consultationId), eq(unit_id, unitId)));
			return own?.published_at ? { consultation_id: own.id } : { fault: 'no_such_consultation' };
		}
		case 'measure': {
			if (indicator.measure === undefined) return { fault: 'no_measure' };
			return { figure: await measure(unitId, indicator.measure, periodOf(terms.phases), now) };
		}
	}
}

function pick({ id, name, media_type, size, sha256 }: typeof file.$inferSelect) {
	return { id, name, media_type, size, sha256 };
}
