import { expect, test } from 'vitest';
import { canonicalDetail, canonicalEntry, GENESIS } from './audit.ts';
import { linkAll, linkTo } from './chain.server.ts';

const entry = {
	seq: 1,
	at: 1_795_382_674_472,
	unit_id: 'u1',
	actor_kind: 'person',
	actor_id: 'p1',
	action: 'votes.open',
	subject_kind: 'vote',
	subject_id: 'v1',
	detail: '{"title":"加装电梯"}'
};

test('the text of an entry is fixed, whatever the order of its keys', () => {
	const reversed = Object.fromEntries(Object.entries(entry).reverse()) as typeof entry;
	expect(canonicalEntry(reversed)).toBe(canonicalEntry(entry));
	expect(canonicalEntry(entry)).toBe(
		'[1,1795382674472,"u1","person","p1","votes.open","vote","v1","{\\"title\\":\\"加装电梯\\"}"]'
	);
	expect(canonicalDetail({ b: 1, a: ['x'] })).toBe('{"a":["x"],"b":1}');
});

test('a link is the SHA-256 of the link before it and the entry', () => {
	expect(linkTo(GENESIS, entry)).toEqual({
		seq: 1,
		previous: GENESIS,
		hash: 'e408a4c07da25b21bd027d0b7e49bc2a1bb994dba39f506577a5b6951a2e6908'
	});
});

test('any change of any column changes every later link', () => {
	const second = { ...entry, seq: 2 };
	const links = linkAll(GENESIS, [entry, second]);
	expect(links[1]?.previous).toBe(links[0]?.hash);
	for (const [column, value] of Object.entries(entry)) {
		const changed = { ...entry, [column]: typeof value === 'number' ? value + 1 : `${value} ` };
		expect(linkAll(GENESIS, [changed, second])[1]?.hash).not.toBe(links[1]?.hash);
	}
});
