import type { MethodId } from './methods/method.ts';
import { parseMoney } from './money.ts';
import type { VoteInput } from './votes.form.ts';
import type { Settings, VoteOption } from './votes.ts';

/** How many options a vote offers. */
export const optionLimits = { least: 2, most: 50 };

/** What of a form of a vote its method reads: lists line up, and numbers are as they were typed. */
export type TypedTerms = Pick<
	VoteInput,
	| 'method'
	| 'options'
	| 'details'
	| 'costs'
	| 'limit'
	| 'minimum'
	| 'scale_lowest'
	| 'scale_highest'
	| 'budget'
	| 'by'
	| 'points'
	| 'skip'
	| 'tie_break'
>;

/** What is wrong, at which field, and in lists at which place. */
export type TermsFault = { field: keyof TypedTerms; place?: number; reason: string };

export type DraftedOption = Omit<VoteOption, 'id'>;

/** The settings and options that a form of a vote means, and what is wrong with them. */
export type DraftedTerms = { settings: Settings; options: DraftedOption[]; faults: TermsFault[] };

/** Reads what a method needs and leaves out what it does not: a motion has no options, only budgets have costs. */
export function readTerms(typed: TypedTerms): DraftedTerms {
	if (typed.method === 'motion') return { settings: {}, options: [], faults: [] };
	const faults: TermsFault[] = [];
	const fault = (field: keyof TypedTerms, reason: string, place?: number) => {
		faults.push(place === undefined ? { field, reason } : { field, reason, place });
		return undefined;
	};
	const budget = isCosted(typed.method) ? readBudget(typed, fault) : undefined;
	const options = readOptions(typed, budget, fault);
	const settings: Settings = {
		tieBreak: typed.tie_break,
		...readLimits(typed, options.length, fault),
		...(typed.method === 'score' && readScale(typed, fault)),
		...(budget !== undefined && { budget }),
		...(typed.method === 'budget-greedy' && { skip: typed.skip === 'skip' }),
		...readPoints(typed, fault)
	};
	return { settings, options, faults };
}

type Report = (field: keyof TypedTerms, reason: string, place?: number) => undefined;

const isCosted = (method: MethodId) =>
	method === 'budget-greedy' || method === 'budget-equal-shares';

function readBudget({ budget }: TypedTerms, fault: Report): number | undefined {
	if (budget === '') return fault('budget', 'required');
	const sum = parseMoney(budget);
	return sum === null || sum === 0 ? fault('budget', 'not_money') : sum;
}

function readOptions(
	typed: TypedTerms,
	budget: number | undefined,
	fault: Report
): DraftedOption[] {
	const options: DraftedOption[] = [];
	for (const [place, label] of typed.options.entries()) {
		const [detail = '', typedCost = ''] = [typed.details[place], typed.costs[place]];
		const costed = isCosted(typed.method);
		if (label === '') {
			if (detail !== '' || (costed && typedCost !== '')) fault('options', 'no_label', place);
			continue;
		}
		const cost = costed
			? readCost(typedCost, budget, (reason) => fault('costs', reason, place))
			: null;
		options.push({ label, detail, cost: cost ?? null });
	}
	if (options.length < optionLimits.least) fault('options', 'too_few_options');
	if (options.length > optionLimits.most) fault('options', 'too_many_options');
	const labels = new Set(options.map(({ label }) => label.normalize('NFKC').toLowerCase()));
	if (labels.size < options.length) fault('options', 'duplicate_options');
	return options;
}

function readCost(
	typed: string,
	budget: number | undefined,
	fault: (reason: string) => undefined
): number | undefined {
	if (typed === '') return fault('required');
	const cost = parseMoney(typed);
	if (cost === null || cost === 0) return fault('not_money');
	return budget !== undefined && cost > budget ? fault('above_budget') : cost;
}

function readLimits(typed: TypedTerms, many: number, fault: Report): Settings {
	const approves = isCosted(typed.method) && typed.by === 'picking';
	if (typed.method !== 'approval' && !approves) return {};
	const read = (field: 'limit' | 'minimum') => {
		if (typed[field] === '') return undefined;
		const number = wholeOf(typed[field], 1, 1_000);
		if (number === null) return fault(field, 'not_whole');
		return many > 0 && number > many ? fault(field, 'above_options') : number;
	};
	const limit = read('limit');
	const minimum = approves ? undefined : read('minimum');
	if (limit !== undefined && minimum !== undefined && minimum > limit)
		fault('minimum', 'above_limit');
	return { ...(limit !== undefined && { limit }), ...(minimum !== undefined && { minimum }) };
}

function readScale(typed: TypedTerms, fault: Report): Settings {
	const lowest = wholeOf(typed.scale_lowest, -1_000, 1_000);
	const highest = wholeOf(typed.scale_highest, -1_000, 1_000);
	if (lowest === null) fault('scale_lowest', 'not_whole');
	if (highest === null) fault('scale_highest', 'not_whole');
	if (lowest === null || highest === null) return {};
	if (highest <= lowest) fault('scale_highest', 'backwards');
	return { scale: [lowest, highest] };
}

function readPoints(typed: TypedTerms, fault: Report): Settings {
	if (!isCosted(typed.method) || typed.by !== 'points') return {};
	const points = wholeOf(typed.points, 1, 1_000);
	return points === null ? (fault('points', 'not_whole') ?? {}) : { points };
}

function wholeOf(text: string, least: number, most: number): number | null {
	const plain = text.normalize('NFKC').replace(/[−–]/g, '-');
	const number = /^[+-]?\d{1,5}$/.test(plain) ? Number(plain) || 0 : NaN;
	return number >= least && number <= most ? number : null;
}
