import { expect, test, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DAY, makeCommunity } from '#db/community.fixture.ts';
import { messyWorkbook } from '#lib/rolls/messy-workbook.fixture.ts';
import { toLocal } from '#lib/units/local-time.ts';
import {
	anotherBrowser,
	enterAs,
	expectNoViolations,
	expectToFit,
	givePassword,
	openDemo
} from './people.ts';
import { say } from './words.ts';
import { ask, holdSlip, zone } from './world.ts';

const password = '海棠 石桥 慢车 2026';
const question = '是否同意在北门装一盏路灯？';
/** The last digits of the phones in the messy workbook, in the order of its doors. */
const digits = ['0001', '0002', '', '', '0005', '0001', '', '0008', '0009', '', ''];
const households = digits.length;
/** How the first seven of eleven vote: enough took part, and more than half of them are in favour. */
const choices = ['for', 'for', 'against', 'for', 'abstain', 'for', 'for'] as const;

test('from a messy list to a result that anybody can recount', async ({ page, context }) => {
	test.setTimeout(240_000);
	await openDemo();
	const { unitId, chair, editor, supervisor } = await makeCommunity();
	await givePassword(editor, password);

	await test.step('the editor signs in and imports the list', async () => {
		await page.goto(`/desk/${unitId}`);
		await page.getByLabel(say('people_email')).fill(editor.email);
		await page.getByLabel(say('people_password')).fill(password);
		await page.getByRole('button', { name: say('people_sign_in') }).click();
		await page.getByRole('link', { name: say('consultations_nav_rolls'), exact: true }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('rolls_title'));
		await importRoll(page);
	});

	await test.step('drafts a consultation and a vote, and publishes', async () => {
		await page.getByRole('link', { name: say('rolls_done_next') }).click();
		await draftConsultation(page);
		await page.getByRole('button', { name: say('consultations_publish'), exact: true }).click();
		await expect(page.getByRole('status')).toHaveText(say('consultations_published_now'));
		await page.getByRole('link', { name: say('consultations_votes_new') }).click();
		await draftVote(page);
	});
	const desk = new URL(page.url()).pathname;
	const voteId = desk.split('/').at(-1) ?? '';
	const open = `/votes/${voteId}`;
	const [chairs, supervisors] = [
		await anotherBrowser({ context }),
		await anotherBrowser({ context })
	];
	await enterAs(chairs, chair);
	await enterAs(supervisors, supervisor);

	await test.step('chair and supervisor open it together', async () => {
		expect((await ask(open)).status, 'a draft is not public').toBe(404);
		await page.goto(`${desk}/opening`);
		await expect(page.getByText(say('votes_only_confirmers'))).toBeVisible();
		await together(chairs, supervisors, {
			unitId,
			path: `${desk}/opening`,
			propose: say('votes_opening_propose'),
			confirm: say('votes_opening_confirm')
		});
		await expect(supervisors.getByText(say('votes_status_open')).first()).toBeVisible();
	});

	const codes = await test.step('the editor prints the slips', async () => {
		await page.goto(desk);
		await page.getByRole('link', { name: say('votes_slips_link') }).click();
		await page
			.getByRole('button', { name: say('slips_print', { count: households }) })
			.first()
			.click();
		const slips = page.getByRole('article');
		await expect(slips).toHaveCount(households);
		await expectNoViolations(page);
		const texts = await slips.allInnerTexts();
		return texts.map((text) => text.match(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)?.[0] ?? '');
	});
	expect(new Set(codes).size).toBe(households);

	await test.step('residents vote on their phones, once', async () => {
		const phone = await anotherBrowser({ context });
		await phone.setViewportSize({ width: 360, height: 640 });
		await voteByPhone(phone, codes[0] ?? '', digits[0] ?? '', say('votes_option_for'));
		await phone.goto(`/s/${codes[0]}`);
		await phone.getByLabel(say('slips_digits'), { exact: true }).fill(digits[0] ?? '');
		await phone.getByRole('button', { name: say('slips_begin') }).click();
		await expect(phone.getByRole('heading', { level: 1 })).toHaveText(say('slips_already_title'));
		await expectToFit(phone);
		for (const [i, choice] of choices.entries()) {
			if (i > 0) await cast(voteId, `/s/${codes[i]}`, digits[i] ?? '', choice);
		}
	});

	await test.step('while it is open only turnout is told', async () => {
		const share = say('votes_turnout_of', {
			of: say('votes_households', { count: 11 }),
			share: '63.6%'
		});
		for (const [who, path] of [
			[page, desk],
			[chairs, desk],
			[supervisors, `${desk}/closing`],
			[page, open],
			[page, `/communities/${unitId}`],
			[page, `/desk/${unitId}/log`]
		] as const) {
			await who.goto(path);
			await expectNoSplit(who);
		}
		await expect(async () => {
			await page.goto(desk);
			await expect(page.getByText(share)).toBeVisible({ timeout: 500 });
		}).toPass();
		expect((await ask(`${open}/bundle.json`)).status).toBe(404);
		const full = await chairs.request.get(`${desk}/bundle.json`);
		expect(full.status()).toBe(404);
	});

	await test.step('chair and supervisor close it together', async () => {
		await together(chairs, supervisors, {
			unitId,
			path: `${desk}/closing`,
			propose: say('votes_closing_propose'),
			confirm: say('votes_closing_confirm'),
			reason: '愿意参加的都已投票'
		});
		await expect(supervisors.getByText(say('votes_status_counted')).first()).toBeVisible();
		const late = await ask(`/s/${codes[8]}`);
		expect(late.status).toBe(410);
	});

	await test.step('anybody sees the result and counts it again', async () => {
		const visitor = await anotherBrowser({ context });
		await visitor.goto(`/communities/${unitId}`);
		await visitor.getByRole('link', { name: question }).first().click();
		await expect(visitor).toHaveURL(open);
		await expectNoViolations(visitor);
		const downloading = visitor.waitForEvent('download');
		await visitor.getByRole('link', { name: say('outcomes_check_file') }).click();
		const file = await (await downloading).path();
		await expectSame(visitor, recount(file));
		const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
		const main = await visitor.getByRole('main').innerText();
		expect(main.replace(/\s/g, '')).toContain(sha256);
	});
});

