import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at } from './columns.ts';

/** One thing that happened, in words a machine can render; append-only by trigger. */
export const audit_entry = sqliteTable(
	'audit_entry',
	{
		seq: integer('seq').primaryKey({ autoIncrement: true }),
		at: at('at').notNull(),
		unit_id: text('unit_id'),
		actor_kind: text('actor_kind', { enum: ['person', 'elector', 'system'] }).notNull(),
		actor_id: text('actor_id'),
		action: text('action').notNull(),
		subject_kind: text('subject_kind').notNull(),
		subject_id: text('subject_id').notNull(),
		detail: text('detail').notNull().default('{}')
	},
	(t) => [
		index('audit_entry_unit').on(t.unit_id, t.seq),
		index('audit_entry_subject').on(t.subject_id)
	]
);

/** The hash of one entry and of the link before it; append-only by trigger. */
export const audit_link = sqliteTable('audit_link', {
	seq: integer('seq')
		.primaryKey()
		.references(() => audit_entry.seq),
	previous: text('previous').notNull(),
	hash: text('hash').notNull()
});

/** How often something was tried within a window (wrong codes, wrong passwords). */
export const throttle = sqliteTable('throttle', {
	key: text('key').primaryKey(),
	window_start: at('window_start').notNull(),
	hits: integer('hits').notNull()
});
