import { sql } from 'drizzle-orm';
import {
	check,
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex,
	type AnySQLiteColumn
} from 'drizzle-orm/sqlite-core';
import { at, id, json } from './columns.ts';
import { person } from './people.server.ts';
import { unit } from './units.server.ts';

/** One round of designations, from its call to its end, held by an organiser. */
export const programme = sqliteTable(
	'programme',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		/** The organiser. */
		unit_id: text('unit_id')
			.notNull()
			.references(() => unit.id),
		year: integer('year').notNull(),
		/** What it asks, as it stands: `Terms`. Once called, the newest of `programme_terms`. */
		draft: json<unknown>('draft').notNull(),
		/** Counts edits, so that two editors do not overwrite each other. */
		version: integer('version').notNull().default(1),
		copied_from: text('copied_from').references((): AnySQLiteColumn => programme.id),
		created_by: text('created_by')
			.notNull()
			.references(() => person.id),
		created_at: at('created_at').notNull(),
		revised_by: text('revised_by').references(() => person.id),
		revised_at: at('revised_at'),
		/** The call is public and its terms are frozen. */
		called_at: at('called_at'),
		called_by: text('called_by').references(() => person.id),
		/** The list of proposed designations is public; objections are taken from here on. */
		announced_at: at('announced_at'),
		announced_by: text('announced_by').references(() => person.id),
		/** Designations were made. */
		settled_at: at('settled_at'),
		settled_by: text('settled_by').references(() => person.id),
		discarded_at: at('discarded_at')
	},
	(t) => [index('programme_unit').on(t.unit_id, t.year)]
);

/** What a called programme asks, as it stood: a later version says why it differs. */
export const programme_terms = sqliteTable(
	'programme_terms',
	{
		programme_id: text('programme_id')
			.notNull()
			.references(() => programme.id),
		/** Counted within the programme, from 1. */
		number: integer('number').notNull(),
		body: json<unknown>('body').notNull(),
		sha256: text('sha256').notNull(),
		/** Empty for the first. */
		reason: text('reason').notNull().default(''),
		made_by: text('made_by')
			.notNull()
			.references(() => person.id),
		made_at: at('made_at').notNull()
	},
	(t) => [primaryKey({ columns: [t.programme_id, t.number] })]
);

/** A unit that an organiser admits to its programmes, with its kind of membership. */
export const admission = sqliteTable(
	'admission',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		organiser_id: text('organiser_id')
			.notNull()
			.references(() => unit.id),
		unit_id: text('unit_id')
			.notNull()
			.references(() => unit.id),
		kind: text('kind', { enum: ['vice-chair', 'standing', 'member', 'other'] }).notNull(),
		joined_at: at('joined_at').notNull(),
		left_at: at('left_at'),
		leave_reason: text('leave_reason').notNull().default(''),
		entered_by: text('entered_by')
			.notNull()
			.references(() => person.id),
		entered_at: at('entered_at').notNull()
	},
	(t) => [
		uniqueIndex('admission_now')
			.on(t.organiser_id, t.unit_id)
			.where(sql`left_at IS NULL`)
	]
);

/** An expert in an organiser's pool. */
export const evaluator = sqliteTable(
	'evaluator',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		organiser_id: text('organiser_id')
			.notNull()
			.references(() => unit.id),
		person_id: text('person_id')
			.notNull()
			.references(() => person.id),
		/** What they know about. */
		field: text('field').notNull().default(''),
		/** The first four digits of their city's division code. */
		city: text('city').notNull().default(''),
		joined_at: at('joined_at').notNull(),
		join_reason: text('join_reason').notNull().default(''),
		left_at: at('left_at'),
		leave_reason: text('leave_reason').notNull().default('')
	},
	(t) => [
		uniqueIndex('evaluator_now')
			.on(t.organiser_id, t.person_id)
			.where(sql`left_at IS NULL`),
		index('evaluator_person').on(t.person_id)
	]
);

/** The tier that an evaluator holds from a day on; the newest counts. */
export const evaluator_tier = sqliteTable(
	'evaluator_tier',
	{
		evaluator_id: text('evaluator_id')
			.notNull()
			.references(() => evaluator.id),
		from_at: at('from_at').notNull(),
		tier: text('tier', { enum: ['junior', 'middle', 'senior'] }).notNull(),
		reason: text('reason').notNull().default(''),
		decided_by: text('decided_by')
			.notNull()
			.references(() => person.id)
	},
	(t) => [primaryKey({ columns: [t.evaluator_id, t.from_at] })]
);

/** A unit that an evaluator belongs or belonged to: they review neither it nor what lies below it. */
export const affiliation = sqliteTable(
	'affiliation',
	{
		evaluator_id: text('evaluator_id')
			.notNull()
			.references(() => evaluator.id),
		unit_id: text('unit_id')
			.notNull()
			.references(() => unit.id),
		note: text('note').notNull().default('')
	},
	(t) => [primaryKey({ columns: [t.evaluator_id, t.unit_id] })]
);

/** Something that an evaluator took part in to learn, with its hours. */
export const training = sqliteTable(
	'training',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		evaluator_id: text('evaluator_id')
			.notNull()
			.references(() => evaluator.id),
		kind: text('kind', {
			enum: ['theory', 'professional', 'practice', 'supervision', 'case-study']
		}).notNull(),
		hours: integer('hours').notNull(),
		held_at: at('held_at').notNull(),
		note: text('note').notNull().default(''),
		entered_by: text('entered_by')
			.notNull()
			.references(() => person.id),
		entered_at: at('entered_at').notNull(),
		removed_at: at('removed_at')
	},
	(t) => [index('training_evaluator').on(t.evaluator_id), check('training_hours', sql`hours > 0`)]
);

/** By what rules evaluators rise in an organiser's pool; without a line of its own the example's hold. */
export const promotion_rules = sqliteTable('promotion_rules', {
	organiser_id: text('organiser_id')
		.primaryKey()
		.references(() => unit.id),
	/** `Rule[]`. */
	body: json<unknown>('body').notNull(),
	version: integer('version').notNull().default(1),
	revised_by: text('revised_by')
		.notNull()
		.references(() => person.id),
	revised_at: at('revised_at').notNull()
});
