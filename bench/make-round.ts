/** A large round of designations, as rows: what hundreds of units and dozens of evaluators would have left. */
import { sql } from 'drizzle-orm';
import { membership, programme, programme_terms, unit } from '#db/schema.server.ts';
import { indicatorsOf, type Indicator } from '#lib/programmes/criteria.ts';
import { findPack } from '#lib/programmes/packs.server.ts';
import { termsOf } from '#lib/programmes/packs.ts';
import { freeze } from '#lib/applications/freezing.ts';
import { db, write } from '#lib/server/db.ts';

const day = 86_400_000;
const evaluators = 40;
const each = 3;

/**
 * So many units have applied for a round of the first example, 25 indicators each; three evaluators sealed each review, and
 * where they lay too far apart a score was agreed.
 */
export async function makeRound(applications: number, now: number): Promise<void> {
	const pack = await findPack('five-links');
	if (!pack) throw new Error('The example is missing');
	const phases = {
		opens_at: now - 100 * day,
		closes_at: now - 60 * day,
		review_until: now - 10 * day,
		settle_until: now + 20 * day,
		decide_until: now + 40 * day
	};
	const terms = termsOf(pack, { year: 2026, phases, questionnaire_version_id: null });
	const [from, by] = [{ from_at: 1, granted_at: 1 }, 'chair'];
	await write([
		db()
			.insert(membership)
			.values({ ...{ id: 'o', person_id: by, unit_id: 'town', role: 'organiser' }, ...from }),
		db()
			.insert(programme)
			.values({
				...{ id: 'round', form_key: 'round', unit_id: 'town', year: 2026, draft: terms },
				...{ created_by: by, created_at: 1, called_at: phases.opens_at - 1, called_by: by }
			}),
		db()
			.insert(programme_terms)
			.values({
				...{ programme_id: 'round', number: 1, body: terms, sha256: '' },
				...{ made_by: by, made_at: phases.opens_at - 1 }
			})
	]);
	await addUnits(applications);
	await addPool();
	await apply(applications, indicatorsOf(terms.criteria), now - 61 * day);
	await review(applications, indicatorsOf(terms.criteria), now - 11 * day);
}

async function addUnits(many: number): Promise<void> {
	const values = Array.from({ length: many }, (_, i) => ({
		...({ id: `u${i}`, level: 'community', kind: 'urban', created_at: 1 } as const),
		code: `99${String(i % 90).padStart(2, '0')}02${String(i).padStart(6, '0')}`,
		...{ name: `第 ${i + 1} 社区`, name_en: `Community ${i + 1}` }
	}));
	await write([db().insert(unit).values(values)]);
}

async function addPool(): Promise<void> {
	const rows = JSON.stringify(
		Array.from({ length: evaluators }, (_, i) => [
			`v${i}`,
			['senior', 'middle', 'junior'][i % 3],
			`98${String(i).padStart(2, '0')}`
		])
	);
	await write([
		sql`INSERT INTO person (id, email, name, password_hash, created_at)
			SELECT value ->> 0, value ->> 0 || '@bench.example', '评审' || key, '', 1 FROM json_each(${rows})`,
		sql`INSERT INTO evaluator (id, form_key, organiser_id, person_id, city, joined_at)
			SELECT value ->> 0, value ->> 0, 'town', value ->> 0, value ->> 2, 1 FROM json_each(${rows})`,
		sql`INSERT INTO evaluator_tier (evaluator_id, from_at, tier, decided_by)
			SELECT value ->> 0, 1, value ->> 1, 'chair' FROM json_each(${rows})`
	]);
}

/** What an indicator's narrative and its comments are about as long as. */
const narrative =
	'每月第一个周六召开居民议事会，议题提前七天公布，结果在公告栏和小程序公开。'.repeat(8);
const comment = '材料完整，能看到从提出议题到公开结果的全过程；反馈环节的记录还可以更细。';

