import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { cookieName } from '#i18n/paraglide/runtime.js';
import { environment } from '#lib/server/env.ts';
import { expectContrast, expectNoViolations, expectToFit } from './people.ts';
import { pathOf, routes } from './routes.ts';
import { world, type Who } from './world.ts';

// Half of them in each worker.
test.describe.configure({ mode: 'parallel' });

/** Who looks at a page: the first of them to whom it opens. */
const visitors: Who[] = [
	...(['anonymous', 'chair', 'editor', 'administrator', 'resident', 'supervisor'] as const),
	...(['organiser', 'evaluator'] as const)
];
/** As many pages as one test visits. */
const AT_ONCE = 20;
const files = ['/healthz', '/status/[unit]', '.csv', '.json', '.xlsx', '[file]', '[kind]'];

for (const language of ['zh-CN', 'en'] as const) {
	for (const who of visitors) {
		const rows = Object.entries(routes).filter(
			([id, { get }]) =>
				get &&
				visitors.find((visitor) => get[visitor] === 200) === who &&
				!files.some((end) => id.endsWith(end))
		);
		for (let from = 0; from < rows.length; from += AT_ONCE) {
			const some = rows.slice(from, from + AT_ONCE);
			const part = rows.length > AT_ONCE ? `, part ${from / AT_ONCE + 1}` : '';
			test(`axe finds nothing on the pages for ${who}, ${language}${part} @js`, async ({
				page
			}) => {
				test.setTimeout(180_000);
				const { mine } = await world();
				await visitAs(page.context(), who, language);
				for (const [id] of some) await expectFine(page, pathOf(id, mine), 200);
			});
		}
	}

	test(`axe finds nothing on pages in their other states, ${language} @js`, async ({ page }) => {
		test.setTimeout(180_000);
		const { mine, other } = await world();
		const { ids } = mine;
		const desk = `/desk/${ids.unit}`;
		await visitAs(page.context(), 'chair', language);
		for (const path of [
			`/votes/${ids.open}`,
			`/votes/${ids.open}/notice`,
			`${desk}/votes/${ids.open}`,
			`${desk}/votes/${ids.over}`,
			`${desk}/votes/${ids.open}/opening`,
			`${desk}/votes/${ids.over}/closing`,
			`${desk}/votes/${ids.over}/slips`,
			`${desk}/votes/${ids.open}/slips?q=1`,
			`${desk}/consultations/${ids.draftConsultation}?edit`,
			`${desk}/consultations/${ids.consultation}`,
			`${desk}/consultations?search=none`,
			`${desk}/rolls/imports?roll=${ids.roll}`,
			`${desk}/rolls/imports/${ids.import}?view=added`,
			`${desk}/rolls/${ids.roll}?removed`,
			`${desk}/rolls/${ids.roll}?search=none`,
			`${desk}/log?subject=${ids.open}`,
			'/communities/qingheli',
			'/communities/linjiang',
			'/s?left',
			'/?q=none'
		]) {
			await expectFine(page, path, 200);
		}
		await expectFine(page, '/no-such-page', 404);
		await expectFine(page, `${desk}/votes/none`, 404);
		await expectFine(page, `/desk/${other.ids.unit}`, 403);
		await expectFine(page, '/s/0000-0000-0000', 404);
		await expectFine(page, `/v/${ids.open}`, 401);
		await expectFine(page, '/recoveries/none', 200);
	});

	test(`axe finds nothing on what stops a form, ${language} @js`, async ({ page }) => {
		await visitAs(page.context(), 'anonymous', language);
		const { origin } = environment();
		await page.setContent(
			`<form method="POST" action="${origin}/preferences"><button>foreign</button></form>`
		);
		await page.getByRole('button').click();
		await expect(page).toHaveURL('/preferences');
		await expectTidy(page);
	});
}

async function visitAs(context: BrowserContext, who: Who, language: string): Promise<void> {
	const { cookies, mine } = await world();
	const { hostname } = new URL(environment().origin);
	const [name = '', value = ''] = cookies[who].split('=');
	const path = name === 'slip' ? `/v/${mine.ids.open}` : '/';
	await context.addCookies([
		{ name: cookieName, value: language, domain: hostname, path: '/' },
		...(name ? [{ name, value, domain: hostname, path }] : [])
	]);
}

async function expectFine(page: Page, path: string, status: number): Promise<void> {
	await test.step(path, async () => {
		const answer = await page.goto(path);
		expect(answer?.status(), path).toBe(status);
		expect(page.url(), 'nobody is sent elsewhere').not.toContain('/sign-in?');
		await expectTidy(page);
	});
}

/** In the light and, once, in the dark; nothing scrolls sideways. */
async function expectTidy(page: Page): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expectToFit(page);
	await expectNoViolations(page);
	if ((await page.locator('html').getAttribute('lang')) === 'en') return;
	await page.emulateMedia({ colorScheme: 'dark' });
	await expectContrast(page);
	await page.emulateMedia({ colorScheme: 'light' });
}
