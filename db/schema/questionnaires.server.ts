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
import { at, flag, id, json } from './columns.ts';
import { consultation, step } from './consultations.server.ts';
import { file } from './files.server.ts';
import { person } from './people.server.ts';
import { roll } from './rolls.server.ts';
import { unit } from './units.server.ts';

/** A questionnaire as its committee writes it. */
export const questionnaire = sqliteTable(
	'questionnaire',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		unit_id: text('unit_id')
			.notNull()
			.references(() => unit.id),
		title: text('title').notNull(),
		/** The draft as it stands: a `Document`. */
		draft: json<unknown>('draft').notNull(),
		/** Counts edits, so that two editors do not overwrite each other. */
		version: integer('version').notNull().default(1),
		created_by: text('created_by')
			.notNull()
			.references(() => person.id),
		created_at: at('created_at').notNull(),
		revised_at: at('revised_at'),
		revised_by: text('revised_by').references(() => person.id),
		discarded_at: at('discarded_at')
	},
	(t) => [index('questionnaire_unit').on(t.unit_id, t.created_at)]
);

/** What was published, as it stays: answers belong to one of these. */
export const questionnaire_version = sqliteTable(
	'questionnaire_version',
	{
		id: id(),
		questionnaire_id: text('questionnaire_id')
			.notNull()
			.references(() => questionnaire.id),
		/** Counted within the questionnaire, from 1. */
		number: integer('number').notNull(),
		/** The edit that was published: publishing it twice makes one version. */
		draft_version: integer('draft_version').notNull(),
		body: json<unknown>('body').notNull(),
		sha256: text('sha256').notNull(),
		published_by: text('published_by')
			.notNull()
			.references(() => person.id),
		published_at: at('published_at').notNull()
	},
	(t) => [
		uniqueIndex('questionnaire_version_number').on(t.questionnaire_id, t.number),
		uniqueIndex('questionnaire_version_draft').on(t.questionnaire_id, t.draft_version)
	]
);

/** The plan of a place that a question shows: its image is public from the first survey with it. */
export const questionnaire_plan = sqliteTable(
	'questionnaire_plan',
	{
		questionnaire_id: text('questionnaire_id')
			.notNull()
			.references(() => questionnaire.id),
		file_id: text('file_id')
			.notNull()
			.references(() => file.id)
	},
	(t) => [primaryKey({ columns: [t.questionnaire_id, t.file_id] })]
);

/**
 * A questionnaire put to one community for a time. Open: anybody with the link. Named: the answers stand with the
 * invited person. Confidential: mark and answers apart.
 */
export const survey = sqliteTable(
	'survey',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		unit_id: text('unit_id')
			.notNull()
			.references(() => unit.id),
		questionnaire_version_id: text('questionnaire_version_id')
			.notNull()
			.references(() => questionnaire_version.id),
		consultation_id: text('consultation_id').references(() => consultation.id),
		step_id: text('step_id')
			.unique()
			.references(() => step.id),
		/** Given to several communities at once by a unit above them: the first of them, which names itself. */
		round_of: text('round_of').references((): AnySQLiteColumn => survey.id),
		access: text('access', { enum: ['open', 'named', 'confidential'] }).notNull(),
		/** Whom it asks; nobody in particular where it is open. A draft may be without until its roll is chosen. */
		roll_id: text('roll_id').references(() => roll.id),
		opens_at: at('opens_at').notNull(),
		closes_at: at('closes_at').notNull(),
		/** Its results are public while it is open. */
		live: flag('live').notNull().default(false),
		created_by: text('created_by')
			.notNull()
			.references(() => person.id),
		created_at: at('created_at').notNull(),
		version: integer('version').notNull().default(1),
		opened_at: at('opened_at'),
		opened_by: text('opened_by').references(() => person.id),
		/** How many were invited. */
		invited: integer('invited'),
		closed_at: at('closed_at'),
		closed_by: text('closed_by').references(() => person.id),
		/** Results are shown to everybody. */
		published_at: at('published_at'),
		published_by: text('published_by').references(() => person.id),
		discarded_at: at('discarded_at')
	},
	(t) => [
		index('survey_unit').on(t.unit_id, t.opens_at),
		index('survey_consultation').on(t.consultation_id),
		index('survey_round').on(t.round_of),
		check('survey_times', sql`${t.closes_at} > ${t.opens_at}`),
		check(
			'survey_roll',
			sql`CASE WHEN ${t.access} = 'open' THEN ${t.roll_id} IS NULL ELSE ${t.opened_at} IS NULL OR ${t.roll_id} IS NOT NULL END`
		)
	]
);
