/** What becomes of a reviewed round: votes, objections, certificates, and a re-check. */
import { expect, type Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { db } from '#lib/server/db.ts';
import { environment } from '#lib/server/env.ts';
import { drawQr } from '#lib/slips/qr.ts';
import { as, button, look, open, title, type Journey } from './applying-pages.ts';
import { daysPass } from './designating.ts';
import { say } from './words.ts';
import { ask } from './world.ts';

/** The panel's vote on each, as the scores propose; then the list is public. */
export async function decide(journey: Journey): Promise<void> {
	const { page, home, organiser, applied, applicants } = journey;
	await as(page, organiser);
	await open(page, `${home}/decision`);
	await look(page);
	for (const [i, id] of applied.entries()) {
		await open(page, `${home}/decision/${id}`);
		await expect(title(page)).toHaveText(applicants[i]?.name ?? '');
		if (i === 0) await look(page);
		await page
			.locator('[name=decision]')
			.nth([0, 1, 3][i] ?? 0)
			.check();
		const counts = { members: '9', present: '8', inFavour: '7', against: '0', abstained: '1' };
		for (const [name, count] of Object.entries(counts)) {
			await page.locator(`[name=${name}]`).fill(count);
		}
		if (i === 2) await page.locator('[name=reason]').fill('做法刚起步，记录不足');
		await button(page, say('decisions_record')).click();
		await expect(page).toHaveURL(new RegExp(`${home}/decision`));
	}
	await open(page, `${home}/decision/minutes`);
	await look(page);
	await open(page, `${home}/list`);
	await look(page);
	await button(page, say('decisions_announce')).click();
	await expect(page.getByRole('link', { name: say('decisions_to_public') })).toBeVisible();
	await look(page);
}

/** Somebody without an account; their name is nobody's but the organiser's. */
export async function object({ page, programmeId, applied }: Journey): Promise<void> {
	await page.context().clearCookies();
	await open(page, '/calls');
	await look(page);
	await open(page, `/calls/${programmeId}`);
	await look(page);
	await page.locator('[name=about]').selectOption(applied[1] ?? '');
	await page.locator('[name=words]').fill('停车的会没有通知租户。');
	await page.locator('[name=name]').fill('李女士');
	await page.locator('[name=contact]').fill('000-5550-0199');
	await button(page, say('decisions_object_send')).click();
	await expect(page.getByText(say('decisions_objected'))).toBeVisible();
	await expect(page.getByText('李女士')).toHaveCount(0);
}

export async function answerObjection(journey: Journey): Promise<void> {
	const { page, home, organiser, programmeId } = journey;
	await as(page, organiser);
	await open(page, `${home}/list`);
	await expect(page.getByText('李女士')).toBeVisible();
	await page.locator('[name=answer]').fill('已经补开一次会，不影响认定。');
	await page.locator('form[action="?/answer"] button').click();
	await expect(page.getByText(say('decisions_answered'), { exact: true })).toBeVisible();
	await page.context().clearCookies();
	await open(page, `/calls/${programmeId}`);
	await expect(page.getByText('已经补开一次会，不影响认定。')).toBeVisible();
	await look(page);
}

/** After the days of objection; each certificate is known by its page, its QR code, its file and the command. */
export async function designate(journey: Journey): Promise<void> {
	const { page, home, organiser, programmeId, applicants } = journey;
	await as(page, organiser);
	await open(page, `${home}/designations`);
	await expect(button(page, say('certificates_designate'))).toHaveCount(0);
	await daysPass(programmeId, 8);
	await open(page, `${home}/designations`);
	await look(page);
	await page.getByRole('checkbox').check();
	await button(page, say('certificates_designate')).click();
	await expect(page.getByText(say('certificates_made_text'))).toBeVisible();
	await look(page);
	await page.context().clearCookies();
	for (const { unitId, name } of applicants.slice(0, 2)) {
		const { certificate } = await certified(unitId);
		await open(page, `/certificates/${certificate}`);
		await look(page);
		await expect(page.getByText(say('certificates_state_valid')).first()).toBeVisible();
		await expect(page.getByText(name).first()).toBeVisible();
		await verifies(page, certificate);
	}
	await open(page, '/designations');
	await look(page);
	await expect(page.getByText(applicants[0].name).first()).toBeVisible();
	await open(page, `/communities/${applicants[0].unitId}`);
	await look(page);
}

/** A base becomes a station: its certificate is void, and the one that follows is good. */
export async function recheckOne(journey: Journey): Promise<void> {
	const { page, organiser, organiserId, applicants } = journey;
	const [{ unitId }] = applicants;
	const before = await certified(unitId);
	await as(page, organiser);
	await open(page, `/programmes/${organiserId}/rechecks`);
	await look(page);
	await open(page, `/programmes/${organiserId}/rechecks/${before.designation}`);
	await look(page);
	for (const score of await page.locator('input[name^="score-"]').all()) await score.fill('72');
	await page.locator('input[name=outcome][value=downgraded]').check();
	await page.locator('[name=tier]').selectOption('station');
	await page.locator('[name=reason]').fill('半年没有协商记录');
	await page.getByRole('checkbox').check();
	await button(page, say('certificates_recheck_record')).click();
	await expect(page.getByText('半年没有协商记录').first()).toBeVisible();
	await look(page);
	const after = await certified(unitId);
	expect(after.certificate).not.toBe(before.certificate);
	await page.context().clearCookies();
	await open(page, `/certificates/${before.certificate}`);
	await look(page);
	await expect(page.getByText(say('certificates_state_downgraded')).first()).toBeVisible();
	await open(page, `/certificates/${after.certificate}`);
	await expect(page.getByText(say('certificates_state_valid')).first()).toBeVisible();
	await verifies(page, after.certificate);
}

/** The newest designation of a unit, and its certificate. */
async function certified(unitId: string): Promise<{ designation: string; certificate: string }> {
	const [found] = await db().all<{ designation: string; certificate: string }>(
		sql`SELECT d.id AS designation, c.id AS certificate FROM designation d
			JOIN certificate c ON c.designation_id = d.id
			WHERE d.unit_id = ${unitId} ORDER BY d.ended_at IS NOT NULL, c.issued_at DESC`
	);
	if (!found) throw new Error('Not designated');
	return found;
}

/** The code on the sheet leads here, and the file is whole until one byte of it is another. */
async function verifies(page: Page, certificate: string): Promise<void> {
	const address = `${environment().origin}/certificates/${certificate}`;
	await expect(page.locator(`path[d="${drawQr(address).path}"]`).first()).toBeAttached();
	const alternate = page.locator('link[rel=alternate][type="application/json"]');
	const file = new URL((await alternate.getAttribute('href')) ?? '', page.url());
	const text = await (await ask(file.pathname)).text();
	const folder = mkdtempSync(join(tmpdir(), 'minyi-certificate-'));
	const check = (name: string, content: string) => {
		writeFileSync(join(folder, name), content);
		const command = ['--import', 'tsx', 'bin/verify-certificate.ts', join(folder, name)];
		return spawnSync(process.execPath, command, { encoding: 'utf8' });
	};
	const [whole, changed] = [check('whole.json', text), check('changed.json', other(text))];
	rmSync(folder, { recursive: true });
	expect([whole.status, whole.stdout.split(':')[0]]).toEqual([0, 'valid']);
	expect([changed.status, changed.stderr.split(':')[0]]).toEqual([1, 'not valid']);
}

/** One letter of the holder's name is another. */
const other = (text: string) => text.replace('社区', '社团');
