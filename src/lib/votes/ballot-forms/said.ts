import { m } from '#i18n/paraglide/messages.js';
import { money, type Locale } from '#lib/ui/format.ts';
import { optionName } from '../words.ts';
import type { Entered } from './read-ballot.ts';
import { isBudget, optionsOf, shapeOf, type Asked } from './shapes.ts';
import { sumOf } from './words.ts';

/** A ballot read back: a line for each thing it says, and what follows from it. */
export type Said = { lines: { mark: string; text: string }[]; notes: string[] };

/** What a ballot says, line by line, the best first; `entered` null is a blank one. */
export function readBack(asked: Asked, entered: Entered | null, locale: Locale): Said {
	if (entered === null) {
		return {
			lines: [{ mark: '', text: m.ballots_blank_said() }],
			notes: [m.ballots_blank_means()]
		};
	}
	const shape = shapeOf(asked);
	const named = optionsOf(asked).filter(({ id }) => entered[id] !== undefined);
	const name = ({ id }: { id: string }) => optionName(id, asked);
	const value = ({ id }: { id: string }) => Number(entered[id]);
	if (shape === 'ranking') return ranked(asked, entered);
	if (shape === 'score' || shape === 'points') {
		const mark = shape === 'score' ? scored : given;
		const lines = named
			.filter((option) => shape === 'score' || value(option) > 0)
			.sort((a, b) => value(b) - value(a))
			.map((option) => ({ mark: mark(value(option)), text: name(option) }));
		const { points = 0 } = asked.settings;
		const total = m.ballots_points_total({ used: sumOf(entered), points });
		return { lines, notes: shape === 'points' ? [total] : [] };
	}
	const lines = named.map((option) => ({ mark: '', text: name(option) }));
	const count = m.ballots_picked_count({ count: named.length });
	if (!isBudget(asked.method)) return { lines, notes: shape === 'several' ? [count] : [] };
	const cost = named.reduce((total, option) => total + (option.cost ?? 0), 0);
	return { lines, notes: [count, m.ballots_cost_total({ cost: money(cost, locale) })] };
}

/** What a ballot says, in one line. */
export function inShort(asked: Asked, entered: Entered | null, locale: Locale): string {
	const { lines } = readBack(asked, entered, locale);
	const marked = lines.some(({ mark }) => mark !== '');
	return lines
		.map(({ mark, text }) => [mark, text].filter(Boolean).join(' '))
		.join(marked ? m.ballots_semicolon() : m.ballots_comma());
}

const scored = (score: number) => m.ballots_score_points({ score });
const given = (points: number) => m.ballots_points_given({ points });

/** Tiers by number, however the numbers were chosen: 1 and 3 are the first and the second place. */
function ranked(asked: Asked, entered: Entered): Said {
	const ranks = [...new Set(Object.values(entered).map(Number))].sort((a, b) => a - b);
	const names = (is: (id: string) => boolean) =>
		asked.options
			.filter(({ id }) => is(id))
			.map(({ id }) => optionName(id, asked))
			.join(m.ballots_comma());
	const left = names((id) => entered[id] === undefined);
	return {
		lines: ranks.map((rank, i) => ({
			mark: m.ballots_rank_place({ rank: i + 1 }),
			text: names((id) => Number(entered[id]) === rank)
		})),
		notes: left ? [m.ballots_rank_left_out({ names: left })] : []
	};
}
