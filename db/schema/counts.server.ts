import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, json } from './columns.ts';
import { vote } from './votes.server.ts';

/** The frozen result of a closed vote. */
export const vote_count = sqliteTable(
	'vote_count',
	{
		vote_id: text('vote_id')
			.primaryKey()
			.references(() => vote.id),
		result: json<unknown>('result').notNull(),
		/** Ballots by choice and channel, with cells under 5 already left out. */
		by_channel: json<unknown>('by_channel').notNull(),
		/** What explains the result beyond it: pairs of a Schulze count, the spread of scores. */
		details: json<unknown>('details'),
		/** What did not reconcile when it was made; printed beside the result with its explanation. */
		differences: json<unknown[]>('differences').notNull().default([]),
		bundle_sha256: text('bundle_sha256').notNull(),
		counted_at: at('counted_at').notNull(),
		/** Empty while what does not reconcile is not explained. */
		published_at: at('published_at')
	},
	(t) => [index('vote_count_counted').on(t.counted_at)]
);

/** The files a count was made from: `full` for those who account for it, `published` for everybody. */
export const count_bundle = sqliteTable(
	'count_bundle',
	{
		vote_id: text('vote_id')
			.notNull()
			.references(() => vote.id),
		audience: text('audience', { enum: ['full', 'published'] }).notNull(),
		body: text('body').notNull()
	},
	(t) => [primaryKey({ columns: [t.vote_id, t.audience] })]
);
