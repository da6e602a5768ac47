// `npm test`: everything that a newcomer needs to trust the tree, in order, until something fails.
import './node-version.mjs';
import './end-with-npm.mjs';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readyBrowser } from './browser-install.mjs';
import { runNpm, runPackage } from './run.mjs';
import { build, install } from './tree.mjs';

process.chdir(join(import.meta.dirname, '..'));
const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
const reports = mkdtempSync(join(tmpdir(), 'minyi-reports-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));
const unitReport = join(reports, 'unit.json');
const journeyReport = join(reports, 'journeys.json');

/** @type {[string, () => Promise<{ code: number, output?: string } | void>][]} */
const stages = [
	['Packages', () => install(say)],
	['Browser', async () => void (process.env.CHROMIUM_PATH = await readyBrowser(say))],
	['Messages and types of routes', prepare],
	['Format', () => runPackage('prettier', ['--check', '--log-level=warn', '.'])],
	['Lint', () => runPackage('eslint', ['--max-warnings=0', '.'])],
	['Types', () => runPackage('svelte-check', ['--fail-on-warnings', '--output=human'])],
	['Unit tests', unitTests],
	['Build', () => build(say)],
	['End to end', endToEnd]
];

let failed = false;
for (const [name, stage] of stages) {
	const start = Date.now();
	say(`\n— ${name}`);
	const { code = 0, output = '' } = (await stage()) ?? {};
	failed = code !== 0;
	if (failed) say(output.trimEnd());
	say(`${failed ? `${name}: failed` : 'ok'}, ${((Date.now() - start) / 1000).toFixed(1)} s`);
	if (failed) break;
}

const { passed, broken, skipped } = count();
say(`\n${passed} passed, ${broken} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed ? 1 : 0);

async function prepare() {
	const messages = await runNpm(['run', 'messages']);
	return messages.code === 0 ? runPackage('@sveltejs/kit', ['sync']) : messages;
}

function unitTests() {
	const args = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${unitReport}`];
	return runPackage('vitest', args, { show: true });
}

function endToEnd() {
	return runPackage('@playwright/test', ['test', '--reporter=list,json'], {
		show: true,
		env: { PLAYWRIGHT_JSON_OUTPUT_FILE: journeyReport }
	});
}

function count() {
	const unit = report(unitReport);
	const journeys = report(journeyReport).stats ?? {};
	return {
		passed: (unit.numPassedTests ?? 0) + (journeys.expected ?? 0),
		broken: (unit.numFailedTests ?? 0) + (journeys.unexpected ?? 0) + (journeys.flaky ?? 0),
		skipped: (unit.numPendingTests ?? 0) + (unit.numTodoTests ?? 0) + (journeys.skipped ?? 0)
	};
}

/** The report of a test runner, or nothing if it did not come to write one. */
function report(/** @type {string} */ path) {
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch {
		return {};
	}
}
