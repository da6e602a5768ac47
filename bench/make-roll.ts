/**
 * Writes a made-up roll of owners to the file that is named, .csv or .xlsx, with so many lines; `later` is the same
 * roll half a year on, with a new owner behind every fiftieth door.
 */
import { writeFile } from 'node:fs/promises';
import writeXlsxFile from 'write-excel-file/node';

const [path = '', count = '0', when = ''] = process.argv.slice(2);
const isNew = (i: number) => when === 'later' && i % 50 === 7;
const rows = [
	['业主姓名', '楼栋', '单元', '房号', '建筑面积', '联系电话'],
	...Array.from({ length: Number(count) }, (_, i) => [
		isNew(i) ? `新业主${i}` : `业主${i}`,
		`${Math.floor(i / 400) + 1}`,
		`${(Math.floor(i / 100) % 4) + 1}`,
		`${Math.floor((i % 100) / 4) + 1}0${(i % 4) + 1}`,
		`${60 + (i % 80)}.${10 + (i % 90)}`,
		`1390${String(i).padStart(7, '0')}`
	])
];

if (path.endsWith('.csv')) {
	await writeFile(path, rows.map((row) => row.join(',')).join('\n'));
} else {
	const cells = rows.map((row) => row.map((value) => ({ value })));
	await writeXlsxFile(cells).toFile(path);
}
