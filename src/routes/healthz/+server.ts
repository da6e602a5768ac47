import { text } from '@sveltejs/kit';
import { db } from '#lib/server/db.ts';

/** For a supervisor of processes or a proxy: the application runs, and its database answers. */
export async function GET() {
	await db().query.unit.findFirst({ columns: { id: true } });
	return text('ok\n', { headers: { 'cache-control': 'no-store' } });
}
