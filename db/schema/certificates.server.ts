import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { application } from './applications.server.ts';
import { at, id, json } from './columns.ts';
import { person } from './people.server.ts';
import { admission, evaluator, programme } from './programmes.server.ts';
import { unit } from './units.server.ts';

/** What a unit was designated, from when until when. */
export const designation = sqliteTable(
	'designation',
	{
		id: id(),
		programme_id: text('programme_id')
			.notNull()
			.references(() => programme.id),
		application_id: text('application_id')
			.notNull()
			.references(() => application.id),
		unit_id: text('unit_id')
			.notNull()
			.references(() => unit.id),
		tier_key: text('tier_key').notNull(),
		/** As the programme called it then. */
		tier: json<unknown>('tier').notNull(),
		valid_from: at('valid_from').notNull(),
		valid_until: at('valid_until').notNull(),
		/** It is looked at again by then; null where nothing is due. */
		recheck_due_at: at('recheck_due_at'),
		ended_at: at('ended_at'),
		ended_by: text('ended_by').references(() => person.id),
		/** Downgraded designations are followed by another one. */
		end: text('end', { enum: ['downgraded', 'revoked', 'lapsed'] }),
		end_reason: text('end_reason').notNull().default('')
	},
	(t) => [
		index('designation_unit').on(t.unit_id),
		index('designation_programme').on(t.programme_id),
		uniqueIndex('designation_application')
			.on(t.application_id)
			.where(sql`ended_at IS NULL`)
	]
);

/** A numbered certificate as it was signed; it is never changed, only revoked. */
export const certificate = sqliteTable(
	'certificate',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		kind: text('kind', { enum: ['designation', 'review', 'membership'] }).notNull(),
		organiser_id: text('organiser_id')
			.notNull()
			.references(() => unit.id),
		/** Counted within the organiser and year, from 1. */
		year: integer('year').notNull(),
		number: integer('number').notNull(),
		designation_id: text('designation_id').references(() => designation.id),
		/** The round in which an evaluator reviewed. */
		programme_id: text('programme_id').references(() => programme.id),
		evaluator_id: text('evaluator_id').references(() => evaluator.id),
		admission_id: text('admission_id').references(() => admission.id),
		holder: text('holder').notNull(),
		holder_en: text('holder_en').notNull().default(''),
		/** What is printed, in both languages. */
		words: json<unknown>('words').notNull(),
		/** The signed file, byte for byte. */
		signed: text('signed').notNull(),
		valid_from: at('valid_from').notNull(),
		valid_until: at('valid_until'),
		issued_by: text('issued_by')
			.notNull()
			.references(() => person.id),
		issued_at: at('issued_at').notNull(),
		revoked_at: at('revoked_at'),
		revoked_by: text('revoked_by').references(() => person.id),
		revocation_reason: text('revocation_reason').notNull().default('')
	},
	(t) => [
		uniqueIndex('certificate_number').on(t.organiser_id, t.year, t.number),
		index('certificate_designation').on(t.designation_id),
		index('certificate_review').on(t.programme_id, t.evaluator_id),
		index('certificate_admission').on(t.admission_id)
	]
);

/** A designation looked at again, with what came of it. */
export const recheck = sqliteTable(
	'recheck',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		designation_id: text('designation_id')
			.notNull()
			.references(() => designation.id),
		/** The short re-assessment: scores and words by indicator. */
		assessment: json<unknown>('assessment').notNull(),
		outcome: text('outcome', { enum: ['kept', 'downgraded', 'revoked', 'lapsed'] }).notNull(),
		tier_key: text('tier_key'),
		reason: text('reason').notNull(),
		next_due_at: at('next_due_at'),
		decided_by: text('decided_by')
			.notNull()
			.references(() => person.id),
		decided_at: at('decided_at').notNull()
	},
	(t) => [index('recheck_designation').on(t.designation_id, t.decided_at)]
);

/** What a unit says of itself when it is looked at again; the newest counts. */
export const recheck_statement = sqliteTable(
	'recheck_statement',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		designation_id: text('designation_id')
			.notNull()
			.references(() => designation.id),
		words: text('words').notNull(),
		made_by: text('made_by')
			.notNull()
			.references(() => person.id),
		made_at: at('made_at').notNull()
	},
	(t) => [index('recheck_statement_designation').on(t.designation_id, t.made_at)]
);
