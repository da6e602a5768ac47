import { beforeAll, describe, expect, test } from 'vitest';
import { eq, sql } from 'drizzle-orm';
import { certificate, designation } from '#db/schema.server.ts';
import { makeRound, type Round } from '#lib/applications/applying.fixture.server.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { DAY } from '#lib/programmes/terms.fixture.ts';
import { db, write } from '#lib/server/db.ts';
import { certify, certifyRound } from './certifying.server.ts';
import { get, revoke } from './certificates.server.ts';
import {
	AFTER,
	ANNOUNCED,
	announceRound,
	makeDecided,
	makeObjection,
	type Decided
} from './deciding.fixture.server.ts';
import { designate } from './designating.server.ts';
import { fileOf } from './filing.server.ts';
import { show } from './showing.server.ts';
import { verify } from './verifying.ts';

let round: Round;
let base: Decided;
let refused: Decided;

beforeAll(async () => {
	round = await makeRound();
	base = await makeDecided(round, 'base');
	await makeDecided(round, 'site');
	refused = await makeDecided(round, null);
});

const designations = () =>
	db().select().from(designation).where(eq(designation.programme_id, round.programmeId));
const certificates = () =>
	db().select().from(certificate).where(eq(certificate.programme_id, round.programmeId));

describe('designating', () => {
	test('waits for the list, its days and every answer, and is the organiser’s alone', async () => {
		const { organiser, programmeId } = round;
		await expect(designate(base.chair, programmeId, AFTER)).rejects.toMatchObject({ status: 403 });
		expect(await designate(organiser, programmeId, AFTER)).toBe('announcement');
		await announceRound(round);
		expect(await designate(organiser, programmeId, ANNOUNCED + 6 * DAY)).toBe('objection_days');
		const objection = await makeObjection(round);
		expect(await designate(organiser, programmeId, AFTER)).toBe('answers');
		expect(await designations()).toEqual([]);
		await write([
			sql`UPDATE list_objection SET answered_at = ${AFTER}, answer = '已核实' WHERE id = ${objection}`
		]);
	});

	test('makes every decided tier once, with a certificate, however often it is asked', async () => {
		const { organiser, programmeId } = round;
		const answers = await Promise.all(
			[1, 2, 3].map(() => designate(organiser, programmeId, AFTER))
		);
		expect(answers).toEqual(['designated', 'designated', 'designated']);
		const made = await designations();
		expect(made.map(({ tier_key }) => tier_key).sort()).toEqual(['base', 'site']);
		expect(made.some(({ unit_id }) => unit_id === refused.unitId)).toBe(false);
		expect((await certificates()).map(({ number }) => number).sort()).toEqual([1, 2]);
		expect((await programmes.get(programmeId)).settled_at).toBe(AFTER);
	});

	test('goes on where it was interrupted', async () => {
		const { organiser, programmeId } = round;
		await write([sql`DELETE FROM certificate WHERE programme_id = ${programmeId} AND number = 2`]);
		expect(await designate(organiser, programmeId, AFTER + DAY)).toBe('designated');
		expect(await certificates()).toHaveLength(2);
	});
});

describe('the certificate of a designation', () => {
	const own = async () => {
		const [found] = await db()
			.select()
			.from(designation)
			.where(eq(designation.application_id, base.applicationId));
		return found?.id ?? '';
	};

	test('stands alone, says what was reached, and is accepted by its file', async () => {
		const { organiser } = round;
		const first = await certify(organiser, await own(), AFTER);
		expect((await certify(organiser, await own(), AFTER)).id).toBe(first.id);
		const shown = await show(first.id, AFTER);
		expect(shown).toMatchObject({ state: 'valid', holder: '桂花社区', unitId: base.unitId });
		expect(shown.printed.award.zh).toBe('实践基地');
		expect(await verify(await fileOf(first), AFTER)).toHaveProperty('verified');
		const lapsing = await show(first.id, AFTER + 600 * DAY);
		expect(lapsing).toMatchObject({ state: 'lapsed' });
	});

	test('takes the designation with it when it is revoked, and its file says so then', async () => {
		const { organiser, programmeId } = round;
		const { id } = await certify(organiser, await own(), AFTER);
		expect(await revoke(organiser, id, '材料不实', AFTER + DAY)).toBe('revoked');
		expect(await show(id, AFTER + 2 * DAY)).toMatchObject({
			state: 'revoked',
			ended: { at: AFTER + DAY, reason: '材料不实' }
		});
		const file = await fileOf(await get(id));
		expect(await verify(file, AFTER + 2 * DAY)).toMatchObject({
			flaw: 'revoked',
			verified: { revoked: { reason: '材料不实' } }
		});
		await certifyRound(organiser, programmeId, AFTER + DAY);
		expect(await certificates()).toHaveLength(2);
	});
});
