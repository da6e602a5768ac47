import { consultation, elector, person, roll, step, unit, vote } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';

/** When the tests' vote is open. */
export const NOON = Date.UTC(2026, 2, 10, 4);
const DAY = 86_400_000;

/** An open vote of a unit of its own with an elector for each door (building-room), and its chair. */
export async function openVote(
	doors: readonly string[],
	changes: Partial<typeof vote.$inferInsert> = {}
) {
	const [unitId, voteId, chairId, rollId, consultationId, stepId] = Array.from(
		{ length: 6 },
		newId
	);
	if (!unitId || !voteId || !chairId || !rollId || !consultationId || !stepId) throw new Error();
	const by = { created_by: chairId, created_at: NOON };
	const electors = doors.map((door, i) => {
		const [building = '', room = ''] = door.split('-');
		const door_order = String(i).padStart(6, '0');
		const place = { building, entrance: '', room, door_order };
		return { id: newId(), vote_id: voteId, roll_entry_id: newId(), name: `王小${room}`, ...place };
	});
	const database = db();
	await write([
		database.insert(unit).values({
			id: unitId,
			code: newId(),
			level: 'community',
			kind: 'urban',
			name: '青禾里社区',
			name_en: 'Qingheli',
			created_at: NOON
		}),
		database.insert(person).values({
			id: chairId,
			email: `${chairId}@example.org`,
			name: '陈主任',
			password_hash: '',
			created_at: NOON
		}),
		database
			.insert(roll)
			.values({ id: rollId, unit_id: unitId, kind: 'households', name: '名册', created_at: NOON }),
		database.insert(consultation).values({
			id: consultationId,
			form_key: newId(),
			unit_id: unitId,
			title: '电梯',
			topic: 'public',
			participants: [],
			...by
		}),
		database
			.insert(step)
			.values({ id: stepId, consultation_id: consultationId, position: 1, kind: 'vote' }),
		database.insert(vote).values({
			id: voteId,
			form_key: newId(),
			unit_id: unitId,
			consultation_id: consultationId,
			step_id: stepId,
			question: '是否更换电梯？',
			method: 'motion',
			settings: {},
			privacy: 'named',
			roll_id: rollId,
			rule: {
				id: 'residents-assembly-households',
				participation: [{ basis: 'households', fraction: [1, 2], strict: true }],
				approval: [{ basis: 'households', fraction: [1, 2], strict: true, of: 'participants' }]
			},
			opens_at: NOON - DAY,
			closes_at: NOON + DAY,
			opened_at: NOON - DAY,
			electorate_heads: doors.length,
			electorate_households: doors.length,
			...by,
			...changes
		})
	]);
	for (let from = 0; from < electors.length; from += 1_000) {
		const added_at = NOON - DAY;
		const some = electors.slice(from, from + 1_000).map((one) => ({ ...one, added_at }));
		await write([database.insert(elector).values(some)]);
	}
	return { unitId, voteId, electors, chair: actorOf(chairId, unitId, 'chair') };
}

/** Somebody who holds one role in one unit. */
export function actorOf(
	id: string,
	unit_id: string,
	role: Actor['memberships'][number]['role']
): Actor {
	return { id, name: '', email: '', memberships: [{ unit_id, role }] };
}
