import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { application } from './applications.server.ts';
import { at, id, json } from './columns.ts';
import { person } from './people.server.ts';
import { programme } from './programmes.server.ts';

/** The panel's recorded vote on one application; of `members`, `present` were there. */
export const panel_vote = sqliteTable('panel_vote', {
	application_id: text('application_id')
		.primaryKey()
		.references(() => application.id),
	/** The tier that was decided; null is a refusal. */
	tier_key: text('tier_key'),
	proposed_key: text('proposed_key'),
	members: integer('members').notNull(),
	present: integer('present').notNull(),
	in_favour: integer('in_favour').notNull(),
	against: integer('against').notNull(),
	abstained: integer('abstained').notNull(),
	/** Why it differs from what was proposed; and, of a refusal, what the unit is told. */
	reason: text('reason').notNull().default(''),
	recorded_by: text('recorded_by')
		.notNull()
		.references(() => person.id),
	recorded_at: at('recorded_at').notNull()
});

/** What an application came to when the list was made public: shares by criterion, place, and the means of its round. */
export const application_result = sqliteTable('application_result', {
	application_id: text('application_id')
		.primaryKey()
		.references(() => application.id),
	/** `Result`. */
	body: json<unknown>('body').notNull(),
	made_at: at('made_at').notNull()
});

/** Somebody's objection to the public list, and the answer to it. */
export const list_objection = sqliteTable(
	'list_objection',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		programme_id: text('programme_id')
			.notNull()
			.references(() => programme.id),
		application_id: text('application_id').references(() => application.id),
		name: text('name').notNull(),
		contact: text('contact').notNull(),
		words: text('words').notNull(),
		made_at: at('made_at').notNull(),
		answer: text('answer').notNull().default(''),
		answered_by: text('answered_by').references(() => person.id),
		answered_at: at('answered_at')
	},
	(t) => [index('list_objection_programme').on(t.programme_id, t.made_at)]
);
