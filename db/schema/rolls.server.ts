import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, flag, id, json } from './columns.ts';
import { person } from './people.server.ts';
import { unit } from './units.server.ts';

/** A list of who may take part: adults, households, owners or representatives of one unit. */
export const roll = sqliteTable(
	'roll',
	{
		id: id(),
		unit_id: text('unit_id')
			.notNull()
			.references(() => unit.id),
		kind: text('kind', { enum: ['adults', 'households', 'owners', 'representatives'] }).notNull(),
		name: text('name').notNull(),
		created_by: text('created_by').references(() => person.id),
		created_at: at('created_at').notNull(),
		/** Counts changes of its lines, so that an import meant for an older state does not overwrite them. */
		version: integer('version').notNull().default(1),
		retired_at: at('retired_at')
	},
	(t) => [index('roll_unit').on(t.unit_id)]
);

/** One line of a roll: no more about a person than a vote needs. */
export const roll_entry = sqliteTable(
	'roll_entry',
	{
		id: id(),
		roll_id: text('roll_id')
			.notNull()
			.references(() => roll.id),
		name: text('name').notNull(),
		building: text('building').notNull().default(''),
		entrance: text('entrance').notNull().default(''),
		room: text('room').notNull().default(''),
		/** Sorts doors as people do: 2 before 10. */
		door_order: text('door_order').notNull().default(''),
		area: integer('area').notNull().default(0),
		/** Entries of one owner share a key and are one head; empty = an owner of one unit. */
		owner_key: text('owner_key').notNull().default(''),
		/** Unsold or undelivered: all such entries of a roll are the developer's, one head. */
		developer: flag('developer').notNull().default(false),
		phone_last4: text('phone_last4').notNull().default(''),
		phone_hash: text('phone_hash').notNull().default(''),
		added_at: at('added_at').notNull(),
		/** Counts corrections, so that two editors do not overwrite each other. */
		version: integer('version').notNull().default(1),
		removed_at: at('removed_at')
	},
	(t) => [
		index('roll_entry_roll').on(t.roll_id, t.door_order, t.id),
		/** All lines of one owner, and all of the developer. */
		index('roll_entry_owner')
			.on(t.roll_id, t.owner_key)
			.where(sql`owner_key <> '' AND removed_at IS NULL`),
		index('roll_entry_developer')
			.on(t.roll_id)
			.where(sql`developer = 1 AND removed_at IS NULL`),
		check('roll_entry_area', sql`${t.area} >= 0`)
	]
);

/** A file on its way into a roll. What it says about people is deleted once it is confirmed, discarded or a day old. */
export const roll_import = sqliteTable(
	'roll_import',
	{
		id: id(),
		/** Chosen by the form and the file together: a double tap makes one import. */
		form_key: text('form_key').notNull().unique(),
		unit_id: text('unit_id')
			.notNull()
			.references(() => unit.id),
		kind: text('kind', { enum: ['adults', 'households', 'owners', 'representatives'] }).notNull(),
		/** The roll that it renews; of a new roll only from the confirmation on. */
		roll_id: text('roll_id').references(() => roll.id),
		renews: flag('renews').notNull(),
		/** The bytes in the file store; empty once they are deleted. */
		file_id: text('file_id'),
		file_name: text('file_name').notNull(),
		sha256: text('sha256').notNull(),
		uploaded_by: text('uploaded_by')
			.notNull()
			.references(() => person.id),
		uploaded_at: at('uploaded_at').notNull(),
		/** Sheets, header and columns chosen by hand; counted, so that each reading belongs to one choice. */
		choice: json<unknown>('choice').notNull(),
		version: integer('version').notNull().default(1),
		/** Hundredths of the reading under way, and the last sign of its life. */
		progress: integer('progress').notNull().default(0),
		progress_at: at('progress_at').notNull(),
		/** The version that was read; either `failure` or the rest below belongs to it. */
		read_version: integer('read_version'),
		failure: text('failure'),
		/** Sheets, columns, a sample, sums: everything of the preview but lines and problems. */
		reading: json<unknown>('reading'),
		problems: json<unknown>('problems'),
		errors: integer('errors').notNull().default(0),
		/** The state of the roll that the lines were compared with. */
		roll_version: integer('roll_version'),
		added: integer('added').notNull().default(0),
		changed: integer('changed').notNull().default(0),
		removed: integer('removed').notNull().default(0),
		same: integer('same').notNull().default(0),
		confirmed_at: at('confirmed_at'),
		confirmed_by: text('confirmed_by').references(() => person.id),
		/** By a person, or by the clock and nobody in `discarded_by`. */
		discarded_at: at('discarded_at'),
		discarded_by: text('discarded_by').references(() => person.id)
	},
	(t) => [index('roll_import_unit').on(t.unit_id, t.uploaded_at)]
);

/** What one line of an import would do: a new line, or an old one (`entry_id`) changed, removed or left. WITHOUT ROWID. */
export const roll_import_line = sqliteTable(
	'roll_import_line',
	{
		import_id: text('import_id')
			.notNull()
			.references(() => roll_import.id),
		version: integer('version').notNull(),
		act: text('act', { enum: ['added', 'changed', 'removed', 'same'] }).notNull(),
		position: integer('position').notNull(),
		entry_id: text('entry_id').notNull(),
		/** The changed columns, separated by spaces. */
		fields: text('fields').notNull().default(''),
		name: text('name').notNull(),
		building: text('building').notNull(),
		entrance: text('entrance').notNull(),
		room: text('room').notNull(),
		door_order: text('door_order').notNull(),
		area: integer('area').notNull(),
		owner_key: text('owner_key').notNull(),
		developer: flag('developer').notNull(),
		phone_last4: text('phone_last4').notNull(),
		phone_hash: text('phone_hash').notNull()
	},
	(t) => [primaryKey({ columns: [t.import_id, t.version, t.act, t.position] })]
);
