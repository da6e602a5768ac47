import { sql } from 'drizzle-orm';
import {
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';
import { application } from './applications.server.ts';
import { at, id, json } from './columns.ts';
import { file } from './files.server.ts';
import { person } from './people.server.ts';

/** A visit to an applicant: plan, check list, report, and what the unit says to it. */
export const visit = sqliteTable(
	'visit',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		application_id: text('application_id')
			.notNull()
			.references(() => application.id),
		planned_for: at('planned_for').notNull(),
		/** What the unit should prepare; it reads this before the visit. */
		plan: text('plan').notNull().default(''),
		/** What to look into: `Item[]`. What was found stands in `visit_finding`. */
		checklist: json<unknown>('checklist').notNull(),
		/** Counts edits of the plan. */
		version: integer('version').notNull().default(1),
		made_by: text('made_by')
			.notNull()
			.references(() => person.id),
		made_at: at('made_at').notNull(),
		reported_at: at('reported_at'),
		reported_by: text('reported_by').references(() => person.id),
		reply: text('reply').notNull().default(''),
		replied_at: at('replied_at'),
		replied_by: text('replied_by').references(() => person.id),
		cancelled_at: at('cancelled_at'),
		cancelled_by: text('cancelled_by').references(() => person.id),
		cancel_reason: text('cancel_reason').notNull().default('')
	},
	(t) => [
		uniqueIndex('visit_application')
			.on(t.application_id)
			.where(sql`cancelled_at IS NULL`)
	]
);

/** What was written at a visit: who was there, what was found on one item of the check list, or on the whole. */
export const visit_finding = sqliteTable(
	'visit_finding',
	{
		visit_id: text('visit_id')
			.notNull()
			.references(() => visit.id),
		/** The key of the item; or `attendance`, or `overall`. */
		part: text('part').notNull(),
		words: text('words').notNull(),
		/** Counts edits, so that two who were there do not overwrite each other. */
		version: integer('version').notNull().default(1),
		revised_by: text('revised_by')
			.notNull()
			.references(() => person.id),
		revised_at: at('revised_at').notNull()
	},
	(t) => [primaryKey({ columns: [t.visit_id, t.part] })]
);

/** A picture taken at a visit, kept by the organiser's unit. */
export const visit_photo = sqliteTable(
	'visit_photo',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		visit_id: text('visit_id')
			.notNull()
			.references(() => visit.id),
		part: text('part').notNull(),
		file_id: text('file_id')
			.notNull()
			.references(() => file.id),
		added_by: text('added_by')
			.notNull()
			.references(() => person.id),
		added_at: at('added_at').notNull(),
		removed_at: at('removed_at')
	},
	(t) => [index('visit_photo_visit').on(t.visit_id), index('visit_photo_file').on(t.file_id)]
);
