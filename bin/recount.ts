// npm run -s recount -- FILE      repeats the count of a minyi-count/1 bundle ("-" reads standard input)
import { readFileSync } from 'node:fs';
import { parseBundle } from '#lib/votes/bundle.ts';
import { count, type Result } from '#lib/votes/count.ts';
import { fault, printFault, type Fault } from '#lib/votes/fault.ts';

const counted = recount(process.argv.slice(2));
if (counted.ok) process.stdout.write(`${JSON.stringify(counted.result, null, 2)}\n`);
else {
	process.stderr.write(`${printFault(counted)}\n`);
	process.exitCode = 2;
}

function recount([file, ...more]: string[]): { ok: true; result: Result } | Fault {
	if (file === undefined || more.length > 0)
		return fault('usage', 'npm run -s recount -- FILE ("-" reads standard input)');
	const read = readJson(file);
	if (!read.ok) return read;
	const parsed = parseBundle(read.json);
	return parsed.ok ? { ok: true, result: count(parsed.bundle) } : parsed;
}

function readJson(file: string): { ok: true; json: unknown } | Fault {
	const name = file === '-' ? 'standard input' : file;
	try {
		const bytes = readFileSync(file === '-' ? 0 : file);
		return { ok: true, json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
	} catch (error) {
		if (error instanceof SyntaxError) return fault(name, `is not JSON (${error.message})`);
		return fault(name, error instanceof Error ? error.message : 'cannot be read');
	}
}