/** A list with two faults is refused line by line; put right, it becomes a roll once it is confirmed. */
async function importRoll(page: Page): Promise<void> {
	await page.getByRole('radio', { name: say('rolls_kind_households') }).check();
	await upload(page, say('rolls_file'), say('rolls_upload'), await messyWorkbook({ spoilt: true }));

	const next = page.getByRole('button', { name: say('rolls_columns_go') });
	const room = page.getByLabel(say('rolls_column_field_of', { column: 'D' }));
	await expect(next).toBeVisible({ timeout: 30_000 });
	await expect(room).toHaveValue('room');
	await expectNoViolations(page);
	await room.selectOption('');
	await next.click();
	const missing = say('rolls_missing', { field: say('rolls_field_room') });
	await expect(page.getByText(missing).first()).toBeVisible({ timeout: 30_000 });
	await page.getByRole('link', { name: say('rolls_back_to_columns') }).click();
	await room.selectOption('room');
	await next.click();

	await expect(page.getByText(say('rolls_faulty_title', { count: 1 }))).toBeVisible({
		timeout: 30_000
	});
	for (const [row, column, problem] of [
		[18, 'D', say('rolls_severity_is_error')],
		[17, 'F', say('rolls_problem_name_left_blank')],
		[12, 'G', say('rolls_problem_malformed_phone')],
		[6, 'D', say('rolls_problem_full_width')]
	] as const) {
		const place = say('rolls_place_full', { sheet: '业主名册', row, column });
		await expect(page.getByRole('row').filter({ hasText: place })).toContainText(problem);
	}
	await expectNoViolations(page);
	await upload(page, say('rolls_replace_title'), say('rolls_upload_again'), await messyWorkbook());

	await expect(page.getByText(say('rolls_confirm_title'), { exact: true })).toBeVisible({
		timeout: 30_000
	});
	await page.getByLabel(say('rolls_name')).fill('2026 年住户名册');
	await page.getByRole('button', { name: say('rolls_confirm', { count: households }) }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('rolls_done_title'));
	await expect(page.getByRole('status')).toContainText('2026 年住户名册');
}

async function upload(page: Page, label: string, button: string, buffer: Buffer): Promise<void> {
	await page.getByLabel(label).setInputFiles({ name: '住户名单.xlsx', mimeType: '', buffer });
	await page.getByRole('button', { name: button }).click();
}

