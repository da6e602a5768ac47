import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { makeCommunity, makePerson } from '#db/community.fixture.ts';
import type { Actor } from '#lib/people/actor.ts';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import * as applications from './applications.server.ts';
import { fillIn, makeApplication, makeRound, OPEN, type Round } from './applying.fixture.server.ts';
import * as evidence from './evidence.server.ts';
import { canReadFile, readingNumbered, readingOf } from './reading.server.ts';
import * as submission from './submission.server.ts';

/** An application with a file, and everybody who might want to open it. */
async function withFile() {
	const round = await makeRound();
	const made = await makeApplication(round);
	await fillIn(made);
	const upload = new File(['%PDF-1.4\n%%EOF\n'], '会议记录.pdf');
	const given = { indicatorKey: 'e1', proof: { kind: 'file' as const, upload }, key: newId() };
	await evidence.add(made.editor, made.applicationId, given, OPEN);
	const pieces = await evidence.list(made.applicationId);
	const piece = pieces.find(({ file }) => file !== null);
	const [reviewer, otherExpert] = [await expert(round), await expert(round)];
	const asks: Record<string, Actor | null> = {
		...{ nobody: null, chair: made.chair, supervisor: made.supervisor },
		...{ organiser: round.organiser, reviewer: reviewer.actor, otherExpert: otherExpert.actor },
		stranger: (await makeCommunity()).chair,
		otherOrganiser: await makePerson((await makeCommunity()).unitId, 'organiser')
	};
	const fileId = piece?.file?.id ?? '';
	const seenBy = async () => {
		const may = await Promise.all(
			Object.entries(asks).map(async ([who, actor]) =>
				(await canReadFile(actor, fileId)) ? [who] : []
			)
		);
		return may.flat();
	};
	return { ...made, round, reviewer, pieceId: piece?.id ?? '', seenBy };
}

async function expert({ organiserId }: Round) {
	const actor = await makePerson(organiserId, 'evaluator');
	const id = newId();
	await write([
		sql`INSERT INTO evaluator (id, form_key, organiser_id, person_id, joined_at)
			VALUES (${id}, ${newId()}, ${organiserId}, ${actor.id}, ${OPEN})`
	]);
	return { id, actor };
}

async function assign(applicationId: string, { id, actor }: { id: string; actor: Actor }) {
	const review = newId();
	await write([
		sql`INSERT INTO review (id, application_id, evaluator_id, assigned_at, assigned_by)
			VALUES (${review}, ${applicationId}, ${id}, ${OPEN}, ${actor.id})`
	]);
	return review;
}

const team = ['chair', 'supervisor'];

describe('a file of evidence', () => {
	test('is opened by the team alone until it is submitted, then by the organiser too', async () => {
		const { chair, applicationId, seenBy } = await withFile();
		expect(await seenBy()).toEqual(team);
		await submission.submit(chair, applicationId, OPEN + 1);
		expect(await seenBy()).toEqual([...team, 'organiser']);
	});

	test.each([
		['declined', sql`declined_at = 1`],
		['released', sql`released_at = 1`]
	])('is opened by whoever reviews it, until that review is %s', async (_, end) => {
		const { chair, applicationId, reviewer, seenBy } = await withFile();
		const review = await assign(applicationId, reviewer);
		expect(await seenBy()).toEqual(team);
		await submission.submit(chair, applicationId, OPEN + 1);
		expect(await seenBy()).toEqual([...team, 'organiser', 'reviewer']);
		await write([sql`UPDATE review SET ${end} WHERE id = ${review}`]);
		expect(await seenBy()).toEqual([...team, 'organiser']);
	});

	test('that was taken out before is not part of what is submitted', async () => {
		const { chair, editor, applicationId, pieceId, seenBy } = await withFile();
		await evidence.remove(editor, applicationId, pieceId, OPEN + 1);
		await submission.submit(chair, applicationId, OPEN + 2);
		expect(await seenBy()).toEqual(team);
	});

	test('is the team’s own again once the application was withdrawn', async () => {
		const { chair, applicationId, seenBy } = await withFile();
		await submission.submit(chair, applicationId, OPEN + 1);
		await applications.withdraw(chair, applicationId, '另择时间', OPEN + 2);
		expect(await seenBy()).toEqual(team);
	});
});

test('an application is read with what was asked when it was submitted, and not before', async () => {
	const made = await makeApplication(await makeRound());
	await fillIn(made);
	await expect(readingOf(made.applicationId)).rejects.toMatchObject({ status: 404 });
	await submission.submit(made.chair, made.applicationId, OPEN);
	const { criteria, number, residents } = await readingOf(made.applicationId);
	expect(number).toBe(1);
	expect(residents).toEqual({ asked: false, voice: null });
	expect(
		criteria.flatMap(({ indicators }) =>
			indicators.map(({ key, self_score, pieces }) => [key, self_score, pieces.length])
		)
	).toEqual([
		['e1', 300, 1],
		['e2', 300, 1],
		['d1', 300, 1]
	]);
	await expect(readingNumbered(made.applicationId, 2)).rejects.toMatchObject({ status: 404 });
});
