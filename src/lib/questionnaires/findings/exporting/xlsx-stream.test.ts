import { readSheet } from 'read-excel-file/node';
import { expect, it } from 'vitest';
import type { Cell } from '../../kinds/kind.ts';
import { xlsxStream } from './xlsx-stream.server.ts';

it('makes a workbook whose cells stand where a reader of another hand looks for them', async () => {
	const wide: Cell[] = Array.from({ length: 60 }, (_, at) => `column ${at}`);
	const sparse: Cell[] = wide.map((_, at) => (at === 1 ? 7 : at === 59 ? '=last & least' : null));
	const pieces: Uint8Array[] = [];
	const sheets = [
		{ name: '答卷', rows: [wide, sparse] },
		{ name: '编码表', rows: [['a'], ['b']] }
	];
	for await (const bytes of xlsxStream(sheets)) pieces.push(bytes);
	const file = Buffer.concat(pieces);
	expect(await readSheet(file, 1)).toEqual([wide, sparse]);
	expect(await readSheet(file, '编码表')).toEqual([['a'], ['b']]);
});
