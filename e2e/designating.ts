/** The people of a whole round of designations, and what they do beside what the journey does on the pages. */
import { sql } from 'drizzle-orm';
import { DAY, makeCommunity, makePerson, type Community } from '#db/community.fixture.ts';
import * as answers from '#lib/applications/answers.server.ts';
import * as evidence from '#lib/applications/evidence.server.ts';
import { consultationForm } from '#lib/consultations/consultations.form.ts';
import * as consulting from '#lib/consultations/drafting.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { indicatorsOf, type Indicator } from '#lib/programmes/criteria.ts';
import { admit } from '#lib/programmes/admissions.server.ts';
import * as pool from '#lib/programmes/pool-joining.server.ts';
import { affiliate } from '#lib/programmes/pool-record.server.ts';
import * as reviewing from '#lib/reviews/reviewing.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { expectTo, type Expert } from './rounds.ts';

export type Applicant = Community & { name: string; consultationId: string };
export type Cast = {
	organiserId: string;
	organiser: Actor;
	applicants: [Applicant, Applicant, Applicant];
	/** Six: the first belongs to the first applicant; the last two have no seniors among them. */
	experts: Expert[];
};

/** An organiser, three communities that it admits, each of a city of its own, and six evaluators of a seventh. */
export async function makeCast(): Promise<Cast> {
	const { unitId: organiserId } = await makeCommunity();
	const organiser = await makePerson(organiserId, 'organiser');
	await rename(organiserId, '示范推进委员会', 'Example Committee', '77');
	const applicants = [
		await makeApplicant(organiser, organiserId, ['梧桐社区', 'Wutong', '71']),
		await makeApplicant(organiser, organiserId, ['银杏社区', 'Yinxing', '72']),
		await makeApplicant(organiser, organiserId, ['香樟社区', 'Xiangzhang', '73'])
	] as const;
	const experts: Expert[] = [];
	for (const tier of ['senior', 'senior', 'senior', 'middle', 'middle', 'junior'] as const) {
		const actor = await makePerson(organiserId);
		const joins = { key: newId(), personId: actor.id, field: '', city: '7801', tier, reason: '' };
		const joined = await pool.join(organiser, organiserId, joins, Date.now());
		if (typeof joined === 'string') throw new Error(`Not in the pool: ${joined}`);
		experts.push({ actor, evaluatorId: joined.id });
	}
	const near = { id: experts[0]?.evaluatorId ?? '', unitId: applicants[0].unitId, note: '居民' };
	await affiliate(organiser, organiserId, near, Date.now());
	return { organiserId, organiser, applicants: [...applicants], experts };
}

async function makeApplicant(
	organiser: Actor,
	organiserId: string,
	[name, english, province]: readonly [string, string, string]
): Promise<Applicant> {
	const community = await makeCommunity();
	const { unitId, chair } = community;
	await rename(unitId, name, english, province);
	const admitted = { key: newId(), unitId, kind: 'member' } as const;
	await admit(organiser, organiserId, admitted, Date.now());
	const matter = consultationForm.parse({
		...{ key: newId(), title: `${name}的路灯怎样装`, topic: 'public-affairs' },
		...{ participants: ['registered-residents'], background: '夜里太暗', notice: '请来商量' }
	});
	const { id } = await consulting.draft(chair, unitId, matter, Date.now());
	expectTo('published', await consulting.publish(chair, id, Date.now()));
	return { ...community, name, consultationId: id };
}

async function rename(unitId: string, name: string, english: string, province: string) {
	const code = `${province}01${String(Date.now()).slice(-5)}${Math.floor(Math.random() * 900) + 100}`;
	await write([
		sql`UPDATE unit SET name = ${name}, name_en = ${english}, code = ${code} WHERE id = ${unitId}`
	]);
}

/** The indicators of a called programme. */
export async function indicators(programmeId: string): Promise<Indicator[]> {
	return indicatorsOf((await termsOf(programmeId)).terms.criteria);
}

/** Days go by: all dates of a programme lie that much further back. */
export async function daysPass(programmeId: string, days: number): Promise<void> {
	const moved = ['opens_at', 'closes_at', 'review_until', 'settle_until', 'decide_until']
		.map((name) => `'$.phases.${name}', body ->> '$.phases.${name}' - ${days * DAY}`)
		.join(', ');
	const args = [programmeId];
	await write([
		{
			// Terms that were read stay in mind by their checksum.
			sql: `UPDATE programme_terms SET body = json_set(body, ${moved}), sha256 = lower(hex(randomblob(32)))
				WHERE programme_id = ?`,
			args
		},
		{
			sql: `UPDATE programme SET draft = json_set(draft, ${moved.replaceAll('body', 'draft')}),
				announced_at = announced_at - ${days * DAY} WHERE id = ?`,
			args
		}
	]);
}

/** Says something of the indicators that the page was not used for, and proves it as the programme asks. */
export async function fillInRest(
	{ editor, consultationId }: Applicant,
	{ applicationId, programmeId }: { applicationId: string; programmeId: string },
	score: number
): Promise<void> {
	const [said, now] = [await answers.listAnswers(applicationId), Date.now()];
	for (const { key, evidence: kinds } of await indicators(programmeId)) {
		const before = said.get(key);
		if (before?.selfScore == null) {
			const input = { selfScore: score, narrative: `我们这样做：${key}`, now };
			await answers.save(editor, applicationId, key, { ...input, version: before?.version ?? 0 });
		}
		for (const kind of kinds) {
			if (before?.evidence.includes(kind)) continue;
			const piece = { indicatorKey: key, proof: proofOf(kind, consultationId), key: newId() };
			expectTo('added', await evidence.add(editor, applicationId, piece, now));
		}
	}
}

function proofOf(kind: Indicator['evidence'][number], consultationId: string): evidence.Proof {
	switch (kind) {
		case 'file':
			return { kind, upload: pdf('制度.pdf') };
		case 'link':
			return { kind, url: 'https://example.org/', label: '公告' };
		case 'consultation':
			return { kind, consultationId };
		case 'measure':
			return { kind };
	}
}

/** A file that is what it says. */
export function pdf(name: string): File {
	return new File(['%PDF-1.4\n%%EOF\n'], name, { type: 'application/pdf' });
}

/** Scores what the page was not used for, and says something on the whole; sealing is left to the page. */
export async function judgeRest(
	{ actor }: Expert,
	{ reviewId, programmeId }: { reviewId: string; programmeId: string },
	score: number
): Promise<void> {
	const [judged, now] = [await reviewing.judgements(reviewId), Date.now()];
	for (const { key } of await indicators(programmeId)) {
		if (judged.get(key)?.score != null) continue;
		const given = { indicatorKey: key, score, comment: '材料与指标对得上' };
		expectTo('kept', await reviewing.judge(actor, reviewId, given, now));
	}
	const words = {
		strengths: '议题从居民中来',
		improvements: '公开再快些',
		questions: '记录本放在哪里？\n三位居民怎么说？'
	};
	expectTo('kept', await reviewing.comment(actor, reviewId, words, now));
}

export type Given = { id: string; application_id: string; evaluator_id: string; leads: number };

/** Who reviews what, as the organiser assigned it. */
export function assigned(programmeId: string): Promise<Given[]> {
	return db()
		.all<Given>(sql`SELECT r.id, r.application_id, r.evaluator_id, r.leads_since IS NOT NULL AS leads
		FROM review r JOIN application a ON a.id = r.application_id
		WHERE a.programme_id = ${programmeId} AND r.released_at IS NULL AND r.declined_at IS NULL`);
}
