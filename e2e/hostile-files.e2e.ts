import { expect, test } from '@playwright/test';
import { zipSync } from 'fflate';
import { count, eq } from 'drizzle-orm';
import { makeCommunity } from '#db/community.fixture.ts';
import { file, roll } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { messyWorkbook } from '#lib/rolls/messy-workbook.fixture.ts';
import { sheetOf, workbookOf } from '#lib/rolls/reading/workbook.fixture.ts';
import { openDemo } from './people.ts';
import { pathOf } from './routes.ts';
import { say, sayInEnglish } from './words.ts';
import { ask, cookieOf, makeWorld, nextOf } from './world.ts';

const header = '姓名,楼栋,房号\n';
const bytes = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));

test.describe.configure({ mode: 'parallel' });

test.describe('lists that cannot be read @server', () => {
	const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
	const workbook = workbookOf({ sheets: { a: sheetOf([['姓名', '房号']]) } });
	const bomb = workbookOf({ sheets: { a: `<worksheet>${' '.repeat(60_000_000)}</worksheet>` } });
	const rows = Array.from({ length: 200_000 }, (_, i) => `住户${i},1,${i}`).join('\n');
	const faults: [string, string, Uint8Array, Parameters<typeof say>[0]][] = [
		['nothing at all', '名单.csv', new Uint8Array(), 'rolls_refused_empty'],
		['a PDF called a workbook', '名单.xlsx', bytes('%PDF-1.7\n%%EOF'), 'rolls_refused_wrong_type'],
		['a program', '名单.exe', bytes('MZ\x90\0\x03\0\0\0\x04'), 'rolls_refused_wrong_type'],
		['a web page called a workbook', '名单.xls', bytes('<html></html>'), 'rolls_refused_old_xls'],
		['an old workbook', '名单.xls', new Uint8Array(ole), 'rolls_refused_old_xls'],
		[
			'a workbook with a password',
			'名单.xlsx',
			new Uint8Array([...ole, ...utf16('EncryptedPackage')]),
			'rolls_refused_encrypted'
		],
		['half a workbook', '名单.xlsx', workbook.subarray(0, 200), 'rolls_refused_broken'],
		[
			'a zip of something else',
			'名单.xlsx',
			zipSync({ a: bytes('a') }),
			'rolls_refused_wrong_type'
		],
		['a zip bomb', '名单.xlsx', bomb, 'rolls_refused_too_large'],
		['200 000 rows', '名单.csv', bytes(header + rows), 'rolls_refused_too_many_rows'],
		['21 million bytes', '名单.csv', new Uint8Array(21_000_000).fill(65), 'rolls_refused_too_large']
	];
	for (const [what, name, content, reason] of faults) {
		test(`${what}: refused in words, and no roll is made`, async () => {
			expect(bomb.length, 'small on disk').toBeLessThan(100_000);
			const { unitId, cookie } = await desk();
			const sent = await send(unitId, cookie, new File([new Uint8Array(content)], name));
			const page = await read(sent, cookie);
			expect(page.text).toContain(say(reason));
			expect(page.text).toContain('<h1');
			const english = await (await ask(page.path, { cookie: `${cookie}; ${inEnglish}` })).text();
			if (sent.status === 303) expect(unescaped(english)).toContain(sayInEnglish(reason));
			const [rolls] = await db().select({ of: count() }).from(roll).where(eq(roll.unit_id, unitId));
			expect(rolls?.of).toBe(0);
		});
	}

	test('no file, and a text where the file should be: refused in words', async () => {
		const { unitId, cookie } = await desk();
		for (const sent of [undefined, 'a text']) {
			const body = new FormData();
			body.set('kind', 'households');
			if (sent) body.set('file', sent);
			const answer = await ask(`/desk/${unitId}/rolls/imports`, { cookie, body });
			expect(answer.status).toBe(400);
			expect(await answer.text()).toContain(say('rolls_refused_none_chosen'));
		}
	});
});

