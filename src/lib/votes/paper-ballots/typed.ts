import type { Choice, ChoiceFault, Method, Paper } from '../methods/method.ts';

/** What one paper says: a choice, nothing (null), or it is spoiled. */
export type Entry = { choice: Choice | null; invalid: boolean };

/**
 * Why typed text says nothing that can stand. `parts`: so many boxes are to be typed, and so many were. `choice`:
 * the method refuses it; if that is what the paper says, the paper is spoiled.
 */
export type TypedFault =
	| { reason: 'empty' | 'not_understood' | 'twice' }
	| { reason: 'no_such_number'; number: number }
	| { reason: 'parts'; need: number; have: number }
	| { reason: 'choice'; fault: ChoiceFault };

export type ReadTyped = { ok: true; entry: Entry } | { ok: false; fault: TypedFault };

/** What a ballot is filled in with: one cross, several, places, or points in each box. */
export type Style = 'motion' | 'one' | 'ticks' | 'ranks' | 'scores' | 'points';

/** A method with the paper that its ballots are checked against. */
export type Form = { method: Pick<Method, 'fault' | 'normal'> & { id: string }; paper: Paper };

const styles: Record<string, Style> = {
	motion: 'motion',
	single: 'one',
	approval: 'ticks',
	irv: 'ranks',
	schulze: 'ranks',
	borda: 'ranks',
	score: 'scores'
};

/** How the ballots of a method are filled in, and so how they are typed. */
export function styleOf({ method, paper }: Form): Style {
	return styles[method.id] ?? (paper.points === undefined ? 'ticks' : 'points');
}

/** One key is a whole ballot: nothing longer could be meant. */
export function isOneKey(form: Form): boolean {
	const style = styleOf(form);
	return style === 'motion' || (style === 'one' && form.paper.options.length <= 9);
}

/**
 * What a person types for one paper, the same for every method: 0 is a blank paper, x (or *, or 9 where there are
 * fewer than nine options to choose one of) a spoiled one. One cross: the option's number. Several: the numbers,
 * 134 or 1 3 4. Places, scores and points: what stands in the boxes from the top, 312 or 3 1 2, and - for a box
 * that is empty. With ten options or more, and for numbers of two digits, there is a space between.
 */
export function readTyped(typed: string, form: Form): ReadTyped {
	const plain = typed
		.normalize('NFKC')
		.toLowerCase()
		.replace(/。/g, '.')
		.replace(/[−ー—–]/g, '-');
	const parts = plain.split(/[\s,、;+]+/).filter(Boolean);
	const [first] = parts;
	if (first === undefined) return refuse({ reason: 'empty' });
	if (parts.length === 1) {
		if (isSpoiled(first, form)) return { ok: true, entry: { choice: null, invalid: true } };
		if (isBlank(first, form)) return blank;
	}
	const numbers = (parts.length === 1 ? apart(first, form) : parts).map(numberOf);
	if (numbers.some(Number.isNaN)) return refuse({ reason: 'not_understood' });
	const style = styleOf(form);
	const read = style === 'motion' || style === 'one' || style === 'ticks' ? pick : fill;
	const chosen = read(numbers, form);
	if (!chosen.ok) return chosen;
	const { choice } = chosen;
	if (choice === null) return blank;
	const fault = form.method.fault(choice, form.paper);
	if (fault) return refuse({ reason: 'choice', fault });
	return { ok: true, entry: { choice: form.method.normal(choice), invalid: false } };
}

const blank: ReadTyped = { ok: true, entry: { choice: null, invalid: false } };

type Chosen = { ok: true; choice: Choice | null } | { ok: false; fault: TypedFault };

function refuse(fault: TypedFault): { ok: false; fault: TypedFault } {
	return { ok: false, fault };
}

function isSpoiled(typed: string, form: Form): boolean {
	const nine = isOneKey(form) && form.paper.options.length < 9;
	return /^[x*×]$/.test(typed) || (nine && typed === '9');
}

/** With a single box to fill in, 0 is a number like others. */
function isBlank(typed: string, form: Form): boolean {
	const lone = isFilled(form) && form.paper.options.length === 1;
	return /^[-.]$/.test(typed) || (typed === '0' && !lone);
}

/** Numbers stand in its boxes. */
export const isFilled = (form: Form) => ['ranks', 'scores', 'points'].includes(styleOf(form));

/** The signs of one word, where each can only be a part of its own. */
function apart(word: string, form: Form): string[] {
	const { options, scale = [0, 9] } = form.paper;
	const style = styleOf(form);
	const single = style === 'scores' ? scale[0] >= 0 && scale[1] <= 9 : options.length <= 9;
	const several = style !== 'motion' && style !== 'one' && options.length > 1;
	return several && single && /^[\d.-]+$/.test(word) ? [...word] : [word];
}

/** null: an empty box. */
function numberOf(part: string): number | null {
	if (/^[-.]$/.test(part)) return null;
	return /^-?\d{1,6}$/.test(part) ? Number(part) : NaN;
}

function pick(numbers: readonly (number | null)[], form: Form): Chosen {
	const { options } = form.paper;
	const ids: string[] = [];
	for (const number of numbers) {
		if (number === null) return refuse({ reason: 'not_understood' });
		const option = options[number - 1];
		if (!option) return refuse({ reason: 'no_such_number', number });
		if (ids.includes(option.id)) return refuse({ reason: 'twice' });
		ids.push(option.id);
	}
	if (styleOf(form) === 'ticks') return { ok: true, choice: ids };
	const [only = '', ...more] = ids;
	if (more.length > 0) return refuse({ reason: 'parts', need: 1, have: ids.length });
	return { ok: true, choice: only };
}

function fill(numbers: readonly (number | null)[], form: Form): Chosen {
	const { options } = form.paper;
	if (numbers.length !== options.length)
		return refuse({ reason: 'parts', need: options.length, have: numbers.length });
	const style = styleOf(form);
	const boxes = options.flatMap(({ id }, i) => {
		const number = numbers[i] ?? null;
		const isEmpty = number === null || (number === 0 && style !== 'scores');
		return isEmpty ? [] : [[id, number] as const];
	});
	if (boxes.length === 0) return { ok: true, choice: null };
	if (style !== 'ranks') return { ok: true, choice: Object.fromEntries(boxes) };
	if (boxes.some(([, place]) => place < 0)) return refuse({ reason: 'not_understood' });
	const places = [...new Set(boxes.map(([, place]) => place))].sort((a, b) => a - b);
	return {
		ok: true,
		choice: places.map((place) => boxes.filter(([, own]) => own === place).map(([id]) => id))
	};
}
