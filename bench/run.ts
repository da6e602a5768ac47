/** `npm run bench [part …]`: measures the budgets of docs/speed.md on this machine, with the built server. */
import { existsSync } from 'node:fs';
import type { Figure } from './figure.ts';

const parts: Record<string, () => Promise<{ measure(): Promise<Figure[]> }>> = {
	page: () => import('./ballot-page.ts'),
	answer: () => import('./survey-page.ts'),
	cast: () => import('./casting.ts'),
	result: () => import('./result-page.ts'),
	import: () => import('./roll-import.ts'),
	open: () => import('./opening.ts'),
	count: () => import('./counting.ts'),
	survey: () => import('./survey.ts'),
	editor: () => import('./editor.ts'),
	designations: () => import('./designations.ts')
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in parts));
if (unknown) {
	process.stderr.write(
		`There is no part “${unknown}”; there are: ${Object.keys(parts).join(', ')}\n`
	);
	process.exit(2);
}
if (!existsSync('build/index.js') && !existsSync('build/handler.js')) {
	process.stderr.write('There is no build yet: run npm run build\n');
	process.exit(2);
}

for (const [name, load] of Object.entries(parts)) {
	if (wanted.length && !wanted.includes(name)) continue;
	const { measure } = await load();
	for (const { what, measured, budget, kept } of await measure()) {
		process.stdout.write(`${kept ? 'kept ' : 'OVER '} ${what}: ${measured} (budget ${budget})\n`);
	}
}
process.exit(0);
