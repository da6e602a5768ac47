import { and, eq } from 'drizzle-orm';
import { certificate } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { db } from '#lib/server/db.ts';
import { current, open } from './designations/current.ts';
import { finished } from './designations/finished.ts';
import { gather } from './designations/pool.ts';
import { writeQuestionnaire } from './designations/residents.ts';
import type { Organiser } from './designations/round.ts';

const day = 86_400_000;

/** The demo's designations, moment by moment, up to now: last year's round, this year's, and a call that is open. */
export function designationHappenings(
	now: number,
	actorOf: (id: string) => Actor
): { at: number; happen: () => Promise<void> }[] {
	const organiser = actorOf('demo-organiser');
	let evaluators: ReadonlyMap<string, string> = new Map();
	const pool = (): Organiser => ({ organiser, evaluators });
	let version = '';
	const round = { pool, asks: () => version };
	const founded = now - 500 * day;
	return [
		{
			at: founded,
			happen: async () => {
				evaluators = await gather(organiser, founded);
				const secretary = actorOf('demo-secretary');
				version = await writeQuestionnaire(secretary, 'demo-residents', founded + 30 * day);
			}
		},
		...finished(now, round, actorOf),
		...current(now, round, actorOf),
		...open(now, pool, actorOf)
	];
}

/** The certificate that `npm start` shows, or null. */
export async function demoCertificate(): Promise<string | null> {
	const [found] = await db()
		.select({ id: certificate.id })
		.from(certificate)
		.where(and(eq(certificate.kind, 'designation'), eq(certificate.holder, '青禾里社区')));
	return found?.id ?? null;
}
