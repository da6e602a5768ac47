import { wholeDocument } from '#lib/questionnaires/answering/whole-document.fixture.ts';
import { openSurvey } from '#lib/questionnaires/surveys/survey.fixture.server.ts';
import type { Figure } from './figure.ts';
import { fiveVisits, launch, weigh, weighing } from './page-weight.ts';
import { serve } from './serve.ts';
import { leave, town } from './town.ts';

/** Pages with much on them: many options, a grid, places to give, a plan's squares. */
const heavy = ['multiple', 'matrix_multiple', 'ranking', 'place'];

/** What answering a questionnaire costs: the first visit to its first page, and the pages behind it. */
export async function measure(): Promise<Figure[]> {
	const now = Date.now();
	const place = await town(50, now);
	const document = wholeDocument();
	const sections = document.sections.map((section) => ({
		...section,
		// The picture of a plan is its committee's own, and counted as such.
		questions: section.questions.map((question) =>
			question.kind === 'place' ? { ...question, plan: undefined } : question
		)
	}));
	const asked = { ...document, sections: JSON.parse(JSON.stringify(sections)) };
	const { surveyId } = await openSurvey({ access: 'open', document: asked, unitId: 'town', now });
	await leave();
	const server = await serve(['server.js'], place.settings);
	const browser = await launch();
	try {
		const start = `${server.origin}/q/${surveyId}`;
		const visits = await fiveVisits(browser, async (page, cdp) => {
			const first = await weighing(cdp, page, () => page.goto(start, { waitUntil: 'load' }));
			const question = await weighing(cdp, page, async () => {
				await page.locator('main form button').last().click();
				await page.waitForURL(/\/single$/, { waitUntil: 'load' });
			});
			const others = [];
			for (const name of heavy) {
				others.push(
					await weighing(cdp, page, () => page.goto(`${start}/${name}`, { waitUntil: 'load' }))
				);
			}
			const heaviest = others.sort((a, b) => b.bytes - a.bytes)[0] ?? question;
			return { first, question, heaviest };
		});
		return [
			...weigh(
				'first page of a questionnaire, first visit',
				visits.map(({ first }) => first)
			),
			...weigh(
				'question behind it',
				visits.map(({ question }) => question)
			),
			...weigh(
				'heaviest of its other questions',
				visits.map(({ heaviest }) => heaviest)
			)
		];
	} finally {
		await browser.close();
		await server.stop();
		await place.remove();
	}
}
