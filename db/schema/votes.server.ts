import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { at, id, json } from './columns.ts';
import { consultation, step } from './consultations.server.ts';
import { person } from './people.server.ts';
import { roll } from './rolls.server.ts';
import { unit } from './units.server.ts';

/** A rule of decision offered when a vote is drafted: a law's, or a unit's own. */
export const rule_preset = sqliteTable('rule_preset', {
	id: id(),
	/** Empty for the rules of a law pack. */
	unit_id: text('unit_id').references(() => unit.id),
	pack: text('pack').notNull(),
	position: integer('position').notNull(),
	/** The kinds of roll that it can be asked of. */
	roll_kinds: json<string[]>('roll_kinds').notNull(),
	/** `urban`, `rural` or both: the kinds of unit that the law is made for. */
	unit_kinds: json<string[]>('unit_kinds').notNull(),
	name: text('name').notNull(),
	name_en: text('name_en').notNull(),
	rule: json<unknown>('rule').notNull(),
	source: text('source').notNull(),
	source_en: text('source_en').notNull(),
	note: text('note').notNull().default(''),
	note_en: text('note_en').notNull().default(''),
	effective_from: text('effective_from').notNull(),
	effective_until: text('effective_until')
});

/** One question put to an electorate, with a method, a rule and a privacy mode. */
export const vote = sqliteTable(
	'vote',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		unit_id: text('unit_id')
			.notNull()
			.references(() => unit.id),
		consultation_id: text('consultation_id')
			.notNull()
			.references(() => consultation.id),
		step_id: text('step_id')
			.notNull()
			.unique()
			.references(() => step.id),
		question: text('question').notNull(),
		explanation: text('explanation').notNull().default(''),
		method: text('method').notNull(),
		/** What a method needs besides options: limit, scale, budget, tie-break. */
		settings: json<Record<string, unknown>>('settings').notNull(),
		privacy: text('privacy', { enum: ['open', 'named', 'confidential'] }).notNull(),
		/** The ways in which ballots come in: online, assisted, paper, proxy; or meeting alone. */
		channels: json<string[]>('channels').notNull().default(['online', 'assisted']),
		/** How many others one person may vote for, where there are proxies. */
		proxy_limit: integer('proxy_limit').notNull().default(3),
		roll_id: text('roll_id')
			.notNull()
			.references(() => roll.id),
		rule_preset_id: text('rule_preset_id'),
		rule: json<unknown>('rule').notNull(),
		rule_name: text('rule_name').notNull().default(''),
		rule_name_en: text('rule_name_en').notNull().default(''),
		rule_source: text('rule_source').notNull().default(''),
		rule_source_en: text('rule_source_en').notNull().default(''),
		opens_at: at('opens_at').notNull(),
		closes_at: at('closes_at').notNull(),
		created_by: text('created_by')
			.notNull()
			.references(() => person.id),
		created_at: at('created_at').notNull(),
		/** Counts edits, so that two editors do not overwrite each other. */
		version: integer('version').notNull().default(1),
		opened_at: at('opened_at'),
		opened_by: text('opened_by').references(() => person.id),
		/** The second person; empty where the unit opens alone. */
		opened_with: text('opened_with').references(() => person.id),
		/** SHA-256 of what was frozen: question, options, rule, times, electors. */
		config_hash: text('config_hash'),
		electorate_heads: integer('electorate_heads'),
		electorate_households: integer('electorate_households'),
		electorate_area: integer('electorate_area'),
		/** Closed by people before `closes_at`; or by the clock, then `closes_at` and nobody in `closed_by`. */
		closed_at: at('closed_at'),
		closed_by: text('closed_by').references(() => person.id),
		closed_with: text('closed_with').references(() => person.id),
		/** Why it was closed before its time. */
		close_reason: text('close_reason').notNull().default(''),
		/** What does not reconcile at the close, explained to everybody. */
		reconciliation_note: text('reconciliation_note').notNull().default(''),
		/** Called off after opening, with a public reason; no result follows. */
		cancelled_at: at('cancelled_at'),
		cancelled_by: text('cancelled_by').references(() => person.id),
		cancelled_with: text('cancelled_with').references(() => person.id),
		cancel_reason: text('cancel_reason').notNull().default(''),
		discarded_at: at('discarded_at')
	},
	(t) => [
		index('vote_unit').on(t.unit_id, t.opens_at),
		index('vote_consultation').on(t.consultation_id),
		index('vote_closing').on(t.closes_at),
		check('vote_times', sql`${t.closes_at} > ${t.opens_at}`)
	]
);

/** One option of a vote; a motion has none. */
export const vote_option = sqliteTable(
	'vote_option',
	{
		id: id(),
		vote_id: text('vote_id')
			.notNull()
			.references(() => vote.id),
		position: integer('position').notNull(),
		label: text('label').notNull(),
		detail: text('detail').notNull().default(''),
		cost: integer('cost')
	},
	(t) => [uniqueIndex('vote_option_position').on(t.vote_id, t.position)]
);

/** One person asks another to confirm an act on a vote; at most one is waiting per vote and act. */
export const confirmation = sqliteTable(
	'confirmation',
	{
		id: id(),
		vote_id: text('vote_id')
			.notNull()
			.references(() => vote.id),
		act: text('act', { enum: ['open', 'close'] }).notNull(),
		/** The draft's version that was proposed: a later edit makes the proposal void. */
		version: integer('version').notNull(),
		proposed_by: text('proposed_by')
			.notNull()
			.references(() => person.id),
		proposed_at: at('proposed_at').notNull(),
		/** To open: the state of the roll that was proposed. A later change makes the proposal void. */
		roll_version: integer('roll_version'),
		/** To close before its time: why. */
		reason: text('reason').notNull().default(''),
		confirmed_by: text('confirmed_by').references(() => person.id),
		confirmed_at: at('confirmed_at'),
		withdrawn_by: text('withdrawn_by').references(() => person.id),
		withdrawn_at: at('withdrawn_at')
	},
	(t) => [
		uniqueIndex('confirmation_waiting')
			.on(t.vote_id, t.act)
			.where(sql`confirmed_at IS NULL AND withdrawn_at IS NULL`)
	]
);

/** A change to an opened vote that two people make, with its public reason: shown on ballot and result. */
export const amendment = sqliteTable(
	'amendment',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		vote_id: text('vote_id')
			.notNull()
			.references(() => vote.id),
		kind: text('kind', { enum: ['prolong', 'add', 'remove', 'cancel'] }).notNull(),
		/** Prolong: from, to. Add: the roll entry or the line typed. Remove: the elector. */
		detail: json<unknown>('detail').notNull(),
		reason: text('reason').notNull(),
		proposed_by: text('proposed_by')
			.notNull()
			.references(() => person.id),
		proposed_at: at('proposed_at').notNull(),
		/** The second person; empty where the unit acts alone. */
		confirmed_by: text('confirmed_by').references(() => person.id),
		/** From here on it holds. */
		confirmed_at: at('confirmed_at'),
		withdrawn_by: text('withdrawn_by').references(() => person.id),
		withdrawn_at: at('withdrawn_at')
	},
	(t) => [index('amendment_vote').on(t.vote_id, t.proposed_at)]
);
