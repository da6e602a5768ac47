import { isRecord, isWhole, quote, strangeField } from './fault.ts';
import type { Choice, ChoiceFault, Method, Paper } from './methods/method.ts';
import type { Basis, Weights } from './rules.ts';

/**
 * One line of a bundle: `count` ballots (1 unless said) that say and weigh the same. Weights are per ballot
 * (heads 1, households and area 0 unless said), or with `sum` those of the whole line (heads = count unless
 * said). `choice: null` is a blank ballot; `invalid` instead of a choice is a spoiled one, which is counted but
 * takes no part, so that its weights mean nothing.
 */
export type Ballot = {
	choice?: Choice | null;
	invalid?: boolean;
	count?: number;
	sum?: boolean;
	heads?: number;
	households?: number;
	area?: number;
	channel?: string;
};

/** What a line is wrong about: `at` is the place within the line ('.count'; '' = the line itself). */
export type LineFault = { at: string; why: string };

const fields = new Set([
	'choice',
	'invalid',
	'count',
	'sum',
	'heads',
	'households',
	'area',
	'channel'
]);

/** What the ballots of a line weigh together on one basis. */
export function weigh(ballot: Ballot, basis: Basis): number {
	const count = ballot.count ?? 1;
	const weight = ballot[basis];
	if (weight === undefined) return basis === 'heads' ? count : 0;
	return ballot.sum === true ? weight : weight * count;
}

/** What is wrong with one line of a bundle, or null. Runs a million times: builds no text unless it refuses. */
export function lineFault(line: unknown, method: Method, paper: Paper): LineFault | null {
	if (!isRecord(line)) return { at: '', why: 'must be an object' };
	const strange = strangeField(line, fields);
	if (strange !== null) return { at: '', why: `unknown field ${quote(strange)}` };
	return numbersFault(line) ?? choiceFault(line, method, paper);
}

function numbersFault(line: Record<string, unknown>): LineFault | null {
	const { count, heads, households, area, sum, channel } = line;
	if (count !== undefined && !isWhole(count, 1)) return notWhole('count', 1);
	if (heads !== undefined && !isWhole(heads)) return notWhole('heads', 0);
	if (households !== undefined && !isWhole(households)) return notWhole('households', 0);
	if (area !== undefined && !isWhole(area)) return notWhole('area', 0);
	if (sum !== undefined && typeof sum !== 'boolean')
		return { at: '.sum', why: 'must be true or false' };
	if (channel !== undefined && (typeof channel !== 'string' || channel === ''))
		return { at: '.channel', why: 'must be text' };
	return null;
}

function choiceFault(
	line: Record<string, unknown>,
	method: Method,
	paper: Paper
): LineFault | null {
	const { choice, invalid } = line;
	if (invalid !== undefined && typeof invalid !== 'boolean')
		return { at: '.invalid', why: 'must be true or false' };
	if (invalid === true)
		return choice === undefined ? null : { at: '', why: 'an invalid ballot has no choice' };
	if (choice === undefined) return { at: '.choice', why: 'is missing (null is a blank ballot)' };
	if (choice === null) return null;
	const fault = method.fault(choice, paper);
	return fault && { at: `.choice${fault.at}`, why: say(fault) };
}

function say(fault: ChoiceFault): string {
	switch (fault.reason) {
		case 'not_one_option':
			return fault.at === ''
				? 'must be the id of one option, or null'
				: 'must be the id of an option';
		case 'not_a_list':
			return 'must be a list of options';
		case 'not_tiers':
			return 'must be a list of tiers, best first, each a list of options';
		case 'empty_tier':
			return 'must name at least one option';
		case 'not_points':
			return 'must be an object with points by option';
		case 'no_such_option':
			return `option ${quote(fault.option)} does not exist`;
		case 'named_twice':
			return `option ${quote(fault.option)} is named twice`;
		case 'too_many':
			return `must name at most ${fault.limit}`;
		case 'too_few':
			return `must name at least ${fault.limit}`;
		case 'off_scale':
			return `must be a whole number from ${fault.lowest} to ${fault.highest}`;
		case 'too_many_points':
			return `must spread at most ${fault.points} points`;
	}
}

function notWhole(field: string, least: number): LineFault {
	return { at: `.${field}`, why: `must be a whole number from ${least} to 9007199254740991` };
}

/** Adds a line's weights to a running sum, or names the basis whose sum passes what is exact. */
export function addLine(sum: Weights, ballot: Ballot): Basis | null {
	sum.heads += weigh(ballot, 'heads');
	sum.households += weigh(ballot, 'households');
	sum.area += weigh(ballot, 'area');
	if (sum.heads > Number.MAX_SAFE_INTEGER) return 'heads';
	if (sum.households > Number.MAX_SAFE_INTEGER) return 'households';
	if (sum.area > Number.MAX_SAFE_INTEGER) return 'area';
	return null;
}
