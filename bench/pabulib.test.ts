import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseBundle, type Bundle } from '#lib/votes/bundle.ts';
import { count, detailsOf, type Result } from '#lib/votes/count.ts';
import { printFault } from '#lib/votes/fault.ts';
import { publishBundle } from '#lib/votes/publish-bundle.ts';
import { readPabulib } from './pabulib.ts';

const folder = '../shared/data/pabulib';
const manifest = join(folder, 'MANIFEST.json');
const here = existsSync(manifest);
if (!here) process.stderr.write(`Real elections are not counted: there is no ${manifest}\n`);

type Election = {
	file: string;
	reproduced_by: 'greedy' | 'noskip';
	projects: number;
	votes: number;
};
const elections: Election[] = here ? JSON.parse(readFileSync(manifest, 'utf8')) : [];

function recount(made: Bundle): Result {
	const parsed = parseBundle(JSON.parse(JSON.stringify(made)));
	if (!parsed.ok) throw new Error(printFault(parsed));
	return count(parsed.bundle);
}

describe.skipIf(!here)('real participatory budgets', () => {
	test.each(elections)('$file: the published tallies and winners come out', (election) => {
		const text = readFileSync(join(folder, election.file), 'utf8');
		const skip = election.reproduced_by === 'greedy';
		const { projects, bundle } = readPabulib(text, 'budget-greedy', skip);
		expect([projects.length, bundle.ballots.length]).toEqual([election.projects, election.votes]);
		const result = recount(bundle);
		expect(result.options.map(({ id, heads, score }) => [id, heads, score])).toEqual(
			projects.map(({ id, votes, score }) => [id, votes, score ?? votes])
		);
		const selected = projects.filter((project) => project.selected).map(({ id }) => id);
		expect(result.winners.toSorted()).toEqual(selected.toSorted());
		expect(recount(publishBundle(bundle))).toEqual(result);
	});

	test.each(elections)(
		'$file: equal shares stay within the budget and leave out nothing that fits',
		(election) => {
			const text = readFileSync(join(folder, election.file), 'utf8');
			const { bundle } = readPabulib(text, 'budget-equal-shares', true);
			const { winners, options } = recount(bundle);
			const details = detailsOf(bundle);
			const left = details?.kind === 'budget' ? details.left : -1;
			expect(left).toBeGreaterThanOrEqual(0);
			const wanted = new Set(options.filter(({ score }) => score > 0).map(({ id }) => id));
			const fitting = bundle.options?.filter(
				({ id, cost = 0 }) => wanted.has(id) && !winners.includes(id) && cost <= left
			);
			expect(fitting).toEqual([]);
		}
	);
});
