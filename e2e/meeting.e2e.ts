/** A vote by show of hands: opened by two, recorded with its list, corrected, closed by two, told to everybody. */
import { expect, test, type Page } from '@playwright/test';
import { doors, makeOpenVote } from '#db/community.fixture.ts';
import { anotherBrowser, enterAs, expectNoViolations, expectToFit, openDemo } from './people.ts';
import { say } from './words.ts';
import { days } from './world.ts';

const pdf = Buffer.from('%PDF-1.4\n%%EOF\n');
const png = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);
const heads = (count: number) => say('votes_heads', { count });

async function fill(page: Page, numbers: [string, string, string, string]): Promise<void> {
	const labels = ['present_heads', 'for', 'against', 'abstaining'] as const;
	for (const [i, label] of labels.entries())
		await page.getByLabel(say(`meeting_${label}`), { exact: true }).fill(numbers[i] ?? '');
}

const attach = (page: Page, name: string, buffer: Buffer) =>
	page
		.getByLabel(say('meeting_list'), { exact: true })
		.setInputFiles({ name, mimeType: '', buffer });

test(
	'a show of hands, from the meeting to the notice',
	{ tag: '@phone' },
	async ({ page, context }) => {
		test.setTimeout(120_000);
		await openDemo();
		const { community, voteId } = await makeOpenVote({
			lines: doors(50),
			channels: 'meeting',
			rule_preset_id: 'residents-assembly-adults',
			...days(-1, 6)
		});
		const { unitId, editor, chair, supervisor } = community;
		const desk = `/desk/${unitId}/votes/${voteId}`;
		await enterAs(page, editor);

		await test.step('nothing offers a slip', async () => {
			await page.goto(desk);
			await expect(page.getByRole('link', { name: say('votes_slips_link') })).toHaveCount(0);
			await page.goto(`${desk}/slips`);
			await expect(page.getByText(say('slips_meeting'))).toBeVisible();
			const visitor = await anotherBrowser({ context });
			await visitor.goto(`/votes/${voteId}`);
			await expect(visitor.getByText(say('meeting_how_heads'))).toBeVisible();
			await expect(visitor.getByText(say('outcomes_have_slip'))).toHaveCount(0);
			await visitor.close();
		});

		await test.step('what cannot be is refused, and stays as it was typed', async () => {
			await page.goto(desk);
			await page.getByRole('link', { name: say('meeting_title') }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('meeting_title'));
			await expectNoViolations(page);
			await expectToFit(page);
			await fill(page, ['42', '30', '', '2']);
			await page.getByRole('button', { name: say('meeting_record') }).click();
			const missing = say('meeting_fault_required', { field: say('meeting_against') });
			await expect(page.getByRole('alert')).toContainText(missing);
			await fill(page, ['51', '30', '8', '2']);
			await attach(page, '签到.pdf', pdf);
			await page.getByRole('button', { name: say('meeting_record') }).click();
			const many = say('meeting_more_than_electors', { electors: heads(50) });
			await expect(page.getByRole('alert')).toContainText(many);
			await expect(page.getByLabel(say('meeting_present_heads'))).toHaveValue('51');
			await fill(page, ['42', '30', '8', '2']);
			await attach(page, '签到.pdf', Buffer.from('MZ no list'));
			await page.getByRole('button', { name: say('meeting_record') }).click();
			await expect(page.getByRole('alert')).toContainText(say('meeting_list_wrong_type'));
		});

		await test.step('it is recorded with its list, and corrected by a further line', async () => {
			await attach(page, '签到.pdf', pdf);
			await page.getByRole('button', { name: say('meeting_record') }).click();
			await expect(page.getByRole('status')).toHaveText(say('meeting_recorded'));
			await expect(page.getByText(heads(42), { exact: true })).toBeVisible();
			const list = page.getByRole('link', { name: '签到.pdf' });
			const file = await page.request.get((await list.getAttribute('href')) ?? '');
			expect([file.status(), (await file.body()).toString()]).toEqual([200, pdf.toString()]);
			const stranger = await anotherBrowser({ context });
			expect((await stranger.request.get(file.url())).status()).toBe(404);
			await stranger.close();

			await page.getByText(say('meeting_correct_title')).click();
			await fill(page, ['42', '29', '9', '2']);
			await attach(page, '签到 第二页.png', png);
			await page.getByRole('button', { name: say('meeting_correct') }).click();
			await expect(page.getByRole('status')).toHaveText(say('meeting_recorded'));
			await expect(page.getByRole('table').getByRole('row')).toHaveCount(3);
			await expect(page.getByText(say('meeting_counts'))).toHaveCount(1);
			await expectNoViolations(page);
			await expectToFit(page);
		});

		await test.step('two people close it, and everybody reads what came of it', async () => {
			const [chairs, supervisors] = [
				await anotherBrowser({ context }),
				await anotherBrowser({ context })
			];
			await enterAs(chairs, chair);
			await enterAs(supervisors, supervisor);
			await chairs.goto(`${desk}/show-of-hands`);
			await chairs.getByRole('link', { name: say('meeting_next_link') }).click();
			await chairs.getByRole('textbox').last().fill('会已经开完');
			await chairs.getByRole('button', { name: say('votes_closing_propose') }).click();
			await expect(chairs.getByRole('button', { name: say('votes_withdraw') })).toBeVisible();
			await supervisors.goto(`${desk}/closing`);
			await supervisors.getByRole('button', { name: say('votes_closing_confirm') }).click();
			await expect(supervisors.getByText(say('votes_status_counted')).first()).toBeVisible();
			await page.goto(`/votes/${voteId}`);
			const result = say('meeting_result', {
				present: heads(42),
				yes: heads(29),
				no: heads(9),
				abstain: heads(2),
				down: heads(2)
			});
			await expect(page.getByText(result)).toBeVisible();
			await expectNoViolations(page);
			await expectToFit(page);
			await page.goto(`/votes/${voteId}/notice`);
			await expect(page.getByText(result)).toBeVisible();
			await page.goto(`${desk}/show-of-hands`);
			await expect(page.getByText(say('meeting_over'))).toBeVisible();
			await expect(page.getByRole('button', { name: say('meeting_correct') })).toHaveCount(0);
		});
	}
);
