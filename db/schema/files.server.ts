import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, id } from './columns.ts';
import { person } from './people.server.ts';
import { unit } from './units.server.ts';

/** One uploaded file; its bytes lie in the file store under `id`. */
export const file = sqliteTable(
	'file',
	{
		id: id(),
		unit_id: text('unit_id')
			.notNull()
			.references(() => unit.id),
		name: text('name').notNull(),
		media_type: text('media_type').notNull(),
		size: integer('size').notNull(),
		sha256: text('sha256').notNull(),
		uploaded_by: text('uploaded_by').references(() => person.id),
		uploaded_at: at('uploaded_at').notNull(),
		removed_at: at('removed_at')
	},
	(t) => [index('file_unit').on(t.unit_id)]
);
