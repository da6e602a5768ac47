import type { Cookies } from '@sveltejs/kit';
import { maskName } from '#lib/ui/format.ts';
import * as units from '#lib/units/units.server.ts';
import * as amendments from '#lib/votes/amendments/amendments.server.ts';
import { sumUp, type AmendmentSums } from '#lib/votes/amendments/amendments.ts';
import type { OwnObjection } from '#lib/votes/assistance/objections.ts';
import * as sessions from '#lib/votes/slips/slip-session.server.ts';
import type { SlipHolder } from '#lib/votes/slips/slips.server.ts';
import { endsAt, status, type Vote } from '#lib/votes/votes.ts';
import * as votes from '#lib/votes/votes.server.ts';
import { turnAway } from './turn-away.ts';

type Asked = { vote: Vote; unit: units.Unit; changes: AmendmentSums };

/** The vote, the unit that asks, and what was changed after the opening. */
export async function askedBy(voteId: string): Promise<Asked> {
	const vote = await votes.get(voteId);
	const [unit, changed] = await Promise.all([
		units.get(vote.unit_id),
		amendments.listPublic(voteId)
	]);
	return { vote, unit, changes: sumUp(changed) };
}

/** Who holds the session of this vote in this browser; everybody else gets the page that says why not. */
export async function requireHolder(
	cookies: Cookies,
	voteId: string,
	now: number
): Promise<SlipHolder> {
	const found = await sessions.find(cookies, voteId, now);
	if (typeof found === 'object') return found;
	turnAway(found === 'none' ? 'no_session' : found);
}

/** As `requireHolder`, but by what the session says alone: only for what looks at slip and roll itself. */
export function requireSession(
	cookies: Cookies,
	voteId: string,
	now: number
): sessions.SessionHolder {
	const read = sessions.read(cookies, voteId, now);
	if (typeof read === 'object') return read;
	turnAway(read === 'none' ? 'no_session' : read);
}

/** Lets through only while ballots are taken; at the end the elector still learns what became of an objection. */
export function requireOpen({ vote, unit }: Asked, now: number, made: OwnObjection[] = []): void {
	const facts = { zone: unit.time_zone, help: helpOf(unit) };
	const state = status(vote, now);
	if (state === 'open') return;
	if (state === 'discarded') turnAway('cancelled', facts);
	if (state === 'cancelled') {
		turnAway('cancelled', { ...facts, reason: vote.cancel_reason, vote: vote.id });
	}
	if (state === 'closed' || state === 'counted') {
		const [objection] = made;
		turnAway('closed', {
			...facts,
			at: endsAt(vote),
			vote: vote.id,
			...(objection && { objection })
		});
	}
	turnAway('not_open', { ...facts, at: vote.opens_at });
}

/** Whom a resident can ask. */
export function helpOf({ name, address, contact, phone }: units.Unit) {
	return { name, address, contact, phone };
}

/** What a resident's pages say of the vote and of whose slip it is: no more than the paper itself tells. */
export function paperOf({ vote, unit, changes }: Asked, holder: SlipHolder) {
	const { id, consultation_id, question, explanation, method, settings, privacy, rule, options } =
		vote;
	const { name, name_en, kind, time_zone } = unit;
	const { building, entrance, room } = holder;
	return {
		unit: { name, name_en, kind, time_zone },
		help: helpOf(unit),
		vote: { id, consultation_id, question, explanation, method, settings, rule, options },
		/** What was changed after the opening, in short. */
		changes,
		isNamed: privacy === 'named',
		closesAt: endsAt(vote),
		door: { building, entrance, room },
		name: maskName(holder.name)
	};
}

export type Paper = ReturnType<typeof paperOf>;
