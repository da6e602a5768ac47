import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { at, flag, id } from './columns.ts';
import { elector } from './electors.server.ts';
import { file } from './files.server.ts';
import { person } from './people.server.ts';
import { vote } from './votes.server.ts';

/** A ballot that a member of staff helped to cast, the resident being present. Says nothing of what was chosen. */
export const assistance = sqliteTable(
	'assistance',
	{
		elector_id: text('elector_id')
			.primaryKey()
			.references(() => elector.id),
		vote_id: text('vote_id')
			.notNull()
			.references(() => vote.id),
		helped_by: text('helped_by')
			.notNull()
			.references(() => person.id),
		/** Why help was needed, as an id of a short list, and a note. */
		why: text('why').notNull(),
		note: text('note').notNull().default(''),
		cast_at: at('cast_at').notNull()
	},
	(t) => [index('assistance_vote').on(t.vote_id, t.cast_at)]
);

/** "This was not me": an elector objects to a ballot that others entered; chair and supervisor settle it. */
export const objection = sqliteTable(
	'objection',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		vote_id: text('vote_id')
			.notNull()
			.references(() => vote.id),
		elector_id: text('elector_id')
			.notNull()
			.references(() => elector.id),
		channel: text('channel', { enum: ['assisted', 'paper', 'proxy'] }).notNull(),
		note: text('note').notNull().default(''),
		made_at: at('made_at').notNull(),
		/** The ruling that one person proposes, and that takes effect when the second confirms it. */
		ruling: text('ruling', { enum: ['upheld', 'dismissed'] }),
		reason: text('reason').notNull().default(''),
		proposed_by: text('proposed_by').references(() => person.id),
		proposed_at: at('proposed_at'),
		settled_by: text('settled_by').references(() => person.id),
		settled_at: at('settled_at'),
		/** Upheld in a named vote: the ballot was taken out, and the elector may cast again. */
		withdrew_ballot: flag('withdrew_ballot').notNull().default(false)
	},
	(t) => [
		index('objection_vote').on(t.vote_id, t.made_at),
		uniqueIndex('objection_unsettled')
			.on(t.elector_id)
			.where(sql`settled_at IS NULL`)
	]
);

/** An elector lets another person cast for him. Holders are electors of the vote, or outsiders by name. */
export const proxy = sqliteTable(
	'proxy',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		vote_id: text('vote_id')
			.notNull()
			.references(() => vote.id),
		grantor_id: text('grantor_id')
			.notNull()
			.references(() => elector.id),
		/** One key per person, so that the limit per holder counts: the elector's id, or the name and number typed. */
		holder_key: text('holder_key').notNull(),
		holder_id: text('holder_id').references(() => elector.id),
		holder_name: text('holder_name').notNull(),
		/** The written authorisation, photographed. */
		file_id: text('file_id')
			.notNull()
			.references(() => file.id),
		recorded_by: text('recorded_by')
			.notNull()
			.references(() => person.id),
		recorded_at: at('recorded_at').notNull(),
		withdrawn_by: text('withdrawn_by').references(() => person.id),
		withdrawn_at: at('withdrawn_at'),
		withdraw_reason: text('withdraw_reason').notNull().default('')
	},
	(t) => [
		index('proxy_vote').on(t.vote_id, t.recorded_at),
		index('proxy_holder').on(t.vote_id, t.holder_key),
		uniqueIndex('proxy_grantor')
			.on(t.grantor_id)
			.where(sql`withdrawn_at IS NULL`)
	]
);

/** The number on the paper ballot of one elector: no secret, and no right to anything online. */
export const paper_number = sqliteTable(
	'paper_number',
	{
		elector_id: text('elector_id')
			.primaryKey()
			.references(() => elector.id),
		vote_id: text('vote_id')
			.notNull()
			.references(() => vote.id),
		/** Counted within the vote, from 1. */
		number: integer('number').notNull()
	},
	(t) => [uniqueIndex('paper_number_vote').on(t.vote_id, t.number)]
);

/** A vote by show of hands, recorded with numbers only; a correction is a further line, the last one counts. */
export const show_of_hands = sqliteTable(
	'show_of_hands',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		vote_id: text('vote_id')
			.notNull()
			.references(() => vote.id),
		present: integer('present').notNull(),
		votes_for: integer('votes_for').notNull(),
		votes_against: integer('votes_against').notNull(),
		abstaining: integer('abstaining').notNull(),
		/** The attendance list. */
		file_id: text('file_id')
			.notNull()
			.references(() => file.id),
		note: text('note').notNull().default(''),
		recorded_by: text('recorded_by')
			.notNull()
			.references(() => person.id),
		recorded_at: at('recorded_at').notNull()
	},
	(t) => [
		index('show_of_hands_vote').on(t.vote_id, t.recorded_at),
		check(
			'show_of_hands_sum',
			sql`${t.votes_for} + ${t.votes_against} + ${t.abstaining} <= ${t.present}`
		)
	]
);
