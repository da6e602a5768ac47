/** One answer to each kind of question, as a person gives it on a page. */
import type { Page } from '@playwright/test';

const pdf = {
	name: 'plan.pdf',
	mimeType: 'application/pdf',
	buffer: Buffer.from('%PDF-1.4\n%%EOF\n')
};

const steps: Record<string, (page: Page) => Promise<unknown>> = {
	single: async (page) => {
		await page.locator('[name=single][value=else]').check();
		await page.locator('[name="single.other"]').fill('花坛');
	},
	dropdown: (page) => page.locator('[name=dropdown]').selectOption('bench'),
	multiple: async (page) => {
		await page.locator('[name=multiple][value=lift]').check();
		await page.locator('[name=multiple][value=lamp]').check();
	},
	yes_no: (page) => page.locator('[name=yes_no][value=yes]').check(),
	rating: (page) => page.locator('[name=rating][value="4"]').check(),
	recommend: (page) => page.locator('[name=recommend][value="0"]').check(),
	matrix_single: async (page) => {
		await page.locator('[name="matrix_single.r1"][value=c2]').check();
		await page.locator('[name="matrix_single.r3"][value=c1]').check();
	},
	matrix_multiple: async (page) => {
		await page.locator('[name="matrix_multiple.r2"][value=c1]').check();
		await page.locator('[name="matrix_multiple.r2"][value=c2]').check();
	},
	ranking: async (page) => {
		await page.locator('[name="ranking.lamp"]').selectOption('1');
		await page.locator('[name="ranking.lift"]').selectOption('2');
	},
	number: (page) => page.locator('[name=number]').fill('１２.5'),
	short_text: (page) => page.locator('[name=short_text]').fill('说几句'),
	long_text: (page) => page.locator('[name=long_text]').fill('第一行\n第二行'),
	date: (page) => page.locator('[name=date]').fill('2026-03-05'),
	phone: (page) => page.locator('[name=phone]').fill('138 0013 8000'),
	email: (page) => page.locator('[name=email]').fill('wang@example.org'),
	file: (page) => page.locator('[name="file.file"]').setInputFiles(pdf),
	place: (page) => page.locator('[name=place]').selectOption('b2'),
	consent: (page) => page.locator('[name=consent]').check(),
	statement: async () => {},
	why: (page) => page.locator('[name=why]').fill('因为方便'),
	more: (page) => page.locator('[name=more]').fill('还有别的'),
	most: (page) => page.locator('[name=most]').fill('都说了')
};

/** The pages in the order in which these answers lead through them. */
export const names = Object.keys(steps);

/** What is stored of them, but for the file. */
export const answers = {
	single: { option: 'else', other: '花坛' },
	dropdown: { option: 'bench' },
	multiple: { options: ['lift', 'lamp'] },
	yes_no: true,
	rating: 4,
	recommend: 0,
	matrix_single: { rows: { r1: ['c2'], r3: ['c1'] } },
	matrix_multiple: { rows: { r2: ['c1', 'c2'] } },
	ranking: { ranked: ['lamp', 'lift'] },
	number: 12.5,
	short_text: '说几句',
	long_text: '第一行\n第二行',
	date: '2026-03-05',
	phone: '13800138000',
	email: 'wang@example.org',
	place: { building: 'b2' },
	consent: true,
	why: '因为方便',
	more: '还有别的',
	most: '都说了'
};

/** Gives the answer of the page with this name. */
export async function answerPage(page: Page, name: string): Promise<void> {
	await steps[name]?.(page);
}
