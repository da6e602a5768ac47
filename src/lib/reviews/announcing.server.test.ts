import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { makeRound, type Round } from '#lib/applications/applying.fixture.server.ts';
import { hundredths } from '#lib/programmes/exact.ts';
import { DAY } from '#lib/programmes/terms.fixture.ts';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import * as announcing from './announcing.server.ts';
import type { PanelVote } from './deciding.ts';
import * as panel from './panel.server.ts';
import { ranking } from './ranking.server.ts';
import { findResult, resultsOfUnit } from './result.server.ts';
import { REVIEW } from './reviewing.fixture.server.ts';
import { makeAssigned, sealWith } from './settling.fixture.server.ts';

type Made = Awaited<ReturnType<typeof makeAssigned>>;

const vote: PanelVote = {
	...{ tier: 'base', members: 9, present: 7, inFavour: 6, against: 1, abstained: 0, reason: '' }
};
const refusal = { ...vote, tier: null, reason: '材料还不足以说明' };

let round: Round;
let strong: Made;
let weak: Made;

async function agree(applicationId: string, key: string, by: string, score: number) {
	await write([
		sql`INSERT INTO agreed_score (application_id, indicator_key, by, score, reason, recorded_by, recorded_at)
			VALUES (${applicationId}, ${key}, ${by}, ${score}, '现场所见', ${round.organiser.id}, ${REVIEW})`
	]);
}

beforeAll(async () => {
	round = await makeRound();
	strong = await makeAssigned(round);
	weak = await makeAssigned(round, 2);
});

const placeOf = async (made: Made) => {
	const { places } = await ranking(round.programmeId);
	return places.find(({ reviewed }) => reviewed.application.id === made.applicationId)!;
};

describe('the ranking', () => {
	test('has no place and no proposal for what is not reviewed, but what the unit says', async () => {
		const { places } = await ranking(round.programmeId);
		expect(places).toHaveLength(2);
		expect(places[0]).toMatchObject({ place: null, total: null, proposal: null, vote: null });
		expect(hundredths(places[0]!.self)).toBe(7_500);
	});

	test('puts the best first, with tiers, once reviews are in and settled', async () => {
		for (const expert of strong.experts) await sealWith(expert, 400);
		await sealWith(weak.experts[0]!, 200, { e1: 0 });
		await sealWith(weak.experts[1]!, 200, { e1: 400 });
		expect(await placeOf(strong)).toMatchObject({ place: 1, proposal: { tier: 'base' } });
		expect(await placeOf(weak)).toMatchObject({ place: null, total: null });
		await agree(weak.applicationId, 'e1', 'settlement', 100);
		const before = await placeOf(weak);
		expect(before).toMatchObject({ place: 2, beforeVisit: null, proposal: { tier: null } });
		await agree(weak.applicationId, 'e1', 'visit', 300);
		const after = await placeOf(weak);
		expect([hundredths(after.beforeVisit!), hundredths(after.total!)]).toEqual([4_500, 5_500]);
	});
});

describe('a vote of the panel', () => {
	const record = (made: Made, more: PanelVote, by = round.organiser) =>
		panel.record(by, made.applicationId, more, REVIEW + DAY);

	test('is recorded by the organiser alone', async () => {
		await expect(record(strong, vote, strong.chair)).rejects.toMatchObject({ status: 403 });
		await expect(record(strong, vote, strong.experts[0]!.actor)).rejects.toMatchObject({
			status: 403
		});
	});

	test('is refused while reviews are out, or scores wait to be settled', async () => {
		const other = await makeRound();
		const made = await makeAssigned(other, 2);
		const decide = () => panel.record(other.organiser, made.applicationId, refusal, REVIEW);
		expect(await decide()).toBe('not_ready');
		await sealWith(made.experts[0]!, 0);
		await sealWith(made.experts[1]!, 400);
		expect(await decide()).toBe('not_ready');
	});

	test('keeps what was proposed as the server knows it, and asks why it differs', async () => {
		expect(await record(strong, { ...vote, tier: 'site' })).toBe('no_reason');
		expect(await record(strong, { ...vote, tier: 'none' })).toBe('no_such_tier');
		expect(await record(strong, { ...vote, present: 4, inFavour: 3 })).toBe('no_quorum');
		expect(await record(strong, { ...vote, tier: 'site', reason: '先做站点' })).toBe('recorded');
		expect(await record(strong, vote)).toBe('recorded');
		const { vote: kept } = await placeOf(strong);
		expect(kept).toMatchObject({ tier_key: 'base', proposed_key: 'base', reason: '' });
	});
});

describe('the public list', () => {
	const announce = (now = REVIEW + 2 * DAY, by = round.organiser) =>
		announcing.announce(by, round.programmeId, now);

	test('waits for every screened application, and for the last day of the call', async () => {
		expect(await announce()).toBe('waiting');
		const ranked = await ranking(round.programmeId);
		const waiting = (now: number) => announcing.waitingFor(round.programmeId, ranked, now);
		expect(await waiting(REVIEW)).toEqual([{ for: 'vote', count: 1 }]);
		expect(await waiting(0)).toEqual([{ for: 'closing' }]);
		await expect(announce(REVIEW, strong.chair)).rejects.toMatchObject({ status: 403 });
		expect(await findResult(strong.applicationId)).toBeNull();
	});

	test('is made public once, with what everybody came to', async () => {
		await panel.record(round.organiser, weak.applicationId, refusal, REVIEW + DAY);
		expect(await Promise.all([announce(), announce()])).toContain('announced');
		expect(await announce()).toBe('already_announced');
		const result = await findResult(weak.applicationId);
		expect(result).toMatchObject({
			...{ place: 2, of: 2, total: 5_500, beforeVisit: 4_500, residents: null, self: 7_500 },
			totals: [],
			round: { reviewed: 7_750, total: 7_750, residents: null }
		});
		expect(result?.criteria.map(({ key, reviewed, round }) => [key, reviewed, round])).toEqual([
			['election', 6_000, 8_000],
			['deliberation', 5_000, 7_500]
		]);
		expect(await resultsOfUnit(weak.unitId)).toMatchObject([{ year: 2027, result: { place: 2 } }]);
	});

	test('closes the votes', async () => {
		const again = panel.record(round.organiser, weak.applicationId, refusal, REVIEW + 3 * DAY);
		expect(await again).toBe('announced');
	});

	test('lets designations be made after its days, once every objection is answered', async () => {
		const start = REVIEW + 2 * DAY;
		const can = (now: number) => announcing.canDesignate(round.programmeId, now);
		expect(await can(start + 7 * DAY - 1)).toBe(false);
		expect(await can(start + 7 * DAY)).toBe(true);
		const id = newId();
		await write([
			sql`INSERT INTO list_objection (id, form_key, programme_id, name, contact, words, made_at)
				VALUES (${id}, ${newId()}, ${round.programmeId}, '王芳', '13900000000', '请再看', ${start})`
		]);
		expect(await announcing.hindrance(round.programmeId, start + 8 * DAY)).toBe('answers');
		await write([
			sql`UPDATE list_objection SET answered_at = ${start}, answer = '已核实' WHERE id = ${id}`
		]);
		expect(await can(start + 8 * DAY)).toBe(true);
	});
});
