/** Who walks the journeys, and what every page must keep. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { and, desc, eq } from 'drizzle-orm';
import { membership, person, unit } from '#db/schema.server.ts';
import { demoCard } from '#db/seed.ts';
import type { Actor, Role } from '#lib/people/actor.ts';
import * as passwords from '#lib/people/passwords.server.ts';
import * as sessions from '#lib/people/sessions.server.ts';
import { db, openDatabase, write } from '#lib/server/db.ts';
import { environment } from '#lib/server/env.ts';

/**
 * Signs the browser in as the demo's person with this role: in its largest community, or in the
 * unit of this name. Opens a session as signing in does, without the page and the password.
 */
export async function signIn(page: Page, role: Role, unitName?: string): Promise<void> {
	await openDemo();
	const [who] = await db()
		.select({ id: person.id, password_hash: person.password_hash })
		.from(membership)
		.innerJoin(person, eq(person.id, membership.person_id))
		.innerJoin(unit, eq(unit.id, membership.unit_id))
		.where(and(eq(membership.role, role), unitName ? eq(unit.name, unitName) : undefined))
		.orderBy(desc(unit.households), person.email)
		.limit(1);
	if (!who) throw new Error(`The demo has no ${role}${unitName ? ` in ${unitName}` : ''}`);
	await enter(page, who);
}

/** Signs the browser in as somebody whom the test has made. */
export async function enterAs(page: Page, { id }: Pick<Actor, 'id'>): Promise<void> {
	await openDemo();
	const { password_hash } = (await db().query.person.findFirst({ where: eq(person.id, id) })) ?? {};
	await enter(page, { id, password_hash: password_hash ?? '' });
}

/** Lets somebody whom the test has made sign in with this password. */
export async function givePassword({ id }: Pick<Actor, 'id'>, password: string): Promise<void> {
	const sql = 'UPDATE person SET password_hash = ? WHERE id = ?';
	await write([{ sql, args: [await passwords.hash(password), id] }]);
}

/** Another browser of the same kind, with its first page open. */
export async function anotherBrowser({ context }: { context: BrowserContext }): Promise<Page> {
	const browser = context.browser();
	if (!browser) throw new Error('The context has no browser');
	return (await browser.newContext()).newPage();
}

/** The path of an unused slip for the demo's open vote; each call issues another one. */
export async function freshSlip(): Promise<string> {
	await openDemo();
	const { slip } = await demoCard();
	if (!slip) throw new Error('The demo has no slip left');
	return `/s/${slip}`;
}

/**
 * axe finds nothing on the page as it stands: WCAG 2.2 AA and what is good practice beyond it. axe is
 * JavaScript: in the project without it nothing is looked at, `js` sees the same HTML.
 */
export async function expectNoViolations(page: Page): Promise<void> {
	if (test.info().project.use.javaScriptEnabled === false) return;
	const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
	await expectNothing(page, new AxeBuilder({ page }).withTags(tags));
}

/** Everything stands out from its ground, in the colours that the page has now. */
export async function expectContrast(page: Page): Promise<void> {
	await expectNothing(page, new AxeBuilder({ page }).withRules('color-contrast'));
}

async function expectNothing(page: Page, axe: AxeBuilder): Promise<void> {
	// There are no frames, so axe need not open a page of its own to put its findings together.
	const { violations } = await axe.setLegacyMode(true).analyze();
	const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html)}`);
	expect.soft(found, `axe on ${page.url()}`).toEqual([]);
}

/** Nothing is cut off or scrolls sideways. */
export async function expectToFit(page: Page): Promise<void> {
	const [wide, screen] = await page.evaluate(() => [
		document.documentElement.scrollWidth,
		document.documentElement.clientWidth
	]);
	expect(wide, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(screen ?? 0);
}

async function enter(page: Page, who: { id: string; password_hash: string }): Promise<void> {
	const { token } = await sessions.open(who, 'e2e', Date.now());
	const url = environment().origin;
	await page.context().addCookies([{ name: 'minyi', value: token, url, httpOnly: true }]);
}

let opening: Promise<void> | undefined;

/** The test reads and writes the database of the server that it drives. */
export function openDemo(): Promise<void> {
	opening ??= openDatabase({ url: environment().databaseUrl });
	return opening;
}
