/** What evaluators do with what was given to them, and the unit that they visit. */
import { expect } from '@playwright/test';
import * as visits from '#lib/reviews/visits.server.ts';
import { as, button, look, open, title, type Journey } from './applying-pages.ts';
import { indicators, judgeRest, type Given } from './designating.ts';
import { say } from './words.ts';

/** The shares of the scale that the three units reach in the end: a base, a station, and too little. */
const levels = [8_800, 7_400, 4_200];

function expertOf({ experts }: Journey, { evaluator_id }: Given) {
	const found = experts.find(({ evaluatorId }) => evaluatorId === evaluator_id);
	if (!found) throw new Error('Nobody of the cast');
	return found;
}

/** Each seals on the page; the first also scores there, far below the other. Nobody sees scores before all are in. */
export async function review(journey: Journey): Promise<void> {
	const { page, programmeId, given, applied, home, organiser } = journey;
	const [first] = await indicators(programmeId);
	const isApart = (one: Given) => one.application_id === applied[0] && one.leads === 0;
	for (const one of given) {
		const expert = expertOf(journey, one);
		const level = levels[applied.indexOf(one.application_id)] ?? 0;
		await as(page, expert.actor);
		await open(page, '/reviews');
		if (one === given[0]) await look(page);
		await open(page, `/reviews/${one.id}?at=${first?.key}`);
		if (one === given[0]) await look(page);
		await page.locator('[name=score]').fill(isApart(one) ? '40' : String(level / 100));
		await page.locator('[name=comment]').fill('看了登记办法和张榜照片');
		await button(page, say('reviews_save_next')).click();
		await expect(page.getByText(say('reviews_progress', { done: 1, of: 25 }))).toBeVisible();
		await judgeRest(expert, { reviewId: one.id, programmeId }, level);
		await open(page, `/reviews/${one.id}?at=seal`);
		await expect(page.getByText(say('reviews_complete'))).toBeVisible();
		await button(page, say('reviews_seal_now')).click();
		await expect(page.locator('.chip', { hasText: say('reviews_sealed') }).first()).toBeVisible();
		if (one === given[0]) {
			await expect(page.getByText(say('reviews_peers'))).toHaveCount(0);
			await look(page);
			await as(page, organiser);
			await open(page, `${home}/reviews/${one.application_id}`);
			await expect(page.getByText('看了登记办法和张榜照片')).toHaveCount(0);
			await look(page);
		}
	}
}

/** Both say why; the lead records what was agreed. */
export async function settle(journey: Journey): Promise<void> {
	const { page, programmeId, given, applied, home, organiser } = journey;
	const [first] = await indicators(programmeId);
	await as(page, organiser);
	await open(page, `${home}/reviews`);
	await look(page);
	const pair = given.filter(({ application_id }) => application_id === applied[0]);
	for (const one of pair) {
		await as(page, expertOf(journey, one).actor);
		await open(page, `/reviews/${one.id}?at=${first?.key}`);
		await look(page);
		await page.locator('form[action^="?/explain"] [name=reason]').fill('按看到的材料打分');
		await button(page, say('reviews_explain_send')).click();
		await expect(button(page, say('reviews_explain_again'))).toBeVisible();
	}
	const lead = pair.find(({ leads }) => leads === 1);
	if (!lead) throw new Error('Nobody leads');
	await as(page, expertOf(journey, lead).actor);
	await open(page, `/reviews/${lead.id}/settlement?indicator=${first?.key}`);
	await look(page);
	await page.locator('[name=score]').fill('70');
	await page.locator('[name=reason]').fill('补看了名册，逐户核对的记录不全');
	await button(page, say('settlement_settle')).click();
	await expect(page.getByText(say('settlement_nothing_open'))).toBeVisible();
	await look(page);
}

/** The organiser plans it, the lead writes it down on the spot and changes a score, the unit says its part. */
export async function visit(journey: Journey): Promise<void> {
	const { page, given, applied, home, organiser, applicants, programmeId } = journey;
	await as(page, organiser);
	await open(page, `${home}/visits/new?application=${applied[0]}`);
	await look(page);
	await page.locator('[name=planned_for]').fill('2026-01-05T09:00');
	await button(page, say('visits_plan_button')).click();
	await expect(title(page)).toHaveText(say('visits_of', { name: applicants[0].name }));
	await look(page);
	const planned = await visits.findOfApplication(applied[0] ?? '');
	const lead = given.find((one) => one.application_id === applied[0] && one.leads === 1);
	if (!planned || !lead) throw new Error('No visit');
	await as(page, expertOf(journey, lead).actor);
	await open(page, `/reviews/visits/${planned.id}`);
	await look(page);
	for (const words of await page.locator('textarea[name=words]').all()) {
		await words.fill('现场看到的与材料一致');
	}
	const [first] = await indicators(programmeId);
	await page.locator('summary', { hasText: say('visits_rescore') }).click();
	await page.locator('select[name=indicator]').selectOption(first?.key ?? '');
	await page.locator('#scores [name=score]').fill('80');
	await page.locator('#scores [name=reason]').fill('现场看了逐户核对的底册');
	await page.locator('form[action="?/rescore"] button').click();
	await expect(page.locator('#scores .card')).toBeVisible();
	await page.locator('summary', { hasText: say('visits_report_button') }).click();
	await button(page, say('visits_report_sure_button')).click();
	await expect(title(page)).toHaveText(say('visits_report_of', { name: applicants[0].name }));
	await look(page);
	const { chair, unitId } = applicants[0];
	await as(page, chair);
	await open(page, `/desk/${unitId}/applications/${applied[0]}/visit`);
	await look(page);
	await page.locator('[name=words]').fill('情况属实，谢谢评审员。');
	await button(page, say('visits_reply_button')).click();
	await expect(page.getByText('情况属实，谢谢评审员。')).toBeVisible();
	await expect(page.locator('form[action="?/reply"]')).toHaveCount(0);
}
