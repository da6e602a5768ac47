import { readFile as readFromDisk } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readFile } from './read-file.server.ts';
import { criteria } from './terms.fixture.ts';
import { exportTree } from './tree-json.ts';
import { toWorkbook } from './tree-xlsx.server.ts';

const named = (name: string, ...parts: BlobPart[]) => new File(parts, name);

test('criteria come back from a workbook and from JSON', async () => {
	const workbook = new Uint8Array(await toWorkbook(criteria));
	expect(await readFile(named('指标.xlsx', workbook))).toEqual({ criteria });
	const json = JSON.stringify(exportTree(criteria));
	expect(await readFile(named('criteria.json', json))).toEqual({ criteria });
});

test('a whole programme comes from JSON', async () => {
	const json = await readFromDisk('db/packs/programmes/eloge.json', 'utf8');
	expect(await readFile(named('eloge.json', json))).toMatchObject({ pack: { id: 'eloge' } });
});

describe('what is neither is refused with a reason', () => {
	test.each([
		['no file', null, { unreadable: 'none_chosen' }],
		['an empty choice', named(''), { unreadable: 'none_chosen' }],
		['an empty file', named('a.json'), { unreadable: 'empty' }],
		['broken JSON', named('a.json', '{'), { unreadable: 'no_json' }],
		['a picture', named('a.xlsx', 'GIF89a'), { unreadable: 'wrong_type' }],
		['too much', named('a.json', new Uint8Array(1_000_001)), { unreadable: 'too_large' }]
	])('%s', async (_, file, refused) => {
		expect(await readFile(file)).toEqual(refused);
	});

	test('JSON of another kind', async () => {
		expect(await readFile(named('a.json', '{"format":"else"}'))).toHaveProperty('faults');
	});
});
