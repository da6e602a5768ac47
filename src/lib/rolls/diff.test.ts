import { describe, expect, test } from 'vitest';
import { type Comparable, diff } from './diff.ts';

const line = (name: string, room: string, more: Partial<Comparable> = {}): Comparable => ({
	name,
	building: '1号楼',
	unit: '',
	room,
	area: 8000,
	ownerKey: '',
	phone: '',
	undelivered: false,
	...more
});

describe('a list read again', () => {
	test('is the same when only doors are written otherwise', () => {
		const changes = diff(
			'owners',
			[line('赵一', '101')],
			[line('赵一', '101室', { building: '1栋' })]
		);
		expect(changes).toMatchObject({ added: [], changed: [], removed: [] });
		expect(changes.same).toHaveLength(1);
	});

	test('tells added, changed, removed and same', () => {
		const [a, b, c, d] = [
			line('赵一', '101'),
			line('钱二', '102'),
			line('孙三', '103'),
			line('李四', '104')
		];
		const larger = { ...b, area: 9000, phone: 'x' };
		expect(diff('owners', [a, b, c], [a, larger, d])).toEqual({
			added: [d],
			changed: [{ before: b, after: larger, fields: ['area', 'phone'] }],
			removed: [c],
			same: [{ before: a, after: a }]
		});
	});

	test('sees a flat sold as a change of its name in a roll of owners, and as two people in a roll of adults', () => {
		const [before, after] = [line('赵一', '101'), line('钱二', '101')];
		expect(diff('owners', [before], [after]).changed).toEqual([
			{ before, after, fields: ['name'] }
		]);
		expect(diff('adults', [before], [after])).toMatchObject({ added: [after], removed: [before] });
	});

	test('follows a person who moved by name and phone, unless two have the same', () => {
		const [before, after] = [
			line('赵一', '101', { phone: 'x' }),
			line('赵一', '202', { phone: 'x' })
		];
		expect(diff('adults', [before], [after]).changed).toEqual([
			{ before, after, fields: ['room'] }
		]);
		const twin = line('赵一', '303', { phone: 'x' });
		expect(diff('adults', [before], [after, twin])).toMatchObject({
			added: [after, twin],
			removed: [before]
		});
	});

	test('follows a unit that was renumbered by its owner key', () => {
		const [before, after] = [
			line('赵一', '101', { ownerKey: 'A1' }),
			line('赵一', '1-101', { ownerKey: 'A1' })
		];
		expect(diff('owners', [before], [after]).changed).toEqual([
			{ before, after, fields: ['room'] }
		]);
	});

	test('pairs equal lines one by one when they cannot be told apart', () => {
		const twice = [line('赵一', '101'), line('赵一', '101')];
		expect(diff('representatives', twice, twice)).toMatchObject({ changed: [] });
	});
});
