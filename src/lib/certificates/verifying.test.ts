import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { credentialOf, type Certified } from './credential.ts';
import { keyOf, sign, type IssuerKey } from './signing.ts';
import { verify } from './verifying.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 5, 1);
const certified: Certified = {
	id: 'c1',
	number: '民议示例〔2026〕1号',
	origin: 'https://minyi.example.org',
	issuer: '民议示例推进委员会',
	holder: { name: '清河里社区', code: '130102001001' },
	achievement: { id: 'base', name: '示例基地', description: '说明', criteria: '总分 85 以上' },
	valid_from: now - day,
	valid_until: now + day
};

let key: IssuerKey;
let text: string;

beforeAll(async () => {
	key = await keyOf(new Uint8Array(32).fill(7));
	text = JSON.stringify(await sign(credentialOf(certified, key.did), key, now - day));
});

describe('a signed certificate', () => {
	test('is accepted by what it says alone', async () => {
		expect(await verify(text, now)).toEqual({
			verified: {
				number: '民议示例〔2026〕1号',
				name: '示例基地',
				holder: '清河里社区',
				issuer: '民议示例推进委员会',
				did: key.did,
				validFrom: now - day,
				validUntil: now + day,
				revoked: null
			}
		});
	});

	test('is accepted in other spaces and letters, but says nothing twice', async () => {
		const pretty = JSON.stringify(JSON.parse(text), null, '\t');
		for (const same of [pretty, `${text}\n`, text.replace('清河里', '\\u6e05\\u6cb3\\u91cc')]) {
			expect(await verify(same, now)).toHaveProperty('verified.holder', '清河里社区');
			expect(await verify(same, now)).not.toHaveProperty('flaw');
		}
		for (const first of ['{"name":"假基地",', '{"\\u006eame":"假基地",']) {
			expect(await verify(text.replace('{', first), now)).toHaveProperty('flaw', 'changed');
		}
		const holder = text.replace('"identityHash":', '"identityHash":"假社区","identityHash":');
		expect(await verify(holder, now)).toHaveProperty('flaw', 'changed');
	});

	test.each([
		['names that objects have', '{"__proto__":{"name":"假"},'],
		['more of them', '{"constructor":{"prototype":1},"toJSON":"x",'],
		['depth', `{"x":${'['.repeat(100_000)}${']'.repeat(100_000)},`],
		['numbers without end', '{"x":1e999,'],
		['half a letter', '{"x":"\\ud800",']
	])('is refused with what a hostile hand adds: %s', async (_, head) => {
		expect(await verify(text.replace('{', head), now)).toHaveProperty('flaw', 'changed');
	});

	test('is refused with any one byte changed', async () => {
		const bytes = Buffer.from(text);
		await fc.assert(
			fc.asyncProperty(
				fc.nat({ max: bytes.length - 1 }),
				fc.integer({ min: 1, max: 255 }),
				async (at, difference) => {
					const changed = Buffer.from(bytes);
					changed[at] = (changed[at] ?? 0) ^ difference;
					const answer = await verify(changed.toString('utf8'), now);
					expect(answer).toHaveProperty('flaw');
				}
			),
			{ numRuns: 300 }
		);
	});

	test.each([
		['before its first day', -2 * day, 'not_yet_valid'],
		['from the end of its last day', day, 'expired']
	])('does not hold %s', async (_, after, flaw) => {
		expect(await verify(text, now + after)).toMatchObject({ flaw });
	});

	test('is refused where another key is trusted', async () => {
		const other = await keyOf(new Uint8Array(32).fill(8));
		expect(await verify(text, now, [other.did])).toMatchObject({ flaw: 'other_key' });
		expect(await verify(text, now, [other.did, key.did])).toHaveProperty('verified');
	});

	test('is not made by signing with one key in the name of another', async () => {
		const other = await keyOf(new Uint8Array(32).fill(8));
		const forged = JSON.stringify(await sign(credentialOf(certified, key.did), other, now));
		expect(await verify(forged, now)).toMatchObject({ flaw: 'changed' });
	});

	test.each([
		['nothing', '', 'not_json'],
		['a list', '[]', 'not_a_certificate'],
		['null', 'null', 'not_json'],
		['something else', '{"type":["VerifiableCredential"]}', 'not_a_certificate']
	])('is not %s', async (_, given, flaw) => {
		expect(await verify(given, now)).toMatchObject({ flaw });
	});

	test('is not one without its proof', async () => {
		const { proof, ...unsigned } = JSON.parse(text);
		expect(proof).toBeDefined();
		expect(await verify(JSON.stringify(unsigned), now)).toMatchObject({ flaw: 'not_signed' });
	});
});
