import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'minyi-recount-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bundle = JSON.stringify({
	format: 'minyi-count/1',
	method: 'single',
	options: [{ id: 'a' }, { id: 'b' }],
	ballots: [{ choice: 'a', count: 2 }, { choice: 'b' }, { choice: null }, { invalid: true }]
});

function file(name: string, content: string | Uint8Array): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

function recount(
	args: string[],
	input = ''
): Promise<{ code: number | null; out: string; err: string }> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, ['--import', 'tsx', 'bin/recount.ts', ...args]);
		let [out, err] = ['', ''];
		child.stdout.on('data', (data) => (out += data));
		child.stderr.on('data', (data) => (err += data));
		child.on('error', reject);
		child.on('close', (code) => resolve({ code, out, err }));
		child.stdin.on('error', () => {});
		child.stdin.end(input);
	});
}

test('a bundle is counted from a file, with or without a byte order mark, and from standard input', async () => {
	const runs = await Promise.all([
		recount([file('good.json', bundle)]),
		recount([file('bom.json', `\uFEFF${bundle}`)]),
		recount(['-'], bundle)
	]);
	for (const { code, out, err } of runs) {
		expect({ code, err }).toEqual({ code: 0, err: '' });
		expect(JSON.parse(out)).toMatchObject({
			ballots: 5,
			valid: 3,
			blank: 1,
			invalid: 1,
			winners: ['a'],
			outcome: 'chosen'
		});
	}
});

test('whatever cannot be counted is one line on standard error and exit 2', async () => {
	const runs = await Promise.all([
		recount([]),
		recount([join(folder, 'none.json')]),
		recount([folder]),
		recount([file('not.json', '{"format":\n\n"minyi-count/1"\n,,}')]),
		recount([file('bytes.json', new Uint8Array([0x22, 0xff, 0xfe, 0x22]))]),
		recount([file('empty.json', '')]),
		recount([file('deep.json', '['.repeat(200_000) + ']'.repeat(200_000))]),
		recount(['-'], bundle.replace('"choice":"b"', '"choice":"x\\n"'))
	]);
	for (const { code, out, err } of runs) {
		expect({ code, out }).toEqual({ code: 2, out: '' });
		expect(err).toMatch(/^[^\n]+: [^\n]+\n$/);
		expect(err).not.toMatch(/^\s*at /m);
	}
	expect(runs.at(-1)?.err).toBe('ballots[1].choice: option "x\\n" does not exist\n');
});

test('the result has the keys of the format and no others, in every method', async () => {
	const rankings = [{ choice: [['a'], ['b']], count: 2 }, { choice: [['b']] }];
	const named = [{ choice: ['a'], count: 2 }, { choice: ['a', 'b'] }];
	const methods = {
		motion: [{ choice: 'for', count: 2 }, { choice: 'against' }],
		single: [{ choice: 'a', count: 2 }, { choice: 'b' }],
		approval: named,
		irv: rankings,
		schulze: rankings,
		borda: rankings,
		score: [{ choice: { a: 5 }, count: 2 }, { choice: { b: 1 } }],
		'budget-greedy': named,
		'budget-equal-shares': named
	};
	const head = { format: 'minyi-count/1', scale: [0, 5], budget: 10 };
	const options = [
		{ id: 'a', cost: 10 },
		{ id: 'b', cost: 10 }
	];
	const counts = Object.entries(methods).map(async ([method, ballots]) => {
		const own = method === 'motion' ? {} : { options };
		const made = JSON.stringify({ ...head, ...own, method, electorate: { heads: 9 }, ballots });
		const { code, out } = await recount(['-'], made);
		const result = JSON.parse(out);
		expect([code, Object.keys(result).join(' ')]).toEqual([
			0,
			'ballots valid blank invalid turnout options winners tied rounds requirements outcome'
		]);
		expect(Object.keys(result.options[0]).join(' ')).toBe('id heads households area score');
		expect(result.winners).toEqual([method === 'motion' ? 'for' : 'a']);
	});
	await Promise.all(counts);
}, 60_000);
