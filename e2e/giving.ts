/** How answers of every kind are put into the fields of a resident's page. */
import type { Page } from '@playwright/test';
import type { Answer, Grid, Ranked } from '#lib/questionnaires/answers.ts';
import type { Question } from '#lib/questionnaires/questions.ts';

/** What people hand in where a file is asked for. */
export const paper = {
	name: 'plan.pdf',
	mimeType: 'application/pdf',
	buffer: Buffer.from('%PDF-1.4\n%%EOF\n')
};

/** Answers one question; of files, `paper` is handed in. */
export async function give(page: Page, { key, kind }: Question, answer: Answer): Promise<void> {
	const field = (name: string, value?: string) =>
		page.locator(`[name="${name}"]${value === undefined ? '' : `[value="${value}"]`}`);
	if (typeof answer === 'boolean') {
		await field(key, kind === 'consent' ? undefined : answer ? 'yes' : 'no').check();
	} else if (kind === 'rating' || kind === 'recommend') {
		await field(key, String(answer)).check();
	} else if (typeof answer !== 'object') {
		await field(key).fill(String(answer));
	} else if ('option' in answer) {
		if (kind === 'dropdown') await field(key).selectOption(answer.option);
		else await field(key, answer.option).check();
		if (answer.other) await field(`${key}.other`).fill(answer.other);
	} else if ('options' in answer) {
		for (const option of answer.options) await field(key, option).check();
		if (answer.other) await field(`${key}.other`).fill(answer.other);
	} else if ('files' in answer) {
		await field(`${key}.file`).setInputFiles(paper);
	} else if ('building' in answer) {
		await field(key).selectOption(answer.building);
	} else if ('x' in answer) {
		await field(`${key}.y`).selectOption(String(answer.y));
		await field(`${key}.x`).selectOption(String(answer.x));
	} else {
		await giveEach(page, key, answer);
	}
}

/** The name of the page on which somebody is. */
export function screenOf(page: Page): string {
	return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

async function giveEach(page: Page, key: string, answer: Grid | Ranked): Promise<void> {
	if ('ranked' in answer) {
		for (const [i, option] of answer.ranked.entries()) {
			await page.locator(`[name="${key}.${option}"]`).selectOption(String(i + 1));
		}
		return;
	}
	for (const [row, columns] of Object.entries(answer.rows)) {
		for (const column of columns) {
			await page.locator(`[name="${key}.${row}"][value="${column}"]`).check();
		}
	}
}
