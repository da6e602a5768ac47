import { parseBundle } from '#lib/votes/bundle.ts';
import { count } from '#lib/votes/count.ts';
import { atMost, type Figure } from './figure.ts';

const ballots = 1_000_000;

/** The pure count of a million single ballots, weighted by area, as the recount command does it. */
export async function measure(): Promise<Figure[]> {
	const choices = ['for', 'against', 'abstain'];
	const raw = {
		format: 'minyi-count/1',
		method: 'motion',
		tieBreak: 'none',
		electorate: { heads: ballots, area: ballots * 20_000 },
		rule: {
			id: 'owners-ordinary',
			participation: [{ basis: 'area', fraction: [2, 3], strict: false }],
			approval: [{ basis: 'area', fraction: [1, 2], strict: true, of: 'participants' }]
		},
		ballots: Array.from({ length: ballots }, (_, i) => ({
			choice: choices[i % 3],
			area: 5000 + (i % 10_000),
			channel: 'online'
		}))
	};
	const start = performance.now();
	const parsed = parseBundle(raw);
	if (!parsed.ok) throw new Error(parsed.why);
	const result = count(parsed.bundle);
	const seconds = (performance.now() - start) / 1000;
	if (result.ballots !== ballots) throw new Error('The count is not what was cast');
	return [atMost('counting 1,000,000 ballots of a motion, checked and counted', seconds, 1, 's')];
}
