import * as applications from '#lib/applications/applications.server.ts';
import * as sessions from '#lib/people/sessions.server.ts';
import * as assigning from '#lib/reviews/assigning.server.ts';
import { ranking } from '#lib/reviews/ranking.server.ts';
import * as results from '#lib/reviews/results.server.ts';
import { atMost, median, type Figure } from './figure.ts';
import { makeRound } from './make-round.ts';
import { serve } from './serve.ts';
import { leave, town } from './town.ts';

const units = 200;
const budget = 300;
const round = '/programmes/town/round';

const commands: Record<string, () => Promise<unknown>> = {
	'the list of applications': () => applications.listOfProgramme('round'),
	'the board of assignments': () => assigning.board('round'),
	'the reviews of a round': () => results.roundOf('round'),
	'the ranking': () => ranking('round')
};

/** 200 units applied, 25 indicators each, three evaluators: what the organiser's reads and pages take. */
export async function measure(): Promise<Figure[]> {
	const now = Date.now();
	const place = await town(10, now);
	await makeRound(units, now);
	const { token } = await sessions.open({ id: 'chair', password_hash: '' }, 'bench', now);
	const figures: Figure[] = [];
	for (const [what, read] of Object.entries(commands)) {
		figures.push(atMost(`${what}, ${units} applications`, await timed(read), budget, 'ms'));
	}
	await leave();
	const server = await serve(['server.js'], place.settings);
	try {
		for (const [what, path] of Object.entries(pages)) {
			const visit = async () => {
				const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, {
					headers: { cookie: `minyi=${token}` },
					redirect: 'manual'
				});
				if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
				await answer.arrayBuffer();
			};
			figures.push(atMost(`page: ${what}`, await timed(visit), budget, 'ms'));
		}
	} finally {
		await server.stop();
		await place.remove();
	}
	return figures;
}

/** The organiser's pages of the round. */
const pages: Record<string, string> = {
	'the programme': round,
	'the list of applications': `${round}/applications`,
	'an application': `${round}/applications/a7`,
	'the assignment': `${round}/assignment`,
	'the overview of the reviews': `${round}/reviews`,
	'the ranking': `${round}/decision`,
	'the list before it is public': `${round}/list`
};

async function timed(act: () => Promise<unknown>): Promise<number> {
	const times: number[] = [];
	for (let visit = 0; visit < 12; visit += 1) {
		const before = performance.now();
		await act();
		times.push(performance.now() - before);
	}
	return median(times.slice(2));
}
