import { expect, test, type Page } from '@playwright/test';
import { makeCommunity, makePerson, type Community } from '#db/community.fixture.ts';
import type { Actor } from '#lib/people/actor.ts';
import * as recoveries from '#lib/people/recoveries.server.ts';
import { newId } from '#lib/server/id.ts';
import { anotherBrowser, enterAs, expectNoViolations, givePassword, openDemo } from './people.ts';
import { say } from './words.ts';
import { ask } from './world.ts';

const password = '海棠 石桥 慢车 2026';
const newPassword = '竹篮 晚风 白鹭 2026';

test('an invitation makes a member, who loses the desk when the term is ended', async ({
	page,
	context
}) => {
	const { unitId, chair } = await community();
	await enterAs(page, chair);
	await page.goto(`/desk/${unitId}/members`);
	const email = `${newId()}@example.org`;
	await page.getByLabel(say('people_name'), { exact: true }).fill('许新来');
	await page.getByLabel(say('people_email'), { exact: true }).fill(email);
	await page.getByRole('radio', { name: new RegExp(`^${say('people_role_editor')}`) }).check();
	await page.getByRole('button', { name: say('people_invite_submit') }).click();
	const link = await page.getByLabel(say('people_invite_link')).inputValue();
	await expectNoViolations(page);

	const guest = await anotherBrowser({ context });
	await guest.goto(link);
	await guest.getByLabel(say('people_password'), { exact: true }).fill('1234567890');
	await guest.getByRole('button', { name: say('people_invitation_accept') }).click();
	await expect(guest.getByText(say('people_fault_common')).first()).toBeVisible();
	await guest.getByLabel(say('people_password'), { exact: true }).fill(password);
	await guest.getByRole('button', { name: say('people_invitation_accept') }).click();
	await expect(guest).toHaveURL(`/desk/${unitId}`);
	await guest.goto(`/desk/${unitId}/consultations/new`);
	await expect(guest.getByRole('heading', { level: 1 })).toBeVisible();
	expect((await guest.goto(`/desk/${unitId}/votes/none/closing`))?.status()).toBe(404);

	const late = await anotherBrowser({ context });
	await late.goto(link);
	await expect(late.getByRole('heading', { level: 1 })).toHaveText(
		say('people_invitation_accepted')
	);

	await page.goto(`/desk/${unitId}/members`);
	const line = page.getByRole('listitem').filter({ hasText: email });
	await line.getByText(say('people_member_change'), { exact: true }).click();
	await line.getByRole('button', { name: say('people_member_end') }).click();
	await expect(line.filter({ visible: true })).toHaveCount(0);

	await guest.goto(`/desk/${unitId}`);
	await expect(guest).toHaveURL(/\/sign-in\?to=/);
	await signIn(guest, email, password);
	await expect(guest.getByRole('heading', { level: 1 })).toHaveText(say('ui_error_403_title'));
	await guest.goto('/account');
	await expect(guest.getByText(say('people_account_no_memberships'))).toBeVisible();
});

test('whoever signs in goes on to where they were, and never to another site', async ({ page }) => {
	const { email, unitId } = await member();
	await page.goto(`/desk/${unitId}/rolls`);
	await signIn(page, email, 'ein falsches Wort');
	await expect(page.getByText(say('people_fault_wrong')).first()).toBeVisible();
	await signIn(page, email, password);
	await expect(page).toHaveURL(`/desk/${unitId}/rolls`);
	for (const to of ['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example']) {
		await page.goto(`/sign-in?to=${encodeURIComponent(to)}`);
		await expect(page).toHaveURL(`/desk/${unitId}`);
	}
});

