import { sql } from 'drizzle-orm';
import type { AuditDetail } from '#lib/audit/audit.ts';
import type { Statement } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import type { Vote } from '../votes.ts';
import type { Detail } from './amendments.ts';
import type { Performed } from './performing.server.ts';

/** What a change does, each statement only if the one before it changed something; and its line in the log. */
export type Effects = {
	statements: Statement[];
	action: string;
	detail: AuditDetail;
	/** What follows without being counted on. */
	after: Statement[];
};

export function effectsOf(vote: Vote, detail: Detail, made: Performed): Effects {
	if (detail.kind === 'prolong') return prolong(vote, detail);
	if (detail.kind === 'add') return made.joins ? join(vote, detail, made) : add(vote, detail, made);
	return detail.kind === 'remove' ? remove(vote, detail, made) : cancel(vote, made);
}

/** Also ends the waiting of a proposal to close, which was made for another end. */
function prolong(vote: Vote, { from, to }: Extract<Detail, { kind: 'prolong' }>): Effects {
	const statement = sql`UPDATE vote SET closes_at = ${to}, version = version + 1
		WHERE id = ${vote.id} AND changes() > 0`;
	return {
		statements: [statement],
		action: 'votes.prolong',
		detail: { from, to, config_hash: vote.config_hash ?? '' },
		after: []
	};
}

type Add = Extract<Detail, { kind: 'add' }>;

function add(vote: Vote, { entry, line }: Add, { amendmentId, now }: Performed): Effects {
	const households = vote.roll_kind === 'households' ? 1 : 0;
	const area = vote.roll_kind === 'owners' ? line.area : 0;
	return {
		statements: [
			sql`INSERT INTO elector (id, vote_id, roll_entry_id, name, building, entrance, room, door_order,
					entries, heads, households, area, phone_last4, phone_hash, added_at)
				SELECT ${newId()}, ${vote.id}, ${entry ?? amendmentId}, ${line.name}, ${line.building},
					${line.entrance}, ${line.room}, ${line.door_order}, 1, 1, ${households}, ${area},
					${line.phone_last4}, ${line.phone_hash}, ${now} WHERE changes() > 0`,
			sql`UPDATE vote SET electorate_heads = electorate_heads + 1,
					electorate_households = electorate_households + ${households},
					electorate_area = electorate_area + ${area}
				WHERE id = ${vote.id} AND changes() > 0`
		],
		action: 'votes.add_elector',
		detail: { area, typed: entry === null },
		after: []
	};
}

/** The flat of an owner who is an elector already: no new head, only the area. */
function join(vote: Vote, { line }: Add, { joins }: Performed): Effects {
	return {
		statements: [
			sql`UPDATE elector SET entries = entries + 1, area = area + ${line.area}
				WHERE id = ${joins} AND changes() > 0`,
			sql`UPDATE vote SET electorate_area = electorate_area + ${line.area}
				WHERE id = ${vote.id} AND changes() > 0`
		],
		action: 'votes.join_elector',
		detail: { area: line.area },
		after: []
	};
}

function remove(
	vote: Vote,
	{ elector }: Extract<Detail, { kind: 'remove' }>,
	{ now, people }: Performed
): Effects {
	const own = (weight: string) =>
		sql`(SELECT ${sql.raw(weight)} FROM elector WHERE id = ${elector})`;
	return {
		statements: [
			sql`UPDATE elector SET removed_at = ${now} WHERE id = ${elector} AND changes() > 0`,
			sql`UPDATE vote SET electorate_heads = electorate_heads - ${own('heads')},
					electorate_households = electorate_households - ${own('households')},
					electorate_area = electorate_area - ${own('area')}
				WHERE id = ${vote.id} AND changes() > 0`
		],
		action: 'votes.remove_elector',
		detail: { elector },
		after: [
			sql`UPDATE slip SET voided_at = ${now}, voided_by = ${people.second ?? people.first},
					void_reason = 'removed'
				WHERE elector_id = ${elector} AND voided_at IS NULL
				AND EXISTS (SELECT 1 FROM elector WHERE id = ${elector} AND removed_at IS NOT NULL)`
		]
	};
}

/** Closes it too, so that no channel takes a ballot from this commit on; its ballots stay and are never counted. */
function cancel(vote: Vote, { now, people, reason }: Performed): Effects {
	return {
		statements: [
			sql`UPDATE vote SET cancelled_at = ${now}, cancelled_by = ${people.first},
					cancelled_with = ${people.second}, cancel_reason = ${reason},
					closed_at = ${now}, closed_by = ${people.first}, closed_with = ${people.second}
				WHERE id = ${vote.id} AND changes() > 0`
		],
		action: 'votes.cancel',
		detail: {},
		after: []
	};
}
