// What a fresh or changed tree needs before it can run: packages and a build.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, runNode, runNpm } from './run.mjs';

export const PACKAGES_STAMP = 'node_modules/.minyi-packages';
export const BUILD_STAMP = 'build/.minyi-sources';

/** What the build is made from. */
const SOURCES = [
	'src',
	'static',
	'db',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'tsconfig.json',
	'vite.config.ts',
	'bin/build.mjs',
	'bin/node-worker.ts'
];
/** Made by tools from the sources, or never part of the build. */
const NOT_SOURCES =
	/(^|\/)(paraglide|project\.inlang\/(cache|README\.md|\.\w.*))(\/|$)|\.test\.ts$/;

/**
 * Installs the locked packages if they are missing or others.
 * @param {(line: string) => void} say
 */
export async function install(say) {
	const wanted = hash(['package-lock.json']);
	if (stampIs(PACKAGES_STAMP, wanted) || installedByHand()) return;
	say('Installing packages (once, about a minute) …');
	const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
	const { code, output } = await runNpm(args);
	if (code !== 0) fail(`${output}\nThe packages could not be installed: npm ci says why above.`);
	writeFileSync(PACKAGES_STAMP, wanted);
}

/**
 * Builds if there is no build of exactly these sources.
 * @param {(line: string) => void} say
 */
export async function build(say) {
	if (stampIs(BUILD_STAMP, sourcesHash())) return;
	say('Building …');
	const { code, output } = await runNode(['bin/build.mjs']);
	if (code !== 0) fail(`${output}\nThe build failed: the reason is above.`);
}

/** A hash of everything the build is made from: names and contents, no times. */
export function sourcesHash() {
	return hash(SOURCES.flatMap(files).sort());
}

/** Somebody ran npm after the last change of package-lock.json. */
function installedByHand() {
	const list = 'node_modules/.package-lock.json';
	return existsSync(list) && statSync(list).mtimeMs >= statSync('package-lock.json').mtimeMs;
}

/** @param {string} path @param {string} hash */
function stampIs(path, hash) {
	return existsSync(path) && readFileSync(path, 'utf8') === hash;
}

/** @param {string} path @returns {string[]} */
function files(path) {
	if (NOT_SOURCES.test(path) || !existsSync(path)) return [];
	if (!statSync(path).isDirectory()) return [path];
	return readdirSync(path).flatMap((name) => files(join(path, name)));
}

/** @param {string[]} paths */
function hash(paths) {
	const sum = createHash('sha256');
	for (const path of paths) sum.update(`${path}\0`).update(readFileSync(path)).update('\0');
	return sum.digest('hex');
}
