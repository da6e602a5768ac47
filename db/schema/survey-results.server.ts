import {
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';
import { at, id, json } from './columns.ts';
import { person } from './people.server.ts';
import { survey } from './questionnaires.server.ts';
import { invitee } from './responses.server.ts';

/** How many responses have met a quota. WITHOUT ROWID. */
export const quota_count = sqliteTable(
	'quota_count',
	{
		survey_id: text('survey_id')
			.notNull()
			.references(() => survey.id),
		quota_key: text('quota_key').notNull(),
		responses: integer('responses').notNull()
	},
	(t) => [primaryKey({ columns: [t.survey_id, t.quota_key] })]
);

/** Answers to one question packed in the order of responses, so that tables are made without reading them all. WITHOUT ROWID. */
export const answer_column = sqliteTable(
	'answer_column',
	{
		survey_id: text('survey_id')
			.notNull()
			.references(() => survey.id),
		/** Of one making: those of the one before stay until the next, for whoever is reading them. */
		generation: text('generation').notNull(),
		/** The question's key, or `:building`, `:channel` of the response itself. */
		name: text('name').notNull(),
		chunk: integer('chunk').notNull(),
		body: text('body').notNull()
	},
	(t) => [primaryKey({ columns: [t.survey_id, t.generation, t.name, t.chunk] })]
);

/** The results of a survey as they were last worked out. */
export const survey_summary = sqliteTable('survey_summary', {
	survey_id: text('survey_id')
		.primaryKey()
		.references(() => survey.id),
	/** Of the columns that it was made with. */
	generation: text('generation').notNull(),
	responses: integer('responses').notNull(),
	body: json<unknown>('body').notNull(),
	made_at: at('made_at').notNull()
});

/** A word that staff put to an answer in free text. WITHOUT ROWID. */
export const answer_tag = sqliteTable(
	'answer_tag',
	{
		survey_id: text('survey_id')
			.notNull()
			.references(() => survey.id),
		response_id: text('response_id').notNull(),
		question_key: text('question_key').notNull(),
		tag: text('tag').notNull()
	},
	(t) => [primaryKey({ columns: [t.survey_id, t.response_id, t.question_key, t.tag] })]
);

/** Answers to a survey that were taken elsewhere, as a table; read, looked through, then kept in one go. */
export const response_import = sqliteTable(
	'response_import',
	{
		id: id(),
		/** Chosen by the form and the file together: a double tap makes one import. */
		form_key: text('form_key').notNull().unique(),
		survey_id: text('survey_id')
			.notNull()
			.references(() => survey.id),
		file_name: text('file_name').notNull(),
		sha256: text('sha256').notNull(),
		uploaded_by: text('uploaded_by')
			.notNull()
			.references(() => person.id),
		uploaded_at: at('uploaded_at').notNull(),
		/** What was found in the table: its columns, how many responses, and every cell that is left out, with why. */
		reading: json<unknown>('reading').notNull(),
		responses: integer('responses').notNull(),
		kept_at: at('kept_at'),
		kept_by: text('kept_by').references(() => person.id),
		discarded_at: at('discarded_at'),
		/** Its responses were taken out again. */
		removed_at: at('removed_at'),
		removed_by: text('removed_by').references(() => person.id)
	},
	(t) => [index('response_import_survey').on(t.survey_id, t.uploaded_at)]
);

/** One response that an import would add, under the id that it will have. WITHOUT ROWID. */
export const response_import_line = sqliteTable(
	'response_import_line',
	{
		import_id: text('import_id')
			.notNull()
			.references(() => response_import.id),
		id: text('id').notNull(),
		answers: text('answers').notNull()
	},
	(t) => [primaryKey({ columns: [t.import_id, t.id] })]
);

/** Questionnaires on paper that are entered together, twice, by two people. */
export const response_batch = sqliteTable(
	'response_batch',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		survey_id: text('survey_id')
			.notNull()
			.references(() => survey.id),
		/** Counted within the survey, from 1. */
		number: integer('number').notNull(),
		papers: integer('papers').notNull(),
		/** Counts changes, so that nobody closes what he did not see. */
		version: integer('version').notNull().default(1),
		created_by: text('created_by')
			.notNull()
			.references(() => person.id),
		created_at: at('created_at').notNull(),
		first_by: text('first_by').references(() => person.id),
		first_done_at: at('first_done_at'),
		second_by: text('second_by').references(() => person.id),
		second_done_at: at('second_done_at'),
		settled: integer('settled').notNull().default(0),
		/** Its responses count from here on; the entries are deleted. */
		closed_at: at('closed_at'),
		closed_by: text('closed_by').references(() => person.id),
		/** How many responses it came to. */
		responses: integer('responses').notNull().default(0),
		/** Papers laid aside, for their people had answered already. */
		laid_aside: integer('laid_aside').notNull().default(0),
		discarded_at: at('discarded_at'),
		discarded_by: text('discarded_by').references(() => person.id),
		discard_reason: text('discard_reason').notNull().default('')
	},
	(t) => [uniqueIndex('response_batch_number').on(t.survey_id, t.number)]
);

/** One paper as one person typed it; `pass` 0 is what was settled. WITHOUT ROWID. */
export const response_entry = sqliteTable(
	'response_entry',
	{
		batch_id: text('batch_id')
			.notNull()
			.references(() => response_batch.id),
		pass: integer('pass').notNull(),
		position: integer('position').notNull(),
		/** Whose paper it is, where it carries a code. */
		invitee_id: text('invitee_id').references(() => invitee.id),
		answers: text('answers').notNull()
	},
	(t) => [primaryKey({ columns: [t.batch_id, t.pass, t.position] })]
);