test.describe('lists as they come are read @server', () => {
	const line = '欧阳春禾,1,101\n';
	const junk = Array.from({ length: 40 }, (_, i) => `垃圾${i}=cmd|' /C calc'!A0`).join(',');
	const lists: [string, string, BlobPart][] = [
		['forty columns of junk', '宽.csv', `姓名,楼栋,房号,${junk}\n欧阳春禾,1,101,${junk}\n`],
		['the encoding of an old Windows', '旧.csv', gb18030(header + line)],
		['UTF-16, as Excel saves “Unicode text”', '旧.csv', utf16(`\ufeff${header}${line}`)],
		['marks of another direction of writing', 'a.csv', `${header}\u202e欧阳春禾\u202c,1,101\n`]
	];
	for (const [what, name, content] of lists) {
		test(what, async () => {
			const { unitId, cookie } = await desk();
			const page = await read(await send(unitId, cookie, new File([content], name)), cookie);
			expect(page.text).toContain('欧阳春禾');
			expect(page.text).not.toContain('\u202e');
		});
	}

	test('title rows, merged cells and formulas', async () => {
		const { unitId, cookie } = await desk();
		const messy = new File([new Uint8Array(await messyWorkbook())], '业主名册.xlsx');
		const sent = await send(unitId, cookie, messy, 'owners');
		expect((await read(sent, cookie)).text).toContain('欧阳春禾');
		const formulas = `<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>姓名</t></is></c>
			<c t="inlineStr"><is><t>房号</t></is></c></row><row r="2"><c t="str"><f>WEBSERVICE("http://x")</f>
			<v>=HYPERLINK("http://x")</v></c><c t="str"><f>1+1</f><v>101</v></c></row></sheetData></worksheet>`;
		const computed = new File([new Uint8Array(workbookOf({ sheets: { a: formulas } }))], 'a.xlsx');
		const page = await read(await send(unitId, cookie, computed), cookie);
		expect(page.text).not.toContain('WEBSERVICE');
		const table = await ask(`${page.path.split('?')[0]}/problems.csv`, { cookie });
		expect(await table.text(), 'no formula in what is downloaded').not.toMatch(/(^|,|")=/m);
	});
});

test('files that are no PDF and no picture are not attached @server', async () => {
	test.setTimeout(90_000);
	const { mine, cookies } = await makeWorld();
	const path = pathOf('/(committee)/desk/[unit]/consultations/[consultation]', mine);
	const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
	const magic = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
	const png = new Uint8Array([...magic, 0, 0, 0, 13, ...bytes('IHDR'), 0, 0, 0, 9, 0, 0, 0, 9]);
	const refused: [BlobPart, string, Parameters<typeof say>[0]][] = [
		['', '空.pdf', 'consultations_attachment_empty'],
		[svg, '图.png', 'consultations_attachment_wrong_type'],
		['<html></html>', '文.pdf', 'consultations_attachment_wrong_type'],
		['MZ\x90\0\x03', '表.pdf', 'consultations_attachment_wrong_type'],
		[png, '坏.png', 'consultations_attachment_broken'],
		[new Uint8Array(11 * 1024 * 1024), '大.pdf', 'consultations_attachment_too_large']
	];
	const kept = async () =>
		(
			await db()
				.select({ of: count() })
				.from(file)
				.where(eq(file.unit_id, mine.ids.unit ?? ''))
		)[0];
	const before = await kept();
	for (const [content, name, reason] of refused) {
		const body = new FormData();
		body.set('file', new File([content], name));
		const answer = await ask(`${path}?/attach`, { cookie: cookies.editor, body });
		expect(answer.status, name).toBe(400);
		expect(await answer.text(), name).toContain(say(reason));
	}
	expect(await kept()).toEqual(before);
});

const inEnglish = 'PARAGLIDE_LOCALE=en';
const unescaped = (html: string) => html.replaceAll('&amp;', '&').replaceAll('&quot;', '"');

/** A community whose lists nobody else imports. */
async function desk() {
	await openDemo();
	const { unitId, editor } = await makeCommunity();
	return { unitId, cookie: await cookieOf(editor) };
}

function send(unitId: string, cookie: string, list: File, kind = 'households') {
	const body = new FormData();
	body.set('key', newId());
	body.set('kind', kind);
	body.set('file', list);
	return ask(`/desk/${unitId}/rolls/imports`, { cookie, body });
}

/** What the page says of an uploaded list once it was read: that it was refused, or its lines. */
async function read(sent: Response, cookie: string): Promise<{ text: string; path: string }> {
	const own = new URL(sent.url).pathname;
	if (sent.status !== 303) {
		expect(sent.status).toBe(400);
		return { text: await sent.text(), path: own };
	}
	const path = nextOf(sent).replace(/\/columns$/, '?view=added');
	let text = '';
	await expect(async () => {
		text = await (await ask(path, { cookie })).text();
		expect(text).not.toContain('<progress');
	}).toPass({ timeout: 40_000, intervals: [100, 200, 500] });
	return { text, path };
}

/** The bytes of a text as an office program of a Chinese Windows writes them. */
function gb18030(text: string): Uint8Array<ArrayBuffer> {
	const decoder = new TextDecoder('gb18030');
	const known = new Map<string, number[]>();
	for (let high = 0x81; high < 0xff; high += 1) {
		for (let low = 0x40; low < 0xff; low += 1) {
			known.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
		}
	}
	const pairs = [...text].map((sign) => known.get(sign) ?? [...bytes(sign)]);
	return new Uint8Array(pairs.flat());
}