test('too many wrong passwords make one wait, also with the right one', async ({ page }) => {
	const { email } = await member();
	const wrong = new URLSearchParams({ email, password: 'ein falsches Wort' });
	for (let i = 0; i < 10; i += 1) {
		expect((await ask('/sign-in?/signIn', { body: wrong })).status).toBe(400);
	}
	await page.goto('/sign-in');
	await signIn(page, email, password);
	await expect(page.getByText(say('people_fault_too_many')).first()).toBeVisible();
	await expect(page.getByLabel(say('people_password'))).toHaveValue('');
	const refused = await ask('/sign-in?/signIn', { body: wrong });
	expect(refused.status).toBe(429);
	expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('a new password ends every other session, and the old one is worth nothing', async ({
	page,
	context
}) => {
	const { email } = await member();
	const other = await anotherBrowser({ context });
	for (const one of [page, other]) {
		await one.goto('/sign-in?to=/account');
		await signIn(one, email, password);
		await expect(one.getByRole('heading', { level: 1 })).toHaveText(say('people_account'));
	}
	await expectNoViolations(page);
	await page.getByLabel(say('people_password_current')).fill('ein falsches Wort');
	await page.getByLabel(say('people_password_new')).fill(newPassword);
	await page.getByRole('button', { name: say('people_password_change') }).click();
	await expect(page.getByText(say('people_fault_wrong_current')).first()).toBeVisible();
	await page.getByLabel(say('people_password_current')).fill(password);
	await page.getByLabel(say('people_password_new')).fill(newPassword);
	await page.getByRole('button', { name: say('people_password_change') }).click();
	await expect(page.getByText(say('people_password_changed'))).toBeVisible();
	await page.goto('/account');
	await expect(page).toHaveURL('/account');
	await other.goto('/account');
	await expect(other).toHaveURL(/\/sign-in\?to=/);
	await signIn(other, email, password);
	await expect(other.getByText(say('people_fault_wrong')).first()).toBeVisible();
	await signIn(other, email, newPassword);
	await expect(other).toHaveURL('/account');
});

test('one device, or all of them, can be signed out from another', async ({ page, context }) => {
	const { who } = await member();
	const other = await anotherBrowser({ context });
	await enterAs(page, who);
	await enterAs(other, who);
	await page.goto('/account');
	await page.getByRole('button', { name: say('people_device_end') }).click();
	await expect(page.getByRole('button', { name: say('people_device_end') })).toHaveCount(0);
	await other.goto('/account');
	await expect(other).toHaveURL(/\/sign-in\?to=/);

	await enterAs(other, who);
	await other.goto('/account');
	await page.getByRole('button', { name: say('people_sign_out_everywhere') }).click();
	await expect(page.getByText(say('people_signed_out'))).toBeVisible();
	await other.reload();
	await expect(other).toHaveURL(/\/sign-in\?to=/);
});

test('a form that outlives its session keeps what was typed, and is sent after signing in again', async ({
	page,
	context
}) => {
	const { who, unitId } = await member();
	await enterAs(page, who);
	await page.goto(`/desk/${unitId}/consultations/new`);
	const matter = page.getByLabel(say('consultations_field_title'), { exact: true });
	await matter.fill('楼道灯由谁来修');
	const other = await anotherBrowser({ context });
	await enterAs(other, who);
	await other.goto('/account');
	await other.getByRole('button', { name: say('people_sign_out_everywhere') }).click();
	await expect(other.getByText(say('people_signed_out'))).toBeVisible();

	await page.getByRole('button', { name: say('consultations_save_draft') }).click();
	await expect(page.getByText(say('ui_error_401_title')).first()).toBeVisible();
	await expectNoViolations(page);
	const again = page.getByRole('link', { name: say('ui_error_401_sign_in') });
	await expect(again).toHaveAttribute('target', '_blank');
	if (test.info().project.use.javaScriptEnabled === false) return;
	await enterAs(page, who);
	await expect(matter).toHaveValue('楼道灯由谁来修');
	await page.getByRole('button', { name: say('consultations_save_draft') }).click();
	await expect(page.getByText(say('ui_error_401_title'))).toHaveCount(0);
	await expect(matter).toHaveValue('楼道灯由谁来修');
});

test('a link from an administrator chooses a new password once', async ({ page, context }) => {
	const { who, unitId } = await member();
	const administrator = await makePerson('demo-nation', 'administrator');
	const offered = await recoveries.offer(administrator, who.id, Date.now());
	if ('refused' in offered) throw new Error('No link was made');
	await page.goto(`/recoveries/${offered.token}`);
	await page.getByLabel(say('people_password_new')).fill(newPassword);
	await page.getByRole('button', { name: say('people_recovery_submit') }).click();
	await expect(page).toHaveURL(`/desk/${unitId}`);
	const late = await anotherBrowser({ context });
	await late.goto(`/recoveries/${offered.token}`);
	await expect(late.getByRole('heading', { level: 1 })).toHaveText(say('people_recovery_gone'));
});

async function community(): Promise<Community> {
	await openDemo();
	return makeCommunity();
}

/** An editor who signs in with `password`. */
async function member(): Promise<{ who: Actor; email: string; unitId: string }> {
	const { unitId, editor } = await community();
	await givePassword(editor, password);
	return { who: editor, email: editor.email, unitId };
}

async function signIn(page: Page, email: string, word: string): Promise<void> {
	await page.getByLabel(say('people_email')).fill(email);
	await page.getByLabel(say('people_password'), { exact: true }).fill(word);
	await page.getByRole('button', { name: say('people_sign_in') }).click();
}
