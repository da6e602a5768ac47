import type { Answer } from '../answers.ts';

/**
 * The answers of up to a thousand responses to one question: every different answer once, and for each response its
 * number there, counted from 1; 0 is no answer.
 */
export type Column = { answers: readonly Answer[]; codes: Uint16Array };

/** How many responses one packed column holds at most. */
export const columnSize = 1_000;

/** Packs answers in the order in which they are put in; texts beside "other" are left out, they are kept as texts. */
export function startColumn() {
	const numbers = new Map<string, number>();
	let codes = '';
	return {
		put(answer: Answer | undefined) {
			codes += signOf(answer === undefined ? 0 : numberIn(numbers, JSON.stringify(plain(answer))));
		},
		body: () => `{"codes":${JSON.stringify(codes)},"answers":[${[...numbers.keys()].join(',')}]}`
	};
}

/** Columns as they were packed, one after another in a list. */
export function readColumns(bodies: string): Column[] {
	const columns: { codes: string; answers: Answer[] }[] = JSON.parse(bodies);
	return columns.map(({ codes, answers }) => {
		const read = new Uint16Array(codes.length);
		for (let at = 0; at < codes.length; at += 1) read[at] = codeOf(codes.charCodeAt(at));
		return { answers, codes: read };
	});
}

/** The answers of a column that are there, one for each response that has one. */
export function answersIn(columns: readonly Column[]): Answer[] {
	const found: Answer[] = [];
	for (const { answers, codes } of columns) {
		for (const code of codes) {
			const answer = code === 0 ? undefined : answers[code - 1];
			if (answer !== undefined) found.push(answer);
		}
	}
	return found;
}

function plain(answer: Answer): Answer {
	if (typeof answer !== 'object' || !('other' in answer)) return answer;
	return 'option' in answer ? { option: answer.option } : { options: answer.options };
}

function numberIn(numbers: Map<string, number>, packed: string): number {
	const known = numbers.get(packed);
	if (known !== undefined) return known;
	numbers.set(packed, numbers.size + 1);
	return numbers.size;
}

/** Numbers are written as signs that JSON leaves alone: the first ones from 0 to [, one byte each, then from U+0100. */
const short = 44;

function signOf(code: number): string {
	return String.fromCharCode(code < short ? code + 0x30 : code + 0x100);
}

function codeOf(sign: number): number {
	return sign < 0x100 ? sign - 0x30 : sign - 0x100;
}
