// Running other programs from bin/: output kept or shown, signals passed on.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';

/**
 * Runs a program to its end. Its output is kept unless `show` is set. A signal to this process goes
 * to the program, and then this process ends with the program's exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {{ show?: boolean, env?: Record<string, string>, timeout?: number }} [options]
 * @returns {Promise<{ code: number, output: string, stdout: string }>}
 */
export function run(command, args, { show = false, env = {}, timeout } = {}) {
	const child = spawn(command, args, {
		stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, ...env },
		timeout
	});
	let output = '';
	let stdout = '';
	child.stdout?.setEncoding('utf8').on('data', (text) => ((stdout += text), (output += text)));
	child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));

	/** @type {NodeJS.Signals | undefined} */
	let passedOn;
	const passOn = (/** @type {NodeJS.Signals} */ signal) => child.kill((passedOn = signal));
	process.on('SIGINT', passOn).on('SIGTERM', passOn);

	return new Promise((resolve) => {
		child.once('error', (error) => finish(127, `${output}${error.message}\n`));
		child.once('close', (code, signal) => finish(code ?? codeOf(signal), output));
		/** @param {number} code @param {string} text */
		function finish(code, text) {
			process.off('SIGINT', passOn).off('SIGTERM', passOn);
			if (passedOn) process.exit(code === 0 ? codeOf(passedOn) : code);
			resolve({ code, output: text, stdout });
		}
	});
}

/**
 * Runs a script with this Node.
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export const runNode = (args, options) => run(process.execPath, args, options);

/**
 * Runs the program of an installed package; by its script, for there is no shell on every system.
 * @param {string} pack e.g. `@playwright/test`
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runPackage(pack, args, options) {
	const folder = join('node_modules', pack);
	const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const script = typeof bin === 'string' ? bin : Object.values(bin)[0];
	return runNode([join(folder, script), ...args], options);
}

/**
 * Runs npm: the one that started us, where one did.
 * @param {string[]} args
 */
export function runNpm(args) {
	const npm = process.env.npm_execpath;
	return npm?.endsWith('npm-cli.js') ? runNode([npm, ...args]) : run('npm', args);
}

/**
 * Says one line on standard error and ends with code 1.
 * @param {string} line
 * @returns {never}
 */
export function fail(line) {
	process.stderr.write(`${line}\n`);
	process.exit(1);
}

/** @param {NodeJS.Signals | null} signal */
function codeOf(signal) {
	return signal ? 128 + constants.signals[signal] : 1;
}
