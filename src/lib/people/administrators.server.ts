import { isNull, sql } from 'drizzle-orm';
import { unit } from '#db/schema.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import * as invitations from './invitations.server.ts';

/** The code of the whole country in the statistical division codes. */
const NATION = '000000000000';

/**
 * Invites an administrator without anybody's leave: for the command line, where the installation
 * itself is at hand. A new installation gets its root unit with it; a link that was lost is
 * replaced by the new one.
 */
export async function inviteAdministrator(
	{ email, name }: { email: string; name: string },
	now: number
): Promise<{ token: string } | { refused: invitations.InvitationRefusal }> {
	const unitId = await rootUnit(now);
	await write([
		sql`UPDATE invitation SET revoked_at = ${now} WHERE email = ${email} AND unit_id = ${unitId}
			AND role = 'administrator' AND accepted_at IS NULL AND revoked_at IS NULL`
	]);
	return invitations.invite(
		null,
		{ key: newId(), unitId, role: 'administrator', name, email },
		now
	);
}

async function rootUnit(now: number): Promise<string> {
	await write([
		sql`INSERT INTO unit (id, code, level, kind, name, name_en, created_at)
			SELECT ${newId()}, ${NATION}, 'nation', 'urban', '全国', 'China', ${now}
			WHERE NOT EXISTS (SELECT 1 FROM unit WHERE parent_id IS NULL)`
	]);
	const [root] = await db()
		.select({ id: unit.id })
		.from(unit)
		.where(isNull(unit.parent_id))
		.orderBy(unit.code)
		.limit(1);
	if (!root) throw new Error('There is no unit at the top');
	return root.id;
}
