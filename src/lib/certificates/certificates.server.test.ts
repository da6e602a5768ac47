import { describe, expect, test } from 'vitest';
import { makeCommunity, makePerson } from '#db/community.fixture.ts';
import { newId } from '#lib/server/id.ts';
import * as certificates from './certificates.server.ts';
import { issuerKey } from './issuer.server.ts';
import { standing } from './number.ts';
import { verify } from './verifying.ts';

const NOW = Date.UTC(2027, 5, 1);

async function setting() {
	const { unitId, chair } = await makeCommunity();
	const organiser = await makePerson(unitId, 'organiser');
	const given = (key = newId()): certificates.Issue => ({
		key,
		kind: 'designation',
		organiserId: unitId,
		of: {},
		holder: { name: '青禾里社区', name_en: 'Qingheli Community', code: '990102003001' },
		printed: {
			award: { zh: '实践基地', en: 'Practice base' },
			lead: { zh: '在创建活动中被认定为' },
			place: { zh: '' },
			organiser: { zh: '示例推进委员会' },
			criteria: { zh: '总分 80 以上' },
			time_zone: 'Asia/Shanghai'
		},
		told: 'calls/p1#base',
		valid_from: NOW,
		valid_until: NOW + 1_000
	});
	return { chair, organiser, given };
}

describe('a certificate', () => {
	test('is numbered without a gap, however many are made at once, and once for a form', async () => {
		const { organiser, given } = await setting();
		const once = given();
		const all = await Promise.all(
			[once, once, given(), given(), given()].map((one) => certificates.issue(organiser, one, NOW))
		);
		expect(new Set(all.map(({ id }) => id)).size).toBe(4);
		expect([...new Set(all.map(({ number }) => number))].sort()).toEqual([1, 2, 3, 4]);
	});

	test('is signed by the installation’s key and says its own number', async () => {
		const { organiser, given } = await setting();
		const { signed, number } = await certificates.issue(organiser, given(), NOW);
		const { did } = await issuerKey();
		const answer = await verify(signed, NOW, [did]);
		expect(answer).toMatchObject({
			verified: { number: `民议〔2027〕${number}号`, holder: '青禾里社区', did }
		});
		expect(await verify(signed.replace('青禾里', '别处里'), NOW)).toMatchObject({
			flaw: 'changed'
		});
	});

	test('is made and revoked by the organiser alone, with a reason', async () => {
		const { chair, organiser, given } = await setting();
		await expect(certificates.issue(chair, given(), NOW)).rejects.toMatchObject({ status: 403 });
		const { id } = await certificates.issue(organiser, given(), NOW);
		await expect(certificates.revoke(chair, id, '撤销', NOW)).rejects.toMatchObject({
			status: 403
		});
		expect(await certificates.revoke(organiser, id, ' ', NOW)).toBe('no_reason');
		expect(await certificates.revoke(organiser, id, '复查未通过', NOW + 1)).toBe('revoked');
		expect(await certificates.revoke(organiser, id, '再一次', NOW + 2)).toBe('revoked');
		const found = await certificates.get(id);
		expect(found).toMatchObject({ revocation_reason: '复查未通过', revoked_at: NOW + 1 });
		expect(standing(found, NOW + 3)).toBe('revoked');
	});
});
