import { sql } from 'drizzle-orm';
import {
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';
import { at, id, json } from './columns.ts';
import { consultation } from './consultations.server.ts';
import { file } from './files.server.ts';
import { person } from './people.server.ts';
import { programme } from './programmes.server.ts';
import { survey } from './questionnaires.server.ts';
import { unit } from './units.server.ts';

/** A unit's self-assessment for one programme. */
export const application = sqliteTable(
	'application',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		programme_id: text('programme_id')
			.notNull()
			.references(() => programme.id),
		unit_id: text('unit_id')
			.notNull()
			.references(() => unit.id),
		/** Where its residents were asked the programme's questionnaire. */
		survey_id: text('survey_id').references(() => survey.id),
		/** What they said, worked out at submission from the closed survey: `Voice`; null where nobody was asked. */
		residents: json<unknown>('residents'),
		created_by: text('created_by')
			.notNull()
			.references(() => person.id),
		created_at: at('created_at').notNull(),
		/** The submission that stands; null while it is written, or written again. */
		submitted_at: at('submitted_at'),
		submitted_by: text('submitted_by').references(() => person.id),
		/** The organiser lets this one in after the last day, until then. */
		extended_until: at('extended_until'),
		extended_by: text('extended_by').references(() => person.id),
		extension_reason: text('extension_reason').notNull().default(''),
		/** The check list of who is eligible, as it was answered. */
		screening: json<unknown>('screening'),
		screened_at: at('screened_at'),
		screened_by: text('screened_by').references(() => person.id),
		/** Screened out, with a reason that the unit reads. */
		refusal_reason: text('refusal_reason').notNull().default(''),
		withdrawn_at: at('withdrawn_at'),
		withdrawn_by: text('withdrawn_by').references(() => person.id),
		withdrawal_reason: text('withdrawal_reason').notNull().default('')
	},
	(t) => [
		uniqueIndex('application_unit')
			.on(t.programme_id, t.unit_id)
			.where(sql`withdrawn_at IS NULL`),
		index('application_of_unit').on(t.unit_id)
	]
);

/** What a unit says of one indicator. */
export const application_answer = sqliteTable(
	'application_answer',
	{
		application_id: text('application_id')
			.notNull()
			.references(() => application.id),
		indicator_key: text('indicator_key').notNull(),
		/** In hundredths of a point. */
		self_score: integer('self_score'),
		narrative: text('narrative').notNull().default(''),
		version: integer('version').notNull().default(1),
		revised_by: text('revised_by')
			.notNull()
			.references(() => person.id),
		revised_at: at('revised_at').notNull()
	},
	(t) => [primaryKey({ columns: [t.application_id, t.indicator_key] })]
);

/** What a unit said of an indicator before, as far as it is kept: the words of somebody else, or of a while ago. */
export const application_answer_past = sqliteTable(
	'application_answer_past',
	{
		application_id: text('application_id')
			.notNull()
			.references(() => application.id),
		indicator_key: text('indicator_key').notNull(),
		version: integer('version').notNull(),
		self_score: integer('self_score'),
		narrative: text('narrative').notNull(),
		revised_by: text('revised_by')
			.notNull()
			.references(() => person.id),
		revised_at: at('revised_at').notNull()
	},
	(t) => [primaryKey({ columns: [t.application_id, t.indicator_key, t.version] })]
);

/** What proves a self score: a file, a link, a consultation of the unit, or a figure from its own record. */
export const evidence = sqliteTable(
	'evidence',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		application_id: text('application_id')
			.notNull()
			.references(() => application.id),
		indicator_key: text('indicator_key').notNull(),
		kind: text('kind', { enum: ['file', 'link', 'consultation', 'measure'] }).notNull(),
		label: text('label').notNull().default(''),
		file_id: text('file_id').references(() => file.id),
		url: text('url'),
		consultation_id: text('consultation_id').references(() => consultation.id),
		/** The figure with what it was worked out from; worked out anew until submission. */
		measure: json<unknown>('measure'),
		added_by: text('added_by')
			.notNull()
			.references(() => person.id),
		added_at: at('added_at').notNull(),
		removed_at: at('removed_at')
	},
	(t) => [index('evidence_application').on(t.application_id, t.indicator_key)]
);

/** A word within the team that fills an application in. */
export const application_comment = sqliteTable(
	'application_comment',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		application_id: text('application_id')
			.notNull()
			.references(() => application.id),
		indicator_key: text('indicator_key').notNull(),
		words: text('words').notNull(),
		written_by: text('written_by')
			.notNull()
			.references(() => person.id),
		written_at: at('written_at').notNull(),
		removed_at: at('removed_at')
	},
	(t) => [index('application_comment_application').on(t.application_id, t.written_at)]
);

/** An application as it was submitted, whole; one that was sent back is followed by another. */
export const submission = sqliteTable(
	'submission',
	{
		application_id: text('application_id')
			.notNull()
			.references(() => application.id),
		/** Counted within the application, from 1. */
		number: integer('number').notNull(),
		terms_number: integer('terms_number').notNull(),
		body: json<unknown>('body').notNull(),
		sha256: text('sha256').notNull(),
		submitted_by: text('submitted_by')
			.notNull()
			.references(() => person.id),
		submitted_at: at('submitted_at').notNull(),
		returned_at: at('returned_at'),
		returned_by: text('returned_by').references(() => person.id),
		return_reason: text('return_reason').notNull().default('')
	},
	(t) => [primaryKey({ columns: [t.application_id, t.number] })]
);

/** What an organiser checks before an application goes on to review; without a line of its own the shipped list holds. */
export const eligibility = sqliteTable('eligibility', {
	programme_id: text('programme_id')
		.primaryKey()
		.references(() => programme.id),
	/** `Item[]`. */
	items: json<unknown>('items').notNull(),
	/** Counts edits, so that two organisers do not overwrite each other. */
	version: integer('version').notNull().default(1),
	revised_by: text('revised_by')
		.notNull()
		.references(() => person.id),
	revised_at: at('revised_at').notNull()
});
