/** A living demo: a street that exists nowhere, with its committees, rolls, and votes past and present. */
import { and, eq, sql } from 'drizzle-orm';
import { elector, mark, membership, person, roll, slip, unit, vote } from '#db/schema.server.ts';
import type { Actor, Role } from '#lib/people/actor.ts';
import * as passwords from '#lib/people/passwords.server.ts';
import { db, write } from '#lib/server/db.ts';
import * as presets from '#lib/votes/presets.server.ts';
import * as slips from '#lib/votes/slips/slips.server.ts';
import { demoCertificate, designationHappenings } from './seed/designations.ts';
import { matters } from './seed/matters.ts';
import { happenings } from './seed/happenings.ts';
import { password, places, profiles, staff } from './seed/places.ts';
import { residents, type Resident } from './seed/residents.ts';
import { openSurvey, surveyHappenings } from './seed/surveys.ts';

const year = 365 * 86_400_000;

/** The rolls of the demo: unit, id, kind, name, and the people on it. */
const rolls = [
	[
		'qingheli',
		'households',
		'2026 年住户名册',
		{ seed: 11, households: 1218, buildings: 12, entrances: 3, phoneless: 3 }
	],
	[
		'qingheli',
		'owners',
		'业主名册（维修资金）',
		{ seed: 11, households: 1218, buildings: 12, entrances: 3, phoneless: 1, owners: true }
	],
	[
		'liuan',
		'households',
		'住户名册',
		{ seed: 23, households: 428, buildings: 6, entrances: 3, phoneless: 2 }
	],
	[
		'qiaotou',
		'households',
		'户代表名册',
		{ seed: 37, households: 263, buildings: 5, entrances: 1, phoneless: 1 }
	]
] as const;

/** Fills a new, migrated database. */
export async function seedDemo(now: number): Promise<void> {
	await presets.loadPacks(now);
	await settle(now - 2 * year);
	for (const [unitId, kind, name, estate] of rolls) {
		await enrol({ unitId, kind, name }, residents(estate), now - year / 2);
	}
	const timeline = [
		...matters.flatMap((matter, i) => happenings(matter, i, now, actorOf)),
		...surveyHappenings(now, actorOf),
		...designationHappenings(now, actorOf)
	];
	timeline.sort((a, b) => a.at - b.at);
	for (const { happen } of timeline) await happen();
}

/**
 * How to get in: a slip that nobody has used yet, made anew for each start, an open survey, a certificate, and the
 * sign-ins.
 */
export async function demoCard(): Promise<{
	slip: string | null;
	/** The survey that anybody may answer. */
	survey: string | null;
	/** A certificate that anybody may check. */
	certificate: string | null;
	people: { role: string; email: string; password: string }[];
}> {
	const now = Date.now();
	return {
		slip: await freshSlip(now),
		survey: await openSurvey(now),
		certificate: await demoCertificate(),
		people: staff.map(([, email, , , role]) => ({ role, email, password }))
	};
}

async function freshSlip(now: number): Promise<string | null> {
	const unused = await db()
		.select({ vote_id: vote.id, elector_id: elector.id, slip_id: slip.id })
		.from(elector)
		.innerJoin(vote, eq(vote.id, elector.vote_id))
		.leftJoin(slip, and(eq(slip.elector_id, elector.id), sql`${slip.voided_at} IS NULL`))
		.where(
			and(
				eq(vote.unit_id, 'qingheli'),
				sql`${vote.opened_at} IS NOT NULL AND ${vote.closed_at} IS NULL`,
				sql`${now} BETWEEN ${vote.opens_at} AND ${vote.closes_at} - 1`,
				eq(elector.phone_last4, ''),
				sql`NOT EXISTS (SELECT 1 FROM ${mark} WHERE ${mark.vote_id} = ${vote.id} AND ${mark.elector_id} = ${elector.id})`
			)
		)
		.orderBy(sql`${vote.method} <> 'single', ${slip.id} IS NOT NULL, ${elector.door_order} DESC`)
		.limit(1);
	const found = unused[0];
	if (!found) return null;
	const scope = { electorId: found.elector_id };
	const editor = actorOf('demo-editor');
	const issued = found.slip_id
		? await slips.reissue(
				editor,
				found.vote_id,
				scope,
				{ reason: '演示重新打印', seenAt: now },
				now
			)
		: await slips.issue(editor, found.vote_id, scope, now);
	const code = typeof issued === 'string' ? undefined : issued.slips[0]?.code;
	return code ? (code.match(/.{4}/g) ?? []).join('-') : null;
}

/** The demo's person as they act after signing in. */
function actorOf(id: string): Actor {
	const found = staff.find(([own]) => own === id);
	if (!found) throw new Error(`Nobody in the demo is called ${id}`);
	const [, email, name, unit_id, role] = found;
	return { id, email, name, memberships: [{ unit_id, role }] };
}

async function settle(at: number): Promise<void> {
	const password_hash = await passwords.hash(password);
	await write([
		...places.map(([id, parent_id, level, kind, code, name, name_en]) =>
			db()
				.insert(unit)
				.values({
					id,
					parent_id,
					level,
					kind,
					code,
					name,
					name_en,
					created_at: at,
					...(id in profiles ? profiles[id as keyof typeof profiles] : {})
				})
		),
		...staff.map(([id, email, name]) =>
			db().insert(person).values({ id, email, name, password_hash, created_at: at })
		),
		...staff.map(([id, , , unit_id, role]: readonly [string, string, string, string, Role]) =>
			db()
				.insert(membership)
				.values({
					id: `${id}-role`,
					person_id: id,
					unit_id,
					role,
					from_at: at,
					granted_by: 'demo-admin',
					granted_at: at
				})
		)
	]);
}

async function enrol(
	{ unitId, kind, name }: { unitId: string; kind: 'households' | 'owners'; name: string },
	people: Resident[],
	at: number
): Promise<void> {
	const id = `${unitId}-${kind}`;
	await write([
		db().insert(roll).values({ id, unit_id: unitId, kind, name, created_by: null, created_at: at }),
		{
			sql: `INSERT INTO roll_entry (id, roll_id, name, building, entrance, room, door_order, area,
					owner_key, developer, phone_last4, phone_hash, added_at)
				SELECT ?1 || '-' || key, ?1, value->>'name', value->>'building', value->>'entrance',
					value->>'room', value->>'door_order', value->>'area', value->>'owner_key',
					value->>'developer', value->>'phone_last4', value->>'phone_hash', ?2
				FROM json_each(?3)`,
			args: [id, at, JSON.stringify(people)]
		}
	]);
}
