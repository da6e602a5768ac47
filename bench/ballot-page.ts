import { existsSync } from 'node:fs';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import type { Actor } from '#lib/people/actor.ts';
import * as slips from '#lib/votes/slips/slips.server.ts';
import { atMost, median, type Figure } from './figure.ts';
import { serve } from './serve.ts';
import { leave, populate, town } from './town.ts';

const chair: Actor = {
	id: 'chair',
	name: '主任',
	email: 'chair@bench.example',
	memberships: [{ unit_id: 'town', role: 'chair' }]
};
const flags =
	'--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
/** Slow 4G, as browsers' own tools define it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms. */
const slow4g = {
	offline: false,
	latency: 150,
	downloadThroughput: 200_000,
	uploadThroughput: 93_750
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
	const executablePath =
		process.env.CHROMIUM_PATH ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
	const browser = await chromium.launch({ executablePath, args: flags.split(' ') });
	try {
		const visits = [];
		for (let visit = 0; visit < 5; visit++) {
			const context = await browser.newContext({
				viewport: { width: 360, height: 740 },
				locale: 'zh-CN'
			});
			visits.push(await visitOnce(await context.newPage(), `${server.origin}/s/${code}`));
			await context.close();
		}
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

interface Weight {
	bytes: number;
	script: number;
	requests: number;
	paint: number;
}

async function visitOnce(page: Page, url: string): Promise<{ slip: Weight; ballot: Weight }> {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('Network.enable');
	await cdp.send('Network.emulateNetworkConditions', slow4g);
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
	const slip = await weighing(cdp, page, () => page.goto(url, { waitUntil: 'load' }));
	const ballot = await weighing(cdp, page, async () => {
		await page.locator('main form button').last().click();
		await page.waitForURL(/\/v\//, { waitUntil: 'load' });
	});
	return { slip, ballot };
}

async function weighing(cdp: CDPSession, page: Page, go: () => Promise<unknown>): Promise<Weight> {
	const weight: Weight = { bytes: 0, script: 0, requests: 0, paint: 0 };
	const scripts = new Set<string>();
	const onResponse = ({ requestId, type }: { requestId: string; type: string }) => {
		weight.requests += 1;
		if (type === 'Script') scripts.add(requestId);
	};
	const onFinished = ({
		requestId,
		encodedDataLength
	}: {
		requestId: string;
		encodedDataLength: number;
	}) => {
		weight.bytes += encodedDataLength;
		if (scripts.has(requestId)) weight.script += encodedDataLength;
	};
	cdp.on('Network.responseReceived', onResponse);
	cdp.on('Network.loadingFinished', onFinished);
	await go();
	weight.paint = await page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				new PerformanceObserver((list) =>
					resolve(list.getEntries().at(-1)?.startTime ?? 0)
				).observe({
					type: 'largest-contentful-paint',
					buffered: true
				});
			})
	);
	await page.waitForLoadState('networkidle');
	cdp.off('Network.responseReceived', onResponse);
	cdp.off('Network.loadingFinished', onFinished);
	return weight;
}

function weigh(what: string, weights: Weight[]): Figure[] {
	const middle = (key: keyof Weight) => median(weights.map((weight) => weight[key]));
	return [
		atMost(`${what}: everything transferred, headers too`, middle('bytes') / 1000, 10, 'KB'),
		atMost(`${what}: requests`, middle('requests'), 4, 'requests'),
		atMost(`${what}: script`, middle('script') / 1000, 3, 'KB'),
		atMost(
			`${what}: largest paint, slow 4G and a CPU four times slower`,
			middle('paint'),
			1000,
			'ms'
		)
	];
}
