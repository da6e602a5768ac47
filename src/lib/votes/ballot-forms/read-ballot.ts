import type { Choice } from '../methods/method.ts';
import { defaultScale, idsOf, shapeOf, takesBlank, type Shape, type Sheet } from './shapes.ts';

/**
 * What a form said of each option, by the option's id, as it was typed; options of which it said nothing are
 * left out. A ticked option says '1'. A form that comes back is filled with it.
 */
export type Entered = Readonly<Record<string, string>>;

/** Why a form makes no ballot; `option` is the one that it is about. */
export type BallotFault = {
	reason:
		| 'empty'
		| 'too_many'
		| 'too_few'
		| 'no_such_option'
		| 'no_such_rank'
		| 'no_such_score'
		| 'not_whole'
		| 'too_many_points';
	option?: string;
};

/** A form as it was read: a choice, a blank ballot (null), or what is wrong with it. */
export type BallotRead = { entered: Entered } & (
	{ choice: Choice | null } | { fault: BallotFault }
);

type Chosen = { choice: Choice } | { fault: BallotFault };

/** More than anybody types beside an option. */
const longest = 12;

/**
 * Reads the form of a ballot, whoever sent it: ticked options come as `choice`, what stands beside an option as
 * `value-` and its id, and `blank` says that nothing was to be chosen. Only what the frozen paper allows makes a
 * choice; whatever else was posted is a fault.
 */
export function readBallot(asked: Sheet, data: FormData): BallotRead {
	if (takesBlank(asked.method) && data.get('blank') === '1') return { choice: null, entered: {} };
	const shape = shapeOf(asked);
	const ids = idsOf(asked);
	if (shape === 'one' || shape === 'several') {
		const ticked = new Set(data.getAll('choice').filter((id) => id !== ''));
		const known = ids.filter((id) => ticked.has(id));
		const entered = Object.fromEntries(known.map((id) => [id, '1']));
		if (known.length < ticked.size) return { fault: { reason: 'no_such_option' }, entered };
		return { ...(shape === 'one' ? one(known) : several(known, asked)), entered };
	}
	const entered = Object.fromEntries(
		ids.map((id) => [id, plain(data.get(`value-${id}`))]).filter(([, text]) => text !== '')
	);
	return { ...readers[shape](Object.entries(entered), asked), entered };
}

/** The fields that `readBallot` reads the same choice from: what a page carries on to the next. */
export function ballotFields(asked: Sheet, entered: Entered | null): [string, string][] {
	if (entered === null) return [['blank', '1']];
	const shape = shapeOf(asked);
	const ticks = shape === 'one' || shape === 'several';
	return Object.entries(entered).map(([id, text]) =>
		ticks ? ['choice', id] : [`value-${id}`, text]
	);
}

/** What a form would have said to make this choice; nothing for a blank ballot. */
export function enteredOf(choice: Choice | null | undefined): Entered {
	if (choice === null || choice === undefined) return {};
	if (typeof choice === 'string') return { [choice]: '1' };
	if (!isList(choice)) {
		return Object.fromEntries(Object.entries(choice).map(([id, value]) => [id, String(value)]));
	}
	return Object.fromEntries(
		[...choice].flatMap((tier: string | readonly string[], i) =>
			typeof tier === 'string' ? [[tier, '1']] : tier.map((id) => [id, String(i + 1)])
		)
	);
}

function isList(
	choice: Choice
): choice is Exclude<Choice, string | Readonly<Record<string, number>>> {
	return Array.isArray(choice);
}

function one(ids: string[]): Chosen {
	const [first] = ids;
	if (first === undefined) return wrong('empty');
	return ids.length === 1 ? { choice: first } : wrong('too_many');
}

function several(ids: string[], { settings: { limit, minimum } }: Sheet): Chosen {
	if (ids.length === 0) return wrong('empty');
	if (limit !== undefined && ids.length > limit) return wrong('too_many');
	if (minimum !== undefined && ids.length < minimum) return wrong('too_few');
	return { choice: ids };
}

type Reader = (entered: [string, string][], asked: Sheet) => Chosen;

const readers: Record<Exclude<Shape, 'one' | 'several'>, Reader> = {
	ranking: (entered, { options }) => {
		const tiers = new Map<number, string[]>();
		for (const [id, text] of entered) {
			const rank = wholeOf(text);
			if (rank === null || rank < 1 || rank > options.length) return wrong('no_such_rank', id);
			tiers.set(rank, [...(tiers.get(rank) ?? []), id]);
		}
		const best = [...tiers].sort(([a], [b]) => a - b).map(([, ids]) => ids);
		return best.length > 0 ? { choice: best } : wrong('empty');
	},
	score: (entered, { settings: { scale: [lowest, highest] = defaultScale } }) => {
		const scores: [string, number][] = [];
		for (const [id, text] of entered) {
			const score = wholeOf(text);
			if (score === null || score < lowest || score > highest) return wrong('no_such_score', id);
			scores.push([id, score]);
		}
		return scores.length > 0 ? { choice: Object.fromEntries(scores) } : wrong('empty');
	},
	points: (entered, { settings: { points: most = 0 } }) => {
		const given: [string, number][] = [];
		for (const [id, text] of entered) {
			const points = wholeOf(text);
			if (points === null || points < 0) return wrong('not_whole', id);
			if (points > 0) given.push([id, points]);
		}
		if (given.length === 0) return wrong('empty');
		const sum = given.reduce((total, [, points]) => total + points, 0);
		return sum > most ? wrong('too_many_points') : { choice: Object.fromEntries(given) };
	}
};

function wrong(reason: BallotFault['reason'], option?: string): { fault: BallotFault } {
	return { fault: option === undefined ? { reason } : { reason, option } };
}

/** What was typed, in plain digits: phones offer full-width ones and more than one minus. */
function plain(value: FormDataEntryValue | null): string {
	if (typeof value !== 'string') return '';
	return value.slice(0, 100).normalize('NFKC').replace(/[−–]/g, '-').trim().slice(0, longest);
}

function wholeOf(text: string): number | null {
	return /^[+-]?\d{1,9}$/.test(text) ? Number(text) || 0 : null;
}
