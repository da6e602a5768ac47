/** Who sees what of a round, and when: evidence, scores before all are sealed, and who the evaluators are. */
import { expect, test } from '@playwright/test';
import { sql } from 'drizzle-orm';
import * as evidence from '#lib/applications/evidence.server.ts';
import * as assigning from '#lib/reviews/assigning.server.ts';
import * as reviewing from '#lib/reviews/reviewing.server.ts';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { pdf } from './designating.ts';
import { expectTo, keys, makeExpert } from './rounds.ts';
import { pathOf, routes } from './routes.ts';
import { ask, cookieOf, everybody, world, type Place, type Who } from './world.ts';

const secret = '这句评语封存之前只有写的人看得到';
const name = '评审人甲乙丙';
const inside: Who[] = ['editor', 'chair', 'supervisor'];

test.describe('sight @server', () => {
	test('evidence opens to its desk, once submitted to the organiser, and to who reviews it', async () => {
		const { mine, other, cookies } = await world();
		const { draftApplication = '', evidenceFile = '' } = mine.ids;
		const seen = async (file: string, cookie: string) =>
			(await ask(`/files/${file}`, { cookie })).status === 200;
		const whoSees = async (file: string) => {
			const looked = everybody.map(async (who) => ((await seen(file, cookies[who])) ? [who] : []));
			return (await Promise.all(looked)).flat();
		};
		expect(await whoSees(await draftFile(mine, draftApplication))).toEqual(inside);
		expect(await whoSees(evidenceFile)).toEqual([...inside, 'organiser', 'evaluator']);
		expect(await seen(evidenceFile, await cookieOf(other.evaluator))).toBe(false);
		await write([sql`UPDATE review SET declined_at = 1 WHERE id = ${mine.ids.review}`]);
		expect(await seen(evidenceFile, cookies.evaluator)).toBe(false);
		await write([sql`UPDATE review SET declined_at = NULL WHERE id = ${mine.ids.review}`]);
	});

	test('what a review says is its evaluator’s alone until all are sealed', async () => {
		const { mine, cookies } = await world();
		const { review = '', underReview = '', application = '' } = mine.ids;
		const peer = await makeExpert(mine.community.unitId, mine.organiser);
		const pairs = [{ evaluator: peer.evaluatorId, application }];
		const now = Date.now();
		expectTo('assigned', await assigning.assignPairs(mine.organiser, underReview, pairs, now));
		const judged = { indicatorKey: keys[0] ?? '', score: 400, comment: secret };
		expectTo('kept', await reviewing.judge(mine.evaluator, review, judged, now));
		const readers = { ...cookies, peer: await cookieOf(peer.actor) };
		for (const [who, cookie] of Object.entries(readers)) {
			const found = await pagesWith(secret, mine, cookie);
			expect(found, who).toEqual(who === 'evaluator' ? [`/reviews/${review}`] : []);
		}
	});

	test('nobody but the organiser and themselves learns who the evaluators are', async () => {
		const { mine, other, cookies } = await world();
		await write([sql`UPDATE person SET name = ${name} WHERE id = ${mine.evaluator.id}`]);
		for (const who of everybody) {
			const found = await pagesWith(name, mine, cookies[who]);
			if (who === 'organiser') expect(found.length, who).toBeGreaterThan(0);
			else if (who !== 'evaluator') expect(found, who).toEqual([]);
		}
		expect(await pagesWith(name, mine, await cookieOf(other.evaluator))).toEqual([]);
	});
});

async function draftFile({ community }: Place, applicationId: string): Promise<string> {
	const proof = { kind: 'file', upload: pdf('草稿.pdf') } as const;
	const piece = { indicatorKey: keys[0] ?? '', proof, key: newId() };
	expectTo('added', await evidence.add(community.editor, applicationId, piece, Date.now()));
	const kept = await evidence.list(applicationId);
	return kept.find(({ kind }) => kind === 'file')?.file?.id ?? '';
}

/** The pages about programmes, applications and reviews of a place, under review and decided, that show these words. */
async function pagesWith(words: string, place: Place, cookie: string): Promise<string[]> {
	const { ids } = place;
	const moments = [
		[ids.underReview, ids.application, ids.review],
		[ids.decided, ids.decidedApplication, ids.sealedReview]
	];
	const paths = moments.flatMap(([programme = '', application = '', review = '']) => {
		const then = {
			...{ programme, underReview: programme, decided: programme, callOpen: programme },
			...{ application, decidedApplication: application, draftApplication: application },
			...{ review, sealedReview: review }
		};
		const at: Place = { ...place, ids: { ...ids, ...then } };
		return Object.entries(routes)
			.filter(([id, { get }]) => get && /programme|application|review|calls|certif|desig/.test(id))
			.filter(([id]) => !id.includes('/pool'))
			.map(([id]) => pathOf(id, at));
	});
	const all = [...new Set(paths)];
	const found: string[] = [];
	for (let from = 0; from < all.length; from += 8) {
		const some = all.slice(from, from + 8).map(async (path) => {
			const answer = await ask(path, { cookie });
			return answer.status === 200 && (await answer.text()).includes(words) ? [path] : [];
		});
		found.push(...(await Promise.all(some)).flat());
	}
	return found;
}