async function apply(many: number, indicators: readonly Indicator[], at: number): Promise<void> {
	for (let n = 0; n < many; n += 1) {
		const id = `a${n}`;
		const own = { id: `u${n}`, name: `第 ${n + 1} 社区`, code: '' };
		const said = new Map(
			indicators.map(({ key, scale }, i) => [
				key,
				{ selfScore: scoreOn(scale, n * 31 + i), narrative, evidence: [] }
			])
		);
		const pieces = indicators.flatMap(({ key }, i) =>
			[0, 1].map((k) => ({
				...{ id: `${id}-${i}-${k}`, indicator_key: key, kind: 'link' as const, label: '公告' },
				...{ url: `https://example.org/${id}/${i}/${k}`, added_at: at },
				...{ file: null, consultation: null, figure: null }
			}))
		);
		const head = { application: id, programme: 'round', terms: 1, residents: null };
		const keys = indicators.map(({ key }) => key);
		const body = freeze({ ...head, unit: own, submitted_at: at }, keys, { said, pieces });
		const scores = JSON.stringify([...said].map(([key, one]) => [key, one.selfScore]));
		await write([
			sql`INSERT INTO admission (id, form_key, organiser_id, unit_id, kind, joined_at, entered_by, entered_at)
				VALUES (${id}, ${id}, 'town', ${own.id}, 'member', 1, 'chair', 1)`,
			sql`INSERT INTO application (id, form_key, programme_id, unit_id, created_by, created_at, submitted_at,
					submitted_by, screened_at, screened_by)
				VALUES (${id}, ${id}, 'round', ${own.id}, 'chair', ${at - day}, ${at}, 'chair', ${at + day}, 'chair')`,
			sql`INSERT INTO application_answer (application_id, indicator_key, self_score, narrative, revised_by, revised_at)
				SELECT ${id}, value ->> 0, value ->> 1, ${narrative}, 'chair', ${at} FROM json_each(${scores})`,
			sql`INSERT INTO evidence (id, form_key, application_id, indicator_key, kind, label, url, added_by, added_at)
				SELECT value ->> 'id', value ->> 'id', ${id}, value ->> 'indicator_key', 'link', '公告', value ->> 'url',
					'chair', ${at} FROM json_each(${JSON.stringify(pieces)})`,
			sql`INSERT INTO submission (application_id, number, terms_number, body, sha256, submitted_by, submitted_at)
				VALUES (${id}, 1, 1, ${JSON.stringify(body)}, '', 'chair', ${at})`
		]);
	}
}

async function review(many: number, indicators: readonly Indicator[], at: number): Promise<void> {
	for (let n = 0; n < many; n += 1) {
		for (let e = 0; e < each; e += 1) {
			const [id, who] = [`r${n}-${e}`, `v${(n * each + e) % evaluators}`];
			const scores = indicators.map(({ key, scale }, i) => [
				key,
				scoreOn(scale, n * 31 + i, (n + i) % 40 === 0 ? e / 2 : e / 20)
			]);
			await write([
				sql`INSERT INTO review (id, application_id, evaluator_id, assigned_at, assigned_by, leads_since, strengths,
						improvements, questions, revised_at, sealed_at)
					VALUES (${id}, ${`a${n}`}, ${who}, ${at - 30 * day}, 'chair', ${e === 0 ? at - 30 * day : null},
						${comment}, ${comment}, ${comment}, ${at}, ${at})`,
				sql`INSERT INTO review_score (review_id, indicator_key, score, comment)
					SELECT ${id}, value ->> 0, value ->> 1, ${comment} FROM json_each(${JSON.stringify(scores)})`
			]);
		}
		const apart = indicators
			.filter((_, i) => (n + i) % 40 === 0)
			.map(({ key, scale }) => [key, scale.lowest]);
		await write([
			sql`INSERT INTO agreed_score (application_id, indicator_key, by, score, reason, recorded_by, recorded_at)
				SELECT ${`a${n}`}, value ->> 0, 'settlement', value ->> 1, ${comment}, 'chair', ${at + day}
				FROM json_each(${JSON.stringify(apart)})`
		]);
	}
}

/** A score of the upper half of a scale, different from number to number, the same each time; `lower` by a part of the scale. */
function scoreOn({ lowest, highest, step }: Indicator['scale'], n: number, lower = 0): number {
	const steps = (highest - lowest) / step;
	const mixed = (Math.imul(n ^ (n >>> 7), 0x2c1b3c6d) >>> 8) % 1_000;
	return lowest + step * Math.max(0, Math.round(steps * (0.5 + mixed / 2_000 - lower)));
}
