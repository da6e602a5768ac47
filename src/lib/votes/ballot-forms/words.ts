import { m } from '#i18n/paraglide/messages.js';
import { money, type Locale } from '#lib/ui/format.ts';
import { optionName } from '../words.ts';
import type { BallotFault, Entered } from './read-ballot.ts';
import { defaultScale, idsOf, isBudget, shapeOf, type Asked, type Shape } from './shapes.ts';

/** What is to be done, in a line: 请选一项, 最多选 3 项, 请排名次. */
export function askedText(asked: Asked): string {
	const { limit, minimum } = asked.settings;
	switch (shapeOf(asked)) {
		case 'one':
			return asked.method === 'motion' ? m.slips_your_view() : m.slips_your_choice();
		case 'several':
			if (limit !== undefined && limit === minimum) return m.ballots_pick_exactly({ limit });
			if (limit !== undefined && minimum !== undefined)
				return m.ballots_pick_between({ minimum, limit });
			if (limit !== undefined) return m.ballots_pick_up_to({ limit });
			return minimum === undefined ? m.ballots_pick_any() : m.ballots_pick_at_least({ minimum });
		case 'ranking':
			return m.ballots_rank();
		case 'score':
			return m.ballots_score();
		case 'points':
			return m.ballots_points();
	}
}

/** How it is done, for those who have never done it; empty where the line says it all. */
export function howText(asked: Asked, locale: Locale): string {
	const { scale: [lowest, highest] = defaultScale, budget = 0, points = 0 } = asked.settings;
	const shape = shapeOf(asked);
	if (shape === 'ranking') return m.ballots_rank_how();
	if (shape === 'score') return m.ballots_score_how({ lowest, highest });
	if (!isBudget(asked.method)) return '';
	const sum = m.ballots_budget({ budget: money(budget, locale) });
	const how = shape === 'points' ? m.ballots_points_how({ points }) : m.ballots_budget_how();
	return locale === 'en' ? `${sum} ${how}` : sum + how;
}

/** What is wrong with a form, with what would mend it. */
export function faultText({ reason, option }: BallotFault, asked: Asked, entered: Entered): string {
	const { limit = 0, minimum = 0, points = 0, scale = defaultScale } = asked.settings;
	const [lowest, highest] = scale;
	const count = Object.keys(entered).length;
	const name = option === undefined ? '' : optionName(option, asked);
	switch (reason) {
		case 'empty':
			return emptyTexts[shapeOf(asked)]();
		case 'too_many':
			return shapeOf(asked) === 'one'
				? m.ballots_fault_too_many_one()
				: m.ballots_fault_too_many({ limit, count, over: count - limit });
		case 'too_few':
			return m.ballots_fault_too_few({ minimum, count, missing: minimum - count });
		case 'no_such_option':
			return m.ballots_fault_no_such_option();
		case 'no_such_rank':
			return m.ballots_fault_no_such_rank({ name, last: asked.options.length });
		case 'no_such_score':
			return m.ballots_fault_no_such_score({ name, lowest, highest });
		case 'not_whole':
			return m.ballots_fault_not_whole({ name });
		case 'too_many_points': {
			const used = sumOf(entered);
			return m.ballots_fault_too_many_points({ used, points, over: used - points });
		}
	}
}

/** The id of the field that a fault is mended at. */
export function faultField({ option }: BallotFault, asked: Asked): string {
	const shape = shapeOf(asked);
	const place = shape === 'one' || shape === 'several' ? 'choice' : 'value';
	return `${place}-${option ?? idsOf(asked)[0]}`;
}

/** The points that a form gives in all. */
export function sumOf(entered: Entered): number {
	return Object.values(entered).reduce((total, text) => total + (Number(text) || 0), 0);
}

const emptyTexts: Record<Shape, () => string> = {
	one: m.slips_choose_one,
	several: m.ballots_fault_empty_several,
	ranking: m.ballots_fault_empty_ranking,
	score: m.ballots_fault_empty_score,
	points: m.ballots_fault_empty_points
};
