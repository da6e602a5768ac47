import { existsSync } from 'node:fs';
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { atMost, median, type Figure } from './figure.ts';

const flags =
	'--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
/** Slow 4G, as browsers' own tools define it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms. */
const slow4g = {
	offline: false,
	latency: 150,
	downloadThroughput: 200_000,
	uploadThroughput: 93_750
};

export interface Weight {
	bytes: number;
	script: number;
	requests: number;
	paint: number;
}

/** The machine's own browser. */
export function launch(): Promise<Browser> {
	const executablePath =
		process.env.CHROMIUM_PATH ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
	return chromium.launch({ executablePath, args: flags.split(' ') });
}

/** Five first visits on a small phone, each with nothing kept from the one before. */
export async function fiveVisits<Visit>(
	browser: Browser,
	visit: (page: Page, cdp: CDPSession) => Promise<Visit>
): Promise<Visit[]> {
	const visits: Visit[] = [];
	for (let i = 0; i < 5; i++) {
		const context = await browser.newContext({
			viewport: { width: 360, height: 740 },
			locale: 'zh-CN'
		});
		const page = await context.newPage();
		const cdp = await page.context().newCDPSession(page);
		await cdp.send('Network.enable');
		await cdp.send('Network.emulateNetworkConditions', slow4g);
		await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
		visits.push(await visit(page, cdp));
		await context.close();
	}
	return visits;
}

/** What it costs to go somewhere. */
export async function weighing(
	cdp: CDPSession,
	page: Page,
	go: () => Promise<unknown>
): Promise<Weight> {
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

/** The middle of several visits against the budget of DESIGN §11. */
export function weigh(what: string, weights: Weight[]): Figure[] {
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
