import type { Answer } from '#lib/questionnaires/answers.ts';
import { questionsOf, type Document } from '#lib/questionnaires/document.ts';
import type { Kind, Question } from '#lib/questionnaires/questions.ts';

const words = (zh: string) => ({ zh });
const lines = (...keys: string[]) => keys.map((key) => ({ key, words: words(key) }));
const options = lines('a', 'b', 'c', 'd', 'e');
/** What ten questions of a section are, one after another. */
const mix: Kind[] = [
	...(['single', 'rating', 'multiple', 'yes-no', 'matrix-single'] as const),
	...(['recommend', 'ranking', 'number', 'single', 'long-text'] as const)
];

/** A questionnaire of 200 questions in 20 sections, of the kinds that people ask most. */
export function surveyDocument(): Document {
	const sections = Array.from({ length: 20 }, (_, section) => ({
		key: `section${section}`,
		title: words(`第 ${section + 1} 部分`),
		questions: mix.map((kind, at) => question(kind, section * 10 + at))
	}));
	const text = { title: words('大问卷'), intro: words(''), thanks: words('') };
	return { ...text, english: false, paging: 'section', sections, computed: [], quotas: [] };
}

/** So many responses from this number on, as rows: id, building, answers. */
export function responsesFrom(document: Document, from: number, count: number): string[][] {
	const asked = questionsOf(document);
	return Array.from({ length: count }, (_, i) => {
		const n = from + i;
		const answers = asked.map((one, at) => [one.key, answer(one, mixed(n * 211 + at))]);
		const id = mixed(n).toString(36).padStart(8, '0') + n.toString(36).padStart(6, '0');
		return [id, `${n % 30}`, JSON.stringify(Object.fromEntries(answers))];
	});
}

function question(kind: Kind, at: number): Question {
	const key = `${kind.split('-')[0]}${at}`;
	const asked = { key, words: words(`第 ${at + 1} 题`), required: 'no', kind };
	const more = { options, order: 'fixed', decimals: 0, longest: 500, buildings: [] };
	const grid = { rows: lines('x', 'y', 'z'), columns: lines('a', 'b', 'c', 'd') };
	return { ...asked, ...more, ...(kind === 'matrix-single' && grid) } as Question;
}

function answer({ kind }: Question, n: number): Answer {
	const pick = (of: number) => 'abcde'[n % of] ?? 'a';
	switch (kind) {
		case 'single':
			return { option: pick(5) };
		case 'multiple':
			return {
				options: ['a', 'b', 'c', 'd', 'e'].filter((_, at) => (n >> at) & 1 || at === n % 5)
			};
		case 'matrix-single':
			return { rows: { x: [pick(4)], y: ['b'], z: [n % 2 ? 'a' : 'd'] } };
		case 'ranking':
			return { ranked: n % 2 ? ['a', pick(3) === 'a' ? 'b' : 'c', 'e'] : ['e', 'd'] };
		case 'yes-no':
			return n % 3 > 0;
		case 'long-text':
			return `希望把${['电梯', '路灯', '停车', '绿化', '垃圾房'][n % 5]}修好，第 ${n % 977} 次说了`;
		case 'recommend':
			return n % 11;
		case 'number':
			return n % 200;
		default:
			return 1 + (n % 5);
	}
}

/** Numbers that look like chance and are the same each time. */
function mixed(n: number): number {
	const t = Math.imul(n ^ (n >>> 15), 0x2c1b3c6d);
	return (Math.imul(t ^ (t >>> 12), 0x297a2d39) ^ (t >>> 15)) >>> 0;
}
