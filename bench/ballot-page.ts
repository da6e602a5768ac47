import type { CDPSession, Page } from '@playwright/test';
import type { Actor } from '#lib/people/actor.ts';
import * as slips from '#lib/votes/slips/slips.server.ts';
import type { Figure } from './figure.ts';
import { fiveVisits, launch, weigh, weighing, type Weight } from './page-weight.ts';
import { serve } from './serve.ts';
import { leave, populate, town } from './town.ts';

const chair: Actor = {
	id: 'chair',
	name: '主任',
	email: 'chair@bench.example',
	memberships: [{ unit_id: 'town', role: 'chair' }]
};

/** What a resident's first visit costs: the page of the slip, and the ballot behind it. */
export async function measure(): Promise<Figure[]> {
	const now = Date.now();
	const place = await town(50, now);
	await populate(50, now);
	const issued = await slips.reissue(
		chair,
		'vote',
		{ electorId: 'e7' },
		{ reason: 'bench', seenAt: now },
		now
	);
	const code = typeof issued === 'string' ? undefined : issued.slips[0]?.code;
	if (!code) throw new Error(`No slip: ${String(issued)}`);
	await leave();
	const server = await serve(['server.js'], place.settings);
	const browser = await launch();
	try {
		const visits = await fiveVisits(browser, (page, cdp) =>
			visitOnce(page, cdp, `${server.origin}/s/${code}`)
		);
		return [
			...weigh(
				'page of a slip, first visit',
				visits.map(({ slip }) => slip)
			),
			...weigh(
				'ballot page behind it',
				visits.map(({ ballot }) => ballot)
			)
		];
	} finally {
		await browser.close();
		await server.stop();
		await place.remove();
	}
}

async function visitOnce(
	page: Page,
	cdp: CDPSession,
	url: string
): Promise<{ slip: Weight; ballot: Weight }> {
	const slip = await weighing(cdp, page, () => page.goto(url, { waitUntil: 'load' }));
	const ballot = await weighing(cdp, page, async () => {
		await page.locator('main form button').last().click();
		await page.waitForURL(/\/v\//, { waitUntil: 'load' });
	});
	return { slip, ballot };
}
