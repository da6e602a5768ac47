import { sql } from 'drizzle-orm';
import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { at, flag, id } from './columns.ts';
import { elector } from './electors.server.ts';
import { file } from './files.server.ts';
import { person } from './people.server.ts';
import { vote } from './votes.server.ts';

/**
 * Paper ballots that are entered together, twice, by two people. Coded: each ballot carries its elector's code.
 * Uncoded: the electors are marked by door, the ballots are a heap.
 */
export const paper_batch = sqliteTable(
	'paper_batch',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		vote_id: text('vote_id')
			.notNull()
			.references(() => vote.id),
		/** Counted within the vote, from 1. */
		number: integer('number').notNull(),
		title: text('title').notNull().default(''),
		coded: flag('coded').notNull(),
		/** How many papers lay on the table when it was made, or were counted again. */
		papers: integer('papers').notNull(),
		/** Counts changes, so that what is closed is what was looked at. */
		version: integer('version').notNull().default(1),
		created_by: text('created_by')
			.notNull()
			.references(() => person.id),
		created_at: at('created_at').notNull(),
		first_by: text('first_by').references(() => person.id),
		first_done_at: at('first_done_at'),
		second_by: text('second_by').references(() => person.id),
		second_done_at: at('second_done_at'),
		/** Why papers and marks do not agree, where they do not. */
		note: text('note').notNull().default(''),
		/** Its ballots are in the count from here on; the entries are deleted. */
		closed_at: at('closed_at'),
		closed_by: text('closed_by').references(() => person.id),
		/** How many differences between the two entries were settled. */
		settled: integer('settled').notNull().default(0),
		/** Frozen at the close: electors marked, ballots made of the papers, and those spoiled and blank among them. */
		marks: integer('marks').notNull().default(0),
		ballots: integer('ballots').notNull().default(0),
		invalid: integer('invalid').notNull().default(0),
		blank: integer('blank').notNull().default(0),
		discarded_at: at('discarded_at'),
		discarded_by: text('discarded_by').references(() => person.id),
		discard_reason: text('discard_reason').notNull().default('')
	},
	(t) => [uniqueIndex('paper_batch_number').on(t.vote_id, t.number)]
);

/** One paper as one person typed it; `pass` 0 is what was settled. Deleted when the batch is closed. WITHOUT ROWID. */
export const paper_entry = sqliteTable(
	'paper_entry',
	{
		batch_id: text('batch_id')
			.notNull()
			.references(() => paper_batch.id),
		pass: integer('pass').notNull(),
		position: integer('position').notNull(),
		/** In a coded batch, whose paper it is. */
		elector_id: text('elector_id').references(() => elector.id),
		/** The choice as in the count bundle, as JSON; NULL is a blank ballot. */
		choice: text('choice'),
		invalid: flag('invalid').notNull().default(false),
		/** Settled: there is no such paper, one of the two typed it by mistake. */
		absent: flag('absent').notNull().default(false),
		/** The typist's own count of changes: one that was sent earlier and comes later changes nothing. */
		revision: integer('revision').notNull().default(0)
	},
	(t) => [
		primaryKey({ columns: [t.batch_id, t.pass, t.position] }),
		uniqueIndex('paper_entry_elector')
			.on(t.batch_id, t.pass, t.elector_id)
			.where(sql`elector_id IS NOT NULL`)
	]
);

/** An elector whose paper came in with an uncoded batch: a mark on the roll. WITHOUT ROWID. */
export const paper_mark = sqliteTable(
	'paper_mark',
	{
		batch_id: text('batch_id')
			.notNull()
			.references(() => paper_batch.id),
		elector_id: text('elector_id')
			.notNull()
			.references(() => elector.id)
	},
	(t) => [primaryKey({ columns: [t.batch_id, t.elector_id] })]
);

/** A scan or photo of a batch. WITHOUT ROWID. */
export const paper_scan = sqliteTable(
	'paper_scan',
	{
		batch_id: text('batch_id')
			.notNull()
			.references(() => paper_batch.id),
		file_id: text('file_id')
			.notNull()
			.references(() => file.id)
	},
	(t) => [primaryKey({ columns: [t.batch_id, t.file_id] })]
);
