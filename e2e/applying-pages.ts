/** What organiser and units do until an application is with its reviewers. */
import { expect, type Page } from '@playwright/test';
import * as applications from '#lib/applications/applications.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import {
	assigned,
	daysPass,
	fillInRest,
	indicators,
	pdf,
	type Applicant,
	type Cast,
	type Given
} from './designating.ts';
import { enterAs, expectNoViolations, expectToFit } from './people.ts';
import { say } from './words.ts';

/** The people, and what has come of it so far; `home`: the programme's address, `applied`: ids in the order of the units. */
export type Journey = Cast & {
	page: Page;
	programmeId: string;
	home: string;
	applied: string[];
	given: Given[];
};

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
export const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
export const title = (page: Page) => page.getByRole('heading', { level: 1 });

/** The page keeps what every page keeps. */
export async function look(page: Page): Promise<void> {
	await expectNoViolations(page);
	await expectToFit(page);
}

/** A page whose scripts have come: what is chosen before may be taken back by them. */
export async function open(page: Page, path: string): Promise<void> {
	await page.goto(path, { waitUntil: 'networkidle' });
}

/** The browser is somebody else's. */
export async function as(page: Page, who: Actor): Promise<void> {
	await page.context().clearCookies();
	await enterAs(page, who);
}

export async function callRound(journey: Journey): Promise<void> {
	const { page, organiser } = journey;
	await as(page, organiser);
	await open(page, '/programmes');
	await link(page, say('programmes_new')).click();
	await page.locator('input[type=radio][value$=five-links]').check();
	await page.getByLabel(say('programmes_field_year')).fill('2027');
	await button(page, say('programmes_begin')).click();
	await expect(page.getByText(say('programmes_checks_ready'))).toBeVisible();
	await link(page, say('programmes_to_call')).click();
	await button(page, say('programmes_call_button')).click();
	await expect(title(page)).toHaveText(say('programmes_call_opened'));
	const path = new URL(page.url()).pathname.replace(/\/call$/, '');
	Object.assign(journey, { home: path, programmeId: path.split('/').at(-1) });
	expect(await indicators(journey.programmeId)).toHaveLength(25);
	await daysPass(journey.programmeId, 16);
}

/** One unit of the three does on the pages what the others do behind them; each submits on the page. */
export async function apply(journey: Journey): Promise<void> {
	for (const [i, unit] of journey.applicants.entries()) await applyOne(journey, unit, i);
	await daysPass(journey.programmeId, 60);
}

async function applyOne(journey: Journey, unit: Applicant, place: number): Promise<void> {
	const { page, programmeId } = journey;
	await as(page, unit.chair);
	await open(page, `/desk/${unit.unitId}/applications`);
	await button(page, say('applications_begin')).click();
	await expect(title(page)).toHaveText(say('applications_tab_overview'));
	const path = new URL(page.url()).pathname;
	const applicationId = path.split('/').at(-1) ?? '';
	journey.applied.push(applicationId);
	if (place === 0) await fillInTwo(journey, path);
	await fillInRest(unit, { applicationId, programmeId }, [9_000, 7_800, 5_000][place] ?? 0);
	await open(page, `${path}/submission`);
	await look(page);
	await page.getByRole('checkbox').check();
	await button(page, say('applications_submit_button')).click();
	await expect(title(page)).toHaveText(say('applications_receipt'));
	await look(page);
}

/** A score, words and a file; and a figure from the unit's own record. */
async function fillInTwo({ page, programmeId }: Journey, path: string): Promise<void> {
	await look(page);
	const [first, , , , , , second] = await indicators(programmeId);
	await open(page, `${path}/indicators/${first?.key}`);
	await look(page);
	await page.locator('[name=score]').fill('88');
	await page.locator('[name=narrative]').fill('登记分三步，张榜五天，37 人补登。');
	const upload = pdf('登记办法.pdf');
	const buffer = Buffer.from(await upload.arrayBuffer());
	const file = { name: upload.name, mimeType: upload.type, buffer };
	await page.locator('input[type=file]').setInputFiles(file);
	await button(page, say('applications_add_file_button')).click();
	await expect(page.getByText('登记办法.pdf').first()).toBeVisible();
	await open(page, `${path}/indicators/${second?.key}`);
	await look(page);
	expect(second?.measure).toBe('consultations_held');
	await button(page, say('applications_add_figure_button')).click();
	await expect(
		page.getByText(say('applications_figure_times', { value: 1 })).first()
	).toBeVisible();
	await look(page);
}

/** The first by its check list on the page; the list shows all three. */
export async function screen({
	page,
	organiser,
	home,
	applied,
	applicants
}: Journey): Promise<void> {
	await as(page, organiser);
	await open(page, `${home}/applications`);
	await look(page);
	for (const [i, id] of applied.entries()) {
		await open(page, `${home}/applications/${id}`);
		await expect(title(page)).toHaveText(applicants[i]?.name ?? '');
		if (i === 0) await look(page);
		for (const yes of await page.locator('input[type=radio][value=yes]').all()) await yes.check();
		await page.locator('input[name="answer.residents"][value=na]').check();
		await page.locator('input[name="note.residents"]').fill('本次没有居民问卷');
		await button(page, say('screening_admit')).click();
		await expect(page.getByText(say('screening_screened'))).toBeVisible();
		expect((await applications.get(id)).screened_at).not.toBeNull();
	}
}

/** The plan on the page gives the first unit to nobody who belongs to it, and is made as it is shown. */
export async function assign(journey: Journey): Promise<void> {
	const { page, home, programmeId, experts, applied } = journey;
	await open(page, `${home}/assignment`);
	await look(page);
	await link(page, say('assignment_see_plan')).click();
	await expect(title(page)).toHaveText(say('assignment_plan'));
	await look(page);
	expect(await assigned(programmeId)).toEqual([]);
	await button(page, say('assignment_save')).click();
	await expect(page.getByText(say('assignment_complete'))).toBeVisible();
	await look(page);
	journey.given = await assigned(programmeId);
	expect(journey.given).toHaveLength(6);
	const near = experts[0]?.evaluatorId;
	expect(
		journey.given.some((one) => one.evaluator_id === near && one.application_id === applied[0])
	).toBe(false);
}
