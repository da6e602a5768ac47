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
import { person } from './people.server.ts';
import { vote } from './votes.server.ts';

/** One line of the roll as frozen at opening: the right to exactly one counted ballot. */
export const elector = sqliteTable(
	'elector',
	{
		id: id(),
		vote_id: text('vote_id')
			.notNull()
			.references(() => vote.id),
		roll_entry_id: text('roll_entry_id').notNull(),
		name: text('name').notNull(),
		building: text('building').notNull(),
		entrance: text('entrance').notNull(),
		room: text('room').notNull(),
		door_order: text('door_order').notNull(),
		/** How many roll entries were grouped into this elector. */
		entries: integer('entries').notNull().default(1),
		heads: integer('heads').notNull().default(1),
		households: integer('households').notNull().default(0),
		area: integer('area').notNull().default(0),
		phone_last4: text('phone_last4').notNull().default(''),
		phone_hash: text('phone_hash').notNull().default(''),
		added_at: at('added_at').notNull(),
		removed_at: at('removed_at')
	},
	(t) => [
		index('elector_vote').on(t.vote_id, t.door_order),
		/** Turnout: building by building, with all that it sums. */
		index('elector_turnout').on(
			t.vote_id,
			t.building,
			t.id,
			t.removed_at,
			t.heads,
			t.households,
			t.area
		)
	]
);

/** The paper that carries one elector's code, kept as a keyed hash only; one is valid at a time. */
export const slip = sqliteTable(
	'slip',
	{
		id: id(),
		vote_id: text('vote_id')
			.notNull()
			.references(() => vote.id),
		elector_id: text('elector_id')
			.notNull()
			.references(() => elector.id),
		code_hash: text('code_hash').notNull().unique(),
		issued_at: at('issued_at').notNull(),
		issued_by: text('issued_by').references(() => person.id),
		voided_at: at('voided_at'),
		voided_by: text('voided_by').references(() => person.id),
		void_reason: text('void_reason').notNull().default(''),
		/** Made when the elector had voted already: it shows that, and changes no ballot. */
		after_ballot: integer('after_ballot', { mode: 'boolean' }).notNull().default(false)
	},
	(t) => [
		index('slip_vote').on(t.vote_id),
		uniqueIndex('slip_valid')
			.on(t.elector_id)
			.where(sql`voided_at IS NULL`)
	]
);

/** The elector has cast, by this channel. No time; `key` is the form's, so a retry is recognised. WITHOUT ROWID. */
export const mark = sqliteTable(
	'mark',
	{
		vote_id: text('vote_id')
			.notNull()
			.references(() => vote.id),
		elector_id: text('elector_id')
			.notNull()
			.references(() => elector.id),
		channel: text('channel', {
			enum: ['online', 'assisted', 'paper', 'proxy', 'meeting']
		}).notNull(),
		key: text('key').notNull()
	},
	(t) => [primaryKey({ columns: [t.vote_id, t.elector_id] })]
);

/** What was chosen. `elector_id` only in a named vote; random id, no time. WITHOUT ROWID. */
export const ballot = sqliteTable(
	'ballot',
	{
		vote_id: text('vote_id')
			.notNull()
			.references(() => vote.id),
		id: text('id').notNull(),
		elector_id: text('elector_id').references(() => elector.id),
		/** The choice as in the count bundle, as JSON; NULL is a blank ballot. */
		choice: text('choice'),
		invalid: flag('invalid').notNull().default(false),
		channel: text('channel', {
			enum: ['online', 'assisted', 'paper', 'proxy', 'meeting']
		}).notNull(),
		heads: integer('heads').notNull(),
		households: integer('households').notNull(),
		area: integer('area').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.vote_id, t.id] }),
		uniqueIndex('ballot_elector')
			.on(t.elector_id)
			.where(sql`elector_id IS NOT NULL`)
	]
);