async function draftConsultation(page: Page): Promise<void> {
	await page.getByLabel(say('consultations_field_title'), { exact: true }).fill('北门照明');
	await page.getByRole('radio', { name: say('consultations_topic_public_affairs') }).check();
	await page
		.getByLabel(say('consultations_field_background'))
		.fill('北门夜里很暗。\n\n- 一盏灯 **1 200 元**\n- 两天装好');
	await page.getByLabel(say('consultations_field_notice')).fill('请各户表决。');
	await page.getByLabel(say('consultations_who_committee')).check();
	await page.getByRole('button', { name: say('consultations_save_draft') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('北门照明');
}

async function draftVote(page: Page): Promise<void> {
	await page.getByLabel(say('votes_field_question'), { exact: true }).fill(question);
	await page.getByRole('radio', { name: say('votes_method_motion') }).check();
	await page.getByRole('radio', { name: startingWith(say('votes_privacy_confidential')) }).check();
	await page
		.getByLabel(say('votes_field_opens_at'), { exact: true })
		.fill(toLocal(Date.now() - 60_000, zone));
	await page
		.getByLabel(say('votes_field_closes_at'), { exact: true })
		.fill(toLocal(Date.now() + 7 * DAY, zone));
	await page.getByRole('radio', { name: startingWith('居民会议（户代表）') }).check();
	if (!test.info().project.use.javaScriptEnabled) {
		await page.getByRole('button', { name: say('votes_show_meaning') }).click();
	}
	const count = (many: number) => say('votes_households', { count: many });
	const meaning = page.getByRole('complementary', { name: say('votes_meaning_title') });
	await expect(meaning).toContainText(say('votes_meant_participation', { need: count(6) }));
	const ifEnough = { participants: count(6), need: count(4) };
	await expect(meaning).toContainText(say('votes_meant_if_enough', ifEnough));
	await expect(page.getByLabel(say('votes_field_question'), { exact: true })).toHaveValue(question);
	await expectNoViolations(page);
	await page.getByRole('button', { name: say('votes_save_draft') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(question);
}

/** One proposes, nobody alone can confirm; the other finds it on the desk and confirms. */
async function together(
	first: Page,
	second: Page,
	act: { unitId: string; path: string; propose: string; confirm: string; reason?: string }
): Promise<void> {
	await first.goto(act.path);
	await expectNoViolations(first);
	if (act.reason) await first.getByLabel(say('closing_reason')).fill(act.reason);
	await first.getByRole('button', { name: act.propose }).click();
	await first.goto(act.path);
	await expect(first.getByRole('button', { name: say('votes_withdraw') })).toBeVisible();
	await expect(first.getByRole('button', { name: act.confirm })).toHaveCount(0);
	await second.goto(`/desk/${act.unitId}`);
	await second.getByRole('link', { name: say('consultations_todo_confirm') }).click();
	await second.getByRole('button', { name: act.confirm }).click();
	await expect(second.getByRole('heading', { level: 1 })).toHaveText(question);
}

async function voteByPhone(page: Page, code: string, phone: string, choice: string): Promise<void> {
	await page.goto(`/s/${code}`);
	await page.getByLabel(say('slips_digits'), { exact: true }).fill(phone);
	await expectToFit(page);
	await page.getByRole('button', { name: say('slips_begin') }).click();
	await page.getByRole('radio', { name: startingWith(choice) }).check();
	await expectToFit(page);
	await page.getByRole('button', { name: say('slips_to_check') }).click();
	await expectToFit(page);
	await page.getByRole('button', { name: say('slips_cast') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('slips_done_title'));
	await expectToFit(page);
}

async function cast(voteId: string, slip: string, phone: string, choice: string): Promise<void> {
	const { cookie, form } = await holdSlip(slip, phone);
	const body = new URLSearchParams([...form, ['choice', choice]]);
	const answer = await ask(`/v/${voteId}?/cast`, { cookie, body });
	expect(answer.status).toBe(303);
}

/** Neither the page nor the data it was made from says how anybody chose. */
async function expectNoSplit(page: Page): Promise<void> {
	await expect(page.getByRole('row', { name: startingWith(say('votes_option_for')) })).toHaveCount(
		0
	);
	expect(await page.content()).not.toMatch(/["']?\b(for|against|abstain)\b["']?\s*:\s*\d/);
}

type Result = {
	outcome: string;
	turnout: { households: { cast: number; of: number } };
	options: { id: string; households: number }[];
	requirements: { need: number; have: number; met: boolean }[];
};

/** Counts the downloaded file again, as the about page tells anybody to. */
function recount(file: string): Result {
	const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
	return JSON.parse(execFileSync(npm, ['run', '-s', 'recount', '--', file]).toString());
}

/** The page says what the count of the file says. */
async function expectSame(page: Page, result: Result): Promise<void> {
	const count = (many: number) => say('votes_households', { count: many });
	expect(result.outcome).toBe('passed');
	expect(result.turnout.households).toEqual({ cast: choices.length, of: households });
	await expect(page.getByText(say('votes_verdict_passed'), { exact: true }).first()).toBeVisible();
	const names = {
		for: say('votes_option_for'),
		against: say('votes_option_against'),
		abstain: say('votes_option_abstain')
	};
	for (const [id, name] of Object.entries(names)) {
		const counted = result.options.find((option) => option.id === id)?.households ?? 0;
		expect(counted).toBe(choices.filter((choice) => choice === id).length);
		const row = page.getByRole('row', { name: startingWith(name) });
		await expect(row.first()).toContainText(count(counted));
	}
	const main = page.getByRole('main');
	for (const { need, have, met } of result.requirements) {
		expect(met).toBe(true);
		await expect(main).toContainText(say('votes_needed', { need: count(need) }));
		await expect(main).toContainText(count(have));
	}
	const of = { have: count(choices.length), of: count(households) };
	await expect(main).toContainText(say('votes_have_of', of));
}

function startingWith(text: string): RegExp {
	return new RegExp(`^\\s*${text}`);
}
