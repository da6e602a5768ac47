/** One questionnaire with every kind of question and nested logic, from phones and paper to the files of its results. */
import { expect, test, type Page } from '@playwright/test';
import { makeCommunity, makePerson } from '#db/community.fixture.ts';
import type { Answers } from '#lib/questionnaires/answers.ts';
import { openSurvey } from '#lib/questionnaires/surveys/survey.fixture.server.ts';
import * as slips from '#lib/questionnaires/surveys/slips.server.ts';
import { formatCode } from '#lib/slips/code.ts';
import { answersIn, download, tableOfCsv, tableOfXlsx, type Table } from './exported.ts';
import { countFigures, readFigures } from './figures.ts';
import { give, screenOf } from './giving.ts';
import {
	doors,
	everybodysAnswers,
	neighbourhood,
	neighbourhoodQuestions as questions,
	papers,
	phones,
	type Neighbour
} from './neighbours.ts';
import { enterAs, expectNoViolations, expectToFit, openDemo } from './people.ts';
import { say } from './words.ts';

test('what is answered by phone and on paper stands in the results, and the same in every file @phone', async ({
	page
}) => {
	test.setTimeout(300_000);
	const { desk, chair, editor, other, paths } = await ask();

	for (const neighbour of phones) {
		await page.context().clearCookies();
		await answerByPhone(page, neighbour, paths.get(neighbour.door) ?? '');
	}

	await typedBy(page, editor);
	await page.goto(`${desk}/paper`);
	await page.locator('[name=papers]').fill(String(papers.length));
	await press(page, 'entering_make');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('第 1 批');
	const batch = page.url();
	await typePapers(page, batch, 1);
	await typedBy(page, other);
	await typePapers(page, batch, 2);
	await expect(page.getByText(say('entering_close_sum', { papers: 2 }))).toBeVisible();
	await press(page, 'entering_close_button');
	await expect(page.getByText(/收进结果：答卷 2 份，核对了 0 份/)).toBeVisible();

	await typedBy(page, chair);
	await page.goto(desk);
	await page.locator('summary', { hasText: say('surveys_close') }).click();
	await page.locator('[name=reason]').last().fill('大家都填完了');
	await press(page, 'surveys_close_do');
	await expect(page.getByRole('button', { name: say('surveys_publish') })).toBeVisible();
	await page.getByRole('link', { name: say('findings_see') }).click();
	await expect(page.getByText(say('findings_responses', { count: 7 }))).toBeVisible();
	await looksRight(page);

	const shown = await readFigures(page);
	expect(shown).toEqual(countFigures(questions, everybodysAnswers));
	expect(shown).toMatchObject(byHand);

	const xlsx = await download(page, say('findings_export_xlsx'));
	const csv = await download(page, say('findings_export_csv'));
	const codebook = tableOfCsv(await download(page, say('findings_export_codebook')));
	const json = JSON.parse(String(await download(page, say('findings_export_json'))));
	const tables = [await tableOfXlsx(xlsx, 1), tableOfCsv(csv)];
	for (const table of tables) {
		const read = table.lines.map((line) => answersIn(questions, line));
		expect(byText(read)).toEqual(byText(everybodysAnswers));
		expect(countFigures(questions, read)).toEqual(shown);
		expect(table.lines.map((line) => line['#building'])).toEqual(untold);
		expect(table.lines.map((line) => line['#channel'])).toEqual(untold);
	}
	const stored: { answers: Answers; building: string | null; channel: string | null }[] =
		json.responses;
	expect(byText(stored.map(({ answers }) => withoutIds(answers)))).toEqual(
		byText(everybodysAnswers)
	);
	expect(stored.map(({ building }) => building ?? '')).toEqual(untold);
	expect(stored.map(({ channel }) => channel ?? '')).toEqual(untold);
	expect(await tableOfXlsx(xlsx, 2)).toEqual(codebook);
	expectToExplain(codebook, tables);
	const columns = json.codebook.map(({ column }: { column: string }) => column);
	expect(columns).toEqual(codebook.lines.map((line) => line['列名']));

	await page.goto(desk);
	await press(page, 'surveys_publish');
	await expect(page.getByText('结果已公布，居民现在可以看到。')).toBeVisible();
	await page.context().clearCookies();
	await page.goto(desk.replace(/.*\/surveys/, '/surveys'));
	await looksRight(page);
	expect(await readFigures(page)).toEqual(shown);
	await expect(page.getByRole('main')).not.toContainText('甲说几句');
});

/** Some of it worked out on paper, so that not one machine only has counted. */
const byHand = {
	single: {
		of: '7',
		rows: [
			['电梯', '3'],
			['长椅', '1'],
			['路灯', '0'],
			['其他', '2'],
			['都不要', '1']
		]
	},
	rating: { facts: ['3.43'] },
	recommend: { facts: ['6.57', '+14'] },
	matrix_single: {
		of: '7',
		rows: [
			['r1', '2', '4', '6'],
			['r2', '3', '1', '4'],
			['r3', '2', '1', '3']
		]
	},
	ranking: {
		rows: [
			['电梯', '1.6', '2', '5'],
			['路灯', '1.8', '3', '5'],
			['长椅', '2', '1', '4']
		]
	},
	number: { facts: ['80.68', '12', '-5', '500'] },
	why: { of: '5' },
	most: { of: 'few', rows: [] },
	first_three: { of: 'few', rows: [] }
};

