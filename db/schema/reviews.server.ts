import { sql } from 'drizzle-orm';
import {
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';
import { application, evidence } from './applications.server.ts';
import { at, id, json } from './columns.ts';
import { person } from './people.server.ts';
import { evaluator, programme } from './programmes.server.ts';

/** One evaluator's review of one application, from its assignment on. Its scores are nobody else's until all are in. */
export const review = sqliteTable(
	'review',
	{
		id: id(),
		application_id: text('application_id')
			.notNull()
			.references(() => application.id),
		evaluator_id: text('evaluator_id')
			.notNull()
			.references(() => evaluator.id),
		assigned_at: at('assigned_at').notNull(),
		assigned_by: text('assigned_by')
			.notNull()
			.references(() => person.id),
		/** Leads the settlement of this application: one of its reviewers at most. */
		leads_since: at('leads_since'),
		released_at: at('released_at'),
		released_by: text('released_by').references(() => person.id),
		declined_at: at('declined_at'),
		decline_reason: text('decline_reason').notNull().default(''),
		strengths: text('strengths').notNull().default(''),
		improvements: text('improvements').notNull().default(''),
		/** What to ask at the visit. */
		questions: text('questions').notNull().default(''),
		/** Counts edits, so that two windows do not overwrite each other. */
		version: integer('version').notNull().default(1),
		revised_at: at('revised_at'),
		sealed_at: at('sealed_at')
	},
	(t) => [
		uniqueIndex('review_pair')
			.on(t.application_id, t.evaluator_id)
			.where(sql`released_at IS NULL`),
		uniqueIndex('review_lead')
			.on(t.application_id)
			.where(sql`leads_since IS NOT NULL AND released_at IS NULL AND declined_at IS NULL`),
		index('review_evaluator').on(t.evaluator_id)
	]
);

/** What a review says of one indicator; a score in hundredths of a point. */
export const review_score = sqliteTable(
	'review_score',
	{
		review_id: text('review_id')
			.notNull()
			.references(() => review.id),
		indicator_key: text('indicator_key').notNull(),
		score: integer('score'),
		comment: text('comment').notNull().default(''),
		/** Given when the scores lay too far apart. */
		settlement_reason: text('settlement_reason').notNull().default('')
	},
	(t) => [primaryKey({ columns: [t.review_id, t.indicator_key] })]
);

/** How far one piece of evidence convinced a reviewer. */
export const evidence_mark = sqliteTable(
	'evidence_mark',
	{
		review_id: text('review_id')
			.notNull()
			.references(() => review.id),
		evidence_id: text('evidence_id')
			.notNull()
			.references(() => evidence.id),
		mark: text('mark', { enum: ['convincing', 'partly', 'not'] }).notNull()
	},
	(t) => [primaryKey({ columns: [t.review_id, t.evidence_id] })]
);

/** A sealed review as it stood; a later version says why it differs. */
export const review_version = sqliteTable(
	'review_version',
	{
		review_id: text('review_id')
			.notNull()
			.references(() => review.id),
		number: integer('number').notNull(),
		body: json<unknown>('body').notNull(),
		reason: text('reason').notNull().default(''),
		sealed_at: at('sealed_at').notNull()
	},
	(t) => [primaryKey({ columns: [t.review_id, t.number] })]
);

/** An interest that an evaluator declares in an application, before or after it was given to them. */
export const interest = sqliteTable(
	'interest',
	{
		evaluator_id: text('evaluator_id')
			.notNull()
			.references(() => evaluator.id),
		application_id: text('application_id')
			.notNull()
			.references(() => application.id),
		reason: text('reason').notNull(),
		declared_at: at('declared_at').notNull()
	},
	(t) => [primaryKey({ columns: [t.evaluator_id, t.application_id] })]
);

/** A sample application with the scores that it should get, to practise on before a round. */
export const calibration = sqliteTable('calibration', {
	programme_id: text('programme_id')
		.primaryKey()
		.references(() => programme.id),
	sample: json<unknown>('sample').notNull(),
	/** Counts edits, so that two organisers do not overwrite each other. */
	version: integer('version').notNull().default(1),
	made_by: text('made_by')
		.notNull()
		.references(() => person.id),
	made_at: at('made_at').notNull(),
	/** Evaluators can score it from here on; what it says and its scores stay as they are. */
	opened_at: at('opened_at'),
	closed_at: at('closed_at')
});

/** How an evaluator scored the sample. */
export const calibration_result = sqliteTable(
	'calibration_result',
	{
		programme_id: text('programme_id')
			.notNull()
			.references(() => programme.id),
		evaluator_id: text('evaluator_id')
			.notNull()
			.references(() => evaluator.id),
		scores: json<unknown>('scores').notNull(),
		/** How far they lie from the reference on average, in hundredths of a per cent of the scales. */
		distance: integer('distance'),
		done_at: at('done_at').notNull()
	},
	(t) => [primaryKey({ columns: [t.programme_id, t.evaluator_id] })]
);

/** The score that an indicator has in the end where the reviews' mean does not stand: agreed, or changed by a visit. */
export const agreed_score = sqliteTable(
	'agreed_score',
	{
		application_id: text('application_id')
			.notNull()
			.references(() => application.id),
		indicator_key: text('indicator_key').notNull(),
		by: text('by', { enum: ['settlement', 'visit'] }).notNull(),
		score: integer('score').notNull(),
		reason: text('reason').notNull(),
		recorded_by: text('recorded_by')
			.notNull()
			.references(() => person.id),
		recorded_at: at('recorded_at').notNull()
	},
	(t) => [primaryKey({ columns: [t.application_id, t.indicator_key, t.by] })]
);
