import { eq } from 'drizzle-orm';
import { designation } from '#db/schema.server.ts';
import * as honouring from '#lib/certificates/honouring.server.ts';
import type { Recheck } from '#lib/certificates/rechecking.ts';
import * as rechecking from '#lib/certificates/rechecking.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { db } from '#lib/server/db.ts';
import { expectTo } from '../expect.ts';

/** Looks at a unit's designation of a round again: each criterion about this far, in per cent. */
export async function recheck(
	organiser: Actor,
	{ programmeId, unit, level }: { programmeId: string; unit: string; level: number },
	came: Pick<Recheck, 'outcome' | 'tier' | 'reason' | 'nextDueAt'>,
	at: number
): Promise<void> {
	const held = await db().select().from(designation).where(eq(designation.unit_id, unit));
	const own = held.find((one) => one.programme_id === programmeId && one.ended_at === null);
	const { terms } = await termsOf(programmeId);
	const assessment = terms.criteria.map(({ key }, i) => ({
		criterion: key,
		share: (level + (i % 3) * 2) * 100,
		words: i === 1 ? '看了最近半年的协商记录和落实单' : ''
	}));
	const found = { ...came, assessment, key: `demo-recheck-${own?.id}` };
	expectTo('recorded', await rechecking.recheck(organiser, own?.id ?? '', found, at));
}

/** Thanks an evaluator of a round with a certificate of their own. */
export async function thank(
	organiser: Actor,
	given: { programmeId: string; evaluatorId: string },
	at: number
): Promise<void> {
	const made = await honouring.certifyReview(organiser, given, at);
	if (typeof made === 'string') throw new Error(`The demo's certificate: ${made}`);
}