/**
 * Two on paper and two of a small building are too few: staff see who has answered and how, and would find them. So
 * no line says where it comes from.
 */
const untold = Array.from(everybodysAnswers, () => '');

/** A survey whose answers bear no name, with a slip for every door. */
async function ask() {
	await openDemo();
	const { unitId, chair, editor } = await makeCommunity();
	const given = { unitId, access: 'confidential', document: neighbourhood } as const;
	const { surveyId } = await openSurvey({ ...given, invitees: doors, now: Date.now() });
	const issued = await slips.issue(chair, surveyId, { everybody: true }, Date.now());
	if (typeof issued === 'string') throw new Error(`No slips: ${issued}`);
	const paths = issued.slips.map(
		({ building, room, code }) => [`${building}-${room}`, `/s/${formatCode(code)}`] as const
	);
	const other = await makePerson(unitId, 'editor');
	const desk = `/desk/${unitId}/surveys/${surveyId}`;
	return { desk, chair, editor, other, paths: new Map<string, string>(paths) };
}

async function answerByPhone(page: Page, { answers, first, way }: Neighbour, path: string) {
	await page.goto(path);
	await press(page, 'answering_begin');
	const given = { ...answers, ...first };
	const through: string[] = [];
	while (screenOf(page) !== 'check' && through.length <= questions.length) {
		const name = screenOf(page);
		through.push(name);
		await expectToSpeak(page, name, answers);
		const question = questions.find(({ key }) => key === name);
		const answer = given[name];
		if (question && answer !== undefined) await give(page, question, answer);
		await press(page, 'answering_next');
		await expect(page).not.toHaveURL(new RegExp(`/${name}$`));
	}
	expect(through).toEqual(way);
	if (first) {
		await page.locator('a[href$="?change#q-yes_no"]').click();
		await page.locator('input[name=yes_no][value=no]').check();
		await press(page, 'answering_change_done');
		await expect(page.getByRole('main')).not.toContainText('先说是，再改成否');
	}
	await press(page, 'answering_send');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('answering_done_title'));
}

/** What was answered before stands in the words of a later question. */
async function expectToSpeak(page: Page, name: string, answers: Answers): Promise<void> {
	const title = page.getByRole('heading', { level: 1 });
	const total = Number(answers.rating) + Number(answers.recommend);
	if (name === 'total_said') await expect(title).toContainText(`您一共打了${total}分`);
	const wanted: Record<string, string> = { bench: '长椅', lamp: '路灯' };
	const { dropdown } = answers;
	if (name === 'first_three' && typeof dropdown === 'object' && 'option' in dropdown)
		await expect(title).toContainText(`三号楼先修${wanted[dropdown.option]}吗`);
}

async function typePapers(page: Page, batch: string, pass: 1 | 2): Promise<void> {
	await page.goto(`${batch}/entries/${pass}`);
	for (const [i, { door, typed }] of papers.entries()) {
		await expect(page.getByText(`第 ${i + 1} 份`, { exact: true }).first()).toBeVisible();
		const code = page.locator('#code');
		if (hasScript()) await expect(code).toBeFocused();
		await code.fill(door);
		for (const [key, line] of Object.entries(typed)) {
			await page.locator(`[name="line-${key}"]`).fill(line);
		}
		await press(page, 'entering_save');
		const progress = say('entering_progress', { typed: i + 1, papers: papers.length });
		await expect(page.getByText(progress)).toBeVisible();
	}
	await press(page, 'entering_entry_finish');
	await expect(page).toHaveURL(batch);
}

/** Every column of answers is explained, and what stands in it in words. */
function expectToExplain(codebook: Table, tables: readonly Table[]): void {
	const explained = codebook.lines.map((line) => line['列名']);
	for (const { head } of tables) {
		expect(head.filter((name) => !name.endsWith('#tags'))).toEqual(explained);
	}
	const of = (column: string) => codebook.lines.find((line) => line['列名'] === column);
	expect(of('single')).toMatchObject({ 题目: 'single', 题型: 'single' });
	expect(of('single')?.取值).toContain('lift = 电梯; bench = 长椅; lamp = 路灯');
	expect(of('multiple_bench')).toMatchObject({ 行或选项: '长椅', 取值: '1 = 是; 0 = 否' });
	expect(of('matrix_multiple_r2_c1')?.行或选项).toBe('r2 / c1');
	expect(of('place')?.取值).toBe('b1 = b1; b2 = b2');
}

/** By what each has written, which nobody else has. */
function byText(all: readonly Answers[]): Map<unknown, Answers> {
	return new Map(all.map((answers) => [answers.short_text, answers]));
}

/** A file is known by its name; its number in the store is drawn. */
function withoutIds({ file, ...answers }: Answers): Answers {
	if (typeof file !== 'object' || !('files' in file)) return answers;
	return { ...answers, file: { files: file.files.map(({ name }) => ({ id: '', name })) } };
}

async function typedBy(page: Page, who: { id: string }): Promise<void> {
	await page.context().clearCookies();
	await enterAs(page, who);
}

async function press(page: Page, key: Parameters<typeof say>[0]): Promise<void> {
	await page.getByRole('button', { name: say(key), exact: true }).click();
}

function hasScript(): boolean {
	return test.info().project.use.javaScriptEnabled !== false;
}

async function looksRight(page: Page): Promise<void> {
	await expectNoViolations(page);
	await expectToFit(page);
}
