import type { Page } from '@playwright/test';
import { db, write } from '#lib/server/db.ts';
import { membership, questionnaire } from '#db/schema.server.ts';
import * as sessions from '#lib/people/sessions.server.ts';
import { addQuestion, addSection, changeQuestion } from '#lib/questionnaires/editing/operations.ts';
import { blankDocument } from '#lib/questionnaires/editing/blank.ts';
import { questionsOf, type Document } from '#lib/questionnaires/document.ts';
import { kinds } from '#lib/questionnaires/kinds/kind-named.ts';
import { atMost, median, type Figure } from './figure.ts';
import { launch } from './page-weight.ts';
import { serve } from './serve.ts';
import { leave, town } from './town.ts';

const [sections, each] = [20, 10];

/** The editor with 200 questions in 20 sections: until it can be used, a letter, and a question moved. */
export async function measure(): Promise<Figure[]> {
	const now = Date.now();
	const place = await town(10, now);
	await write([
		db()
			.insert(membership)
			.values({
				...{ id: 'm', person_id: 'chair', unit_id: 'town', role: 'chair' },
				...{ from_at: now - 1, granted_at: now - 1 }
			}),
		db()
			.insert(questionnaire)
			.values({
				...{ id: 'long', form_key: 'long', unit_id: 'town', title: '长问卷', draft: long() },
				...{ created_by: 'chair', created_at: now }
			})
	]);
	const { token } = await sessions.open({ id: 'chair', password_hash: '' }, 'bench', now);
	await leave();
	const server = await serve(['server.js'], place.settings);
	const browser = await launch();
	try {
		const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
		await context.addCookies([{ name: 'minyi', value: token, url: server.origin }]);
		const page = await context.newPage();
		const opened: number[] = [];
		for (let i = 0; i < 5; i++) opened.push(await open(page, server.origin));
		await page.locator('.question .open').nth(100).click();
		const typed = await spent(page, () => page.keyboard.type('一二三四五六七八九十'));
		const moved = await spent(page, () => page.locator('[id$="-down"].step').nth(100).click());
		return [
			atMost('editor with 200 questions: script until it can be used', median(opened), 1_500, 'ms'),
			atMost('a letter typed into one of them', typed / 10, 50, 'ms'),
			atMost('a question moved by its button', moved, 150, 'ms')
		];
	} finally {
		await browser.close();
		await server.stop();
		await place.remove();
	}
}

/** Questions of every kind, each but the first asked on a condition. */
function long(): Document {
	let document = blankDocument('长问卷');
	for (let i = 1; i < sections; i++) document = addSection(document).document;
	for (const { key: section } of document.sections) {
		for (let index = 0; index < each; index++) {
			const kind = kinds[index % kinds.length] ?? 'rating';
			const earlier = questionsOf(document).at(-1)?.key;
			const made = addQuestion(document, kind, { section, index });
			document = changeQuestion(made.document, made.key, {
				words: { zh: `第 ${questionsOf(document).length + 1} 个问题` },
				when: earlier && { of: { question: earlier }, is: 'answered' }
			});
		}
	}
	return document;
}

async function open(page: Page, origin: string): Promise<number> {
	await page.goto('about:blank');
	return spent(page, async () => {
		await page.goto(`${origin}/desk/town/questionnaires/long`);
		await page.locator('[data-standing]').waitFor();
	});
}

/** Time in which the page's scripts ran, in milliseconds. */
async function spent(page: Page, act: () => Promise<unknown>): Promise<number> {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('Performance.enable');
	const read = async () => {
		const { metrics } = await cdp.send('Performance.getMetrics');
		return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
	};
	const before = await read();
	await act();
	await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(null))));
	const after = await read();
	await cdp.detach();
	return after < before ? after : after - before;
}
