import type { Answer, Point } from '../answers.ts';
import type { Fields } from '../kinds/kind.ts';
import type { Question } from '../questions.ts';

/** What stands in the fields of one question, by their names behind the question's own; '' is its own name. */
export type Filled = Readonly<Record<string, readonly string[]>>;

/** The fields as an answer fills them: the way back of `fromForm`. Files are kept already, and stand in no field. */
export function filledWith(question: Question, answer: Answer | undefined): Filled {
	switch (typeof answer) {
		case 'undefined':
			return {};
		case 'boolean':
			return { '': [answer ? 'yes' : 'no'] };
		case 'string':
		case 'number':
			return { '': [String(answer)] };
	}
	if ('option' in answer) return { '': [answer.option], other: [answer.other ?? ''] };
	if ('options' in answer) return { '': answer.options, other: [answer.other ?? ''] };
	if ('rows' in answer) return answer.rows;
	if ('ranked' in answer) {
		return Object.fromEntries(answer.ranked.map((key, i) => [key, [String(i + 1)]]));
	}
	if ('building' in answer) return { '': [answer.building] };
	return 'x' in answer ? { x: [String(answer.x)], y: [String(answer.y)] } : {};
}

/** What a form sent for the question of this key, to be shown again as it was typed. */
export function filledFrom(form: FormData, key: string): Filled {
	const filled: Record<string, string[]> = Object.create(null);
	for (const [name, value] of form) {
		if (typeof value !== 'string') continue;
		if (name !== key && !name.startsWith(`${key}.`)) continue;
		(filled[name.slice(key.length + 1)] ??= []).push(value);
	}
	return filled;
}

/** The point that fields say, to be shown on the plan; none while one of its two is missing or senseless. */
export function pointsIn({ x, y }: Filled): Point[] {
	const point = { x: Number(x?.[0] || NaN), y: Number(y?.[0] || NaN) };
	return [point.x, point.y].every((one) => one >= 0 && one <= 1000) ? [point] : [];
}

/** The same as a kind reads it. */
export function fieldsOf(filled: Filled, kept: ReturnType<Fields['files']> = []): Fields {
	return {
		one: (name = '') => filled[name]?.[0] ?? '',
		all: (name = '') => filled[name] ?? [],
		files: () => kept
	};
}
