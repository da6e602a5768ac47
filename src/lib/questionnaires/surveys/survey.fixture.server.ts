import { createHash } from 'node:crypto';
import {
	invitee,
	person,
	questionnaire,
	questionnaire_version,
	roll,
	survey,
	unit
} from '#db/schema.server.ts';
import type { Actor, Role } from '#lib/people/actor.ts';
import { db, write, type Statement } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import type { Document } from '../document.ts';
import { asked } from '../kinds/kinds.fixture.ts';
import type { Access } from './survey.ts';

/** When the tests' survey is open. */
export const NOON = Date.UTC(2026, 2, 10, 4);
const DAY = 86_400_000;

/** One question of each kind, none of them required, in two sections. */
export const everyKind: Document = {
	title: { zh: '小区怎么样', en: 'Our neighbourhood' },
	intro: { zh: '请您说说。' },
	thanks: { zh: '谢谢您。' },
	english: false,
	paging: 'question',
	sections: [
		{ key: 'first', title: { zh: '一' }, questions: asked.slice(0, 10) },
		{ key: 'second', title: { zh: '二' }, questions: asked.slice(10) }
	],
	computed: [],
	quotas: []
};

export type Asked = {
	document?: Document;
	access?: Access;
	/** Doors, building-room each; 3-101 and 3-102 if not given. None where it is open to anybody. */
	invitees?: readonly string[];
	/** A unit that exists; a new one if not given. */
	unitId?: string;
	/** It opened a day before and closes a day after. */
	now?: number;
	changes?: Partial<typeof survey.$inferInsert>;
};

/** An open survey with its questionnaire, published version and chair; named, and with two people, if not told otherwise. */
export async function openSurvey({
	document = everyKind,
	access = 'named',
	invitees: doors = ['3-101', '3-102'],
	unitId,
	now = NOON,
	changes
}: Asked = {}) {
	const unit_id = unitId ?? newId();
	const ids = { chair: newId(), roll: newId(), questionnaire: newId(), version: newId() };
	const id = newId();
	const by = { created_by: ids.chair, created_at: now - DAY };
	const invitees = access === 'open' ? [] : doors.map((door, at) => inviteeAt(id, door, at));
	const database = db();
	const body = JSON.stringify(document);
	const statements: Statement[] = [
		database.insert(person).values(chair(ids.chair, now)),
		database.insert(questionnaire).values({
			...{ id: ids.questionnaire, form_key: newId(), unit_id, title: document.title.zh },
			...{ draft: document, ...by }
		}),
		database.insert(questionnaire_version).values({
			...{ id: ids.version, questionnaire_id: ids.questionnaire, number: 1, draft_version: 1 },
			...{ body: document, sha256: createHash('sha256').update(body).digest('hex') },
			...{ published_by: ids.chair, published_at: now - DAY }
		})
	];
	if (!unitId) statements.unshift(database.insert(unit).values(community(unit_id, now)));
	if (access !== 'open') {
		const listed = { id: ids.roll, unit_id, kind: 'adults' as const, name: '名册' };
		statements.push(database.insert(roll).values({ ...listed, created_at: now - DAY }));
	}
	statements.push(
		database.insert(survey).values({
			...{ id, form_key: newId(), unit_id, questionnaire_version_id: ids.version, access, ...by },
			...{ roll_id: access === 'open' ? null : ids.roll },
			...{ opens_at: now - DAY, closes_at: now + DAY, opened_at: now - DAY, opened_by: ids.chair },
			...{ invited: access === 'open' ? null : invitees.length, ...changes }
		})
	);
	await write(statements);
	for (let from = 0; from < invitees.length; from += 500) {
		await write([database.insert(invitee).values(invitees.slice(from, from + 500))]);
	}
	return {
		...{ surveyId: id, unitId: unit_id, questionnaireId: ids.questionnaire },
		...{ versionId: ids.version, rollId: ids.roll, document, invitees },
		chair: actorOf(ids.chair, unit_id, 'chair')
	};
}

/** Somebody who holds one role in one unit. */
export function actorOf(id: string, unit_id: string, role: Role): Actor {
	return { id, name: '', email: '', memberships: [{ unit_id, role }] };
}

/** One line of the roll as it stood: door 3-101 is building 3, room 101. */
function inviteeAt(survey_id: string, door: string, at: number) {
	const [building = '', room = ''] = door.split('-');
	const door_order = String(at).padStart(6, '0');
	const where = { building, entrance: '', room, door_order, area: 0 };
	const phone = { phone_last4: '', phone_hash: '' };
	return {
		id: newId(),
		survey_id,
		roll_entry_id: newId(),
		name: `王小${room}`,
		...where,
		...phone
	};
}

function chair(id: string, now: number) {
	const who = { id, email: `${id}@example.org`, name: '陈主任', password_hash: '' };
	return { ...who, created_at: now - DAY };
}

function community(id: string, now: number) {
	const kind = { level: 'community' as const, kind: 'urban' as const };
	return { id, code: id, ...kind, name: '青禾里社区', name_en: 'Qingheli', created_at: now - DAY };
}
