import { sql } from 'drizzle-orm';
import { roll_entry } from '#db/schema.server.ts';
import type { Statement } from '#lib/server/db.ts';

/** Gives the other line of an owner the key that now names them both, if the line `entryId` has it. */
export function joinOwner(sibling: string | null, ownerKey: string, entryId: string): Statement[] {
	if (sibling === null) return [];
	return [
		sql`UPDATE ${roll_entry} SET owner_key = ${ownerKey}, version = version + 1
			WHERE id = ${sibling} AND owner_key = '' AND removed_at IS NULL AND EXISTS
				(SELECT 1 FROM ${roll_entry} WHERE id = ${entryId} AND owner_key = ${ownerKey})`
	];
}
