import { mapColumns } from './columns.ts';
import { readEntries } from './entries.ts';
import type { RollKind } from './kinds.ts';
import type { Merge } from './sheet.ts';

export const read = (rows: string[][], kind: RollKind, merges: Merge[] = []) => {
	const numbered = rows.map((cells, index) => ({ row: index + 1, cells }));
	const sheet = { name: '表一', rows: numbered.filter(({ cells }) => cells.some(Boolean)), merges };
	return readEntries([{ sheet, mapping: mapColumns(sheet, kind) }], kind);
};
export const doors = ({ entries }: ReturnType<typeof read>) =>
	entries.map(({ building, unit, room }) => [building, unit, room].join('|'));
export const reasons = ({ problems }: ReturnType<typeof read>) =>
	problems.list.map(({ reason, row, column }) => `${reason} ${column ?? '-'}${row}`);

export const owners = ['姓名', '楼栋', '单元', '房号', '面积', '电话', '业主编号', '未交付'];
export const owner = (
	room: string,
	name: string,
	area = '80',
	phone = '',
	key = '',
	undelivered = ''
) => [name, '1号楼', '1单元', room, area, phone, key, undelivered];
