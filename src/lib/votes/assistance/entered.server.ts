import { and, eq, isNull } from 'drizzle-orm';
import { assistance, proxy } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import type { Channel } from '../votes.ts';
import type { Entered } from './entered.ts';

/** How the ballot came in that an elector has by this channel. */
export async function findEntered(electorId: string, channel: Channel): Promise<Entered> {
	if (channel === 'assisted') {
		const [helped] = await db()
			.select({ at: assistance.cast_at })
			.from(assistance)
			.where(eq(assistance.elector_id, electorId));
		return { at: helped?.at ?? null, holder: null };
	}
	if (channel !== 'proxy') return { at: null, holder: null };
	const [given] = await db()
		.select({ holder: proxy.holder_name })
		.from(proxy)
		.where(and(eq(proxy.grantor_id, electorId), isNull(proxy.withdrawn_at)));
	return { at: null, holder: given?.holder ?? null };
}
