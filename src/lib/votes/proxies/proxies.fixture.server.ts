import { sql } from 'drizzle-orm';
import {
	doors,
	giveSlips,
	makeOpenVote,
	START,
	type MadeVote,
	type VoteWish
} from '#db/community.fixture.ts';
import { db } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import type { SlipHolder } from '../casting.server.ts';
import * as proxies from './proxies.server.ts';
import type { Holder } from './proxies.ts';
import { record, type ProxyRecord } from './recording.server.ts';
import { use } from './using.server.ts';

/** Somebody who is not on the roll. */
export const outsider = { name: '王 小明', digits: '1234' };

/** An open vote that takes proxies, on a roll of 12, with slips for everybody. */
export async function ready(wish: VoteWish = {}) {
	const made = await makeOpenVote({ lines: doors(12), proxy: true, ...wish });
	return { ...made, electors: await giveSlips(made.voteId) };
}

export type Ready = Awaited<ReturnType<typeof ready>>;

export const paper = (name = '委托书.pdf') => new File(['%PDF-1.4\n%%EOF\n'], name);
export const elector = ({ electors }: Ready, place: number): SlipHolder => {
	const found = electors[place];
	if (!found) throw new Error(`no elector ${place}`);
	return found;
};
export const id = (made: Ready, place: number) => elector(made, place).elector_id;

/** The elector at one place lets the one at another, or an outsider, cast for him. */
export function give(
	made: Ready,
	from: number,
	to: number | Holder,
	{ now = START, ...changes }: Partial<ProxyRecord> & { now?: number } = {}
) {
	const holder = typeof to === 'number' ? { electorId: id(made, to) } : to;
	const given = { key: newId(), grantorId: id(made, from), holder, file: paper(), ...changes };
	return record(made.community.editor, made.voteId, given, now);
}

export async function proxyOf(made: Ready, from: number) {
	const { rows } = await proxies.list(made.community.chair, made.voteId);
	const found = rows.find(({ grantor }) => grantor.id === id(made, from));
	if (!found) throw new Error(`no proxy of ${from}`);
	return found;
}

export async function castFor(
	made: Ready,
	from: number,
	{ choice = 'for', key = newId(), now = START } = {}
) {
	const place = { voteId: made.voteId, proxyId: (await proxyOf(made, from)).id };
	return use(made.community.editor, place, { choice, key }, now);
}

export const ballots = (voteId: string) =>
	db().all<{ channel: string; elector_id: string | null }>(
		sql`SELECT channel, elector_id FROM ballot WHERE vote_id = ${voteId}`
	);

export const kept = async ({ community: { unitId } }: MadeVote) =>
	(await db().all(sql`SELECT id FROM file WHERE unit_id = ${unitId} AND removed_at IS NULL`))
		.length;

export const logged = (electorId: string) =>
	db().all<{ action: string; detail: string }>(
		sql`SELECT action, detail FROM audit_entry WHERE subject_id = ${electorId} ORDER BY seq`
	);
