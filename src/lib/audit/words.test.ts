import { expect, test } from 'vitest';
import { actorName, sentence, spaced } from './words.ts';

test('a line says in words what happened, with names and numbers', () => {
	const entry = {
		action: 'votes.open',
		detail: JSON.stringify({ electors: 1218, config_hash: '0123456789abcdef0123' })
	};
	expect(sentence(entry, '换电梯', 'zh-CN')).toBe(
		'开启表决“换电梯”，固定 1,218 位表决人，内容指纹 0123456789abcdef'
	);
});

test('an act that has no words of its own is named by its verb', () => {
	expect(sentence({ action: 'constructor', detail: '{}' }, '', 'zh-CN')).toBe(
		'其他操作（constructor）'
	);
});

test('people are named, electors are not', () => {
	const names = { p1: '王主任' };
	expect(actorName({ actor_kind: 'person', actor_id: 'p1' }, names)).toBe('王主任');
	expect(actorName({ actor_kind: 'elector', actor_id: 'p1' }, names)).toBe('一位表决人');
});

test('a hash is read out in fours', () => {
	expect(spaced('0123456789ab')).toBe('0123 4567 89ab');
});
