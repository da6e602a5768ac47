import { and, asc, desc, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import { roll, vote, vote_count, vote_option } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { printFault } from './fault.ts';
import { findMethod } from './methods/method-named.ts';
import { parseRule } from './parse-rule.ts';
import { parseTerms } from './terms.ts';
import { channels, type Channel, type Settings, type Vote, type VoteOption } from './votes.ts';

/** The vote with its options, or null. */
export async function find(id: string): Promise<Vote | null> {
	const [found] = await select(eq(vote.id, id));
	return found ?? null;
}

/** The vote with its options, or 404. */
export async function get(id: string): Promise<Vote> {
	return (await find(id)) ?? refuse('not_found', `no vote ${id}`);
}

/** The vote of this unit, or 404: an id of another unit is as good as none. */
export async function getOfUnit(unitId: string, id: string): Promise<Vote> {
	const found = await get(id);
	return found.unit_id === unitId ? found : refuse('not_found', `${id} is another unit's`);
}

/** A unit's votes but the discarded ones, those that open last first. */
export function listOfUnit(unitId: string): Promise<Vote[]> {
	return select(and(eq(vote.unit_id, unitId), isNull(vote.discarded_at)));
}

/** The votes of one consultation but the discarded ones. */
export function listOfConsultation(consultationId: string): Promise<Vote[]> {
	return select(and(eq(vote.consultation_id, consultationId), isNull(vote.discarded_at)));
}

async function select(where: SQL | undefined): Promise<Vote[]> {
	const rows = await db()
		.select({
			vote,
			roll_kind: roll.kind,
			counted_at: vote_count.counted_at,
			published_at: vote_count.published_at
		})
		.from(vote)
		.innerJoin(roll, eq(roll.id, vote.roll_id))
		.leftJoin(vote_count, eq(vote_count.vote_id, vote.id))
		.where(where)
		.orderBy(desc(vote.opens_at), asc(vote.id));
	const options = await optionsOf(rows.map((row) => row.vote.id));
	return rows.map(({ vote: stored, roll_kind, counted_at, published_at }) => ({
		...parse(stored),
		roll_kind,
		counted_at,
		published_at,
		options: options.get(stored.id) ?? []
	}));
}

async function optionsOf(voteIds: string[]): Promise<Map<string, VoteOption[]>> {
	const byVote = new Map<string, VoteOption[]>();
	if (voteIds.length === 0) return byVote;
	const rows = await db()
		.select()
		.from(vote_option)
		.where(inArray(vote_option.vote_id, voteIds))
		.orderBy(asc(vote_option.vote_id), asc(vote_option.position));
	for (const { vote_id, id, label, detail, cost } of rows) {
		const same = byVote.get(vote_id) ?? [];
		byVote.set(vote_id, [...same, { id, label, detail, cost }]);
	}
	return byVote;
}

/** The row with its JSON read: what the tables cannot know is checked here, once. */
function parse({ form_key: _, ...row }: typeof vote.$inferSelect) {
	const method = findMethod(row.method);
	if (!method) throw new Error(`Vote ${row.id} has an unknown method ${row.method}`);
	const rule = parseRule(row.rule);
	if (!rule.ok) throw new Error(`Vote ${row.id} has no rule: ${printFault(rule)}`);
	const terms = parseTerms(row.settings, method.terms);
	if (!terms.ok) throw new Error(`Vote ${row.id} has no terms: ${printFault(terms)}`);
	return {
		...row,
		method: method.id,
		rule: rule.rule,
		settings: { ...terms.terms, ...tieBreakOf(row.settings) },
		channels: row.channels.filter(isChannel)
	};
}

function tieBreakOf({ tieBreak }: Record<string, unknown>): Pick<Settings, 'tieBreak'> {
	return tieBreak === 'listed' || tieBreak === 'none' ? { tieBreak } : {};
}

function isChannel(name: string): name is Channel {
	return channels.some((channel) => channel === name);
}
