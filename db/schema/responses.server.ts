import { sql } from 'drizzle-orm';
import {
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';
import { at, flag, id } from './columns.ts';
import { file } from './files.server.ts';
import { person } from './people.server.ts';
import { survey } from './questionnaires.server.ts';

/** One line of the roll as it stood when the survey opened: the right to one response. */
export const invitee = sqliteTable(
	'invitee',
	{
		id: id(),
		survey_id: text('survey_id')
			.notNull()
			.references(() => survey.id),
		roll_entry_id: text('roll_entry_id').notNull(),
		name: text('name').notNull(),
		building: text('building').notNull(),
		entrance: text('entrance').notNull(),
		room: text('room').notNull(),
		door_order: text('door_order').notNull(),
		area: integer('area').notNull().default(0),
		phone_last4: text('phone_last4').notNull().default(''),
		phone_hash: text('phone_hash').notNull().default('')
	},
	(t) => [
		index('invitee_survey').on(t.survey_id, t.door_order),
		index('invitee_building').on(t.survey_id, t.building)
	]
);

/** The paper that carries one invitee's code, kept as a keyed hash only; one is valid at a time. */
export const invitee_slip = sqliteTable(
	'invitee_slip',
	{
		id: id(),
		survey_id: text('survey_id')
			.notNull()
			.references(() => survey.id),
		invitee_id: text('invitee_id')
			.notNull()
			.references(() => invitee.id),
		code_hash: text('code_hash').notNull().unique(),
		issued_at: at('issued_at').notNull(),
		issued_by: text('issued_by').references(() => person.id),
		voided_at: at('voided_at'),
		voided_by: text('voided_by').references(() => person.id)
	},
	(t) => [
		index('invitee_slip_survey').on(t.survey_id),
		uniqueIndex('invitee_slip_valid')
			.on(t.invitee_id)
			.where(sql`voided_at IS NULL`)
	]
);

/** The invitee has answered, by this channel; `key` is the form's, so a retry is recognised. WITHOUT ROWID. */
export const response_mark = sqliteTable(
	'response_mark',
	{
		survey_id: text('survey_id')
			.notNull()
			.references(() => survey.id),
		invitee_id: text('invitee_id')
			.notNull()
			.references(() => invitee.id),
		channel: text('channel', { enum: ['online', 'paper', 'import'] }).notNull(),
		key: text('key').notNull()
	},
	(t) => [primaryKey({ columns: [t.survey_id, t.invitee_id] })]
);

/** What one person answered. Random id, no time; `invitee_id` only where it is named. WITHOUT ROWID. */
export const response = sqliteTable(
	'response',
	{
		survey_id: text('survey_id')
			.notNull()
			.references(() => survey.id),
		id: text('id').notNull(),
		/** The form's key where no mark holds it: an open survey, paper, an import. */
		form_key: text('form_key').unique(),
		invitee_id: text('invitee_id').references(() => invitee.id),
		/** Of the roll, for tables by building; empty where it is open. */
		building: text('building').notNull().default(''),
		answers: text('answers').notNull(),
		channel: text('channel', { enum: ['online', 'paper', 'import'] }).notNull(),
		/** Made while trying it out: never counted. */
		is_test: flag('is_test').notNull().default(false)
	},
	(t) => [
		primaryKey({ columns: [t.survey_id, t.id] }),
		uniqueIndex('response_invitee')
			.on(t.invitee_id)
			.where(sql`invitee_id IS NOT NULL`),
		// Responses are long: they are counted here, without reading them.
		index('response_counted').on(t.survey_id, t.is_test, t.building, t.channel)
	]
);

/** A response that is not finished: by the phone's cookie, or by the invitee. Deleted when it is sent or old. */
export const response_draft = sqliteTable(
	'response_draft',
	{
		/** Keyed hash of the cookie, or of the invitee. */
		key_hash: text('key_hash').primaryKey(),
		survey_id: text('survey_id')
			.notNull()
			.references(() => survey.id),
		/** Goes with the response when it is sent, so that one draft makes one response, however often it is sent. */
		form_key: text('form_key').notNull(),
		answers: text('answers').notNull(),
		expires_at: at('expires_at').notNull()
	},
	(t) => [index('response_draft_expiry').on(t.expires_at)]
);

/** A file that a resident sent as an answer; `is_kept` once the response that names it was sent. WITHOUT ROWID. */
export const response_file = sqliteTable(
	'response_file',
	{
		survey_id: text('survey_id')
			.notNull()
			.references(() => survey.id),
		file_id: text('file_id')
			.notNull()
			.references(() => file.id),
		/** Keyed hash of the cookie, or of the invitee: nobody names a file of somebody else. Empty once it is kept. */
		key_hash: text('key_hash').notNull(),
		question_key: text('question_key').notNull(),
		is_kept: flag('is_kept').notNull().default(false)
	},
	(t) => [
		primaryKey({ columns: [t.survey_id, t.file_id] }),
		index('response_file_key').on(t.key_hash)
	]
);
