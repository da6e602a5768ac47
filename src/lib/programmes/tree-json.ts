import { z } from 'zod';
import { indicatorsOf, type Criterion, type Scale } from './criteria.ts';
import { mostFaults, pointsOf, type Fault, type FaultReason } from './tree-fault.ts';
import { faultsOf, treeFields } from './tree-shape.ts';

const format = 'minyi-criteria/1';

/**
 * Criteria as a file: points as a person writes them, and each scale once, by a name; an indicator gives the words of
 * its anchors in the order of the scale's bands.
 */
export type Tree = z.input<typeof treeShape>;
export type ReadTree = { criteria: Criterion[] } | { faults: Fault[] };

/** The criteria as a file that `importTree` reads back to the same. */
export function exportTree(criteria: readonly Criterion[]): Tree {
	const names = new Map<string, string>();
	const scales: Tree['scales'] = {};
	for (const { scale } of indicatorsOf(criteria)) {
		const print = JSON.stringify(bandsOf(scale));
		if (names.has(print)) continue;
		const name = `scale-${names.size + 1}`;
		names.set(print, name);
		scales[name] = bandsOf(scale);
	}
	const nameOf = (scale: Scale) => names.get(JSON.stringify(bandsOf(scale))) ?? '';
	return {
		format,
		scales,
		criteria: criteria.map(({ indicators, ...criterion }) => ({
			...criterion,
			indicators: indicators.map(({ weight, scale, evidence, ...indicator }) => ({
				...indicator,
				weight: pointsOf(weight),
				scale: nameOf(scale),
				anchors: scale.anchors.map(({ words }) => words),
				evidence: [...evidence]
			}))
		}))
	};
}

/** Takes whatever was sent for a tree, strictly: all of it, or the first faults and where they are. */
export function importTree(raw: unknown): ReadTree {
	const parsed = treeShape.safeParse(raw, { reportInput: true });
	return parsed.success ? expand(parsed.data) : { faults: faultsOf(parsed.error) };
}

const treeShape = z.strictObject({ format: z.literal(format), ...treeFields });

/** Puts each scale where its name stands. */
export function expand(tree: Pick<z.output<typeof treeShape>, 'scales' | 'criteria'>): ReadTree {
	const faults: Fault[] = [];
	const keys = new Set<string>();
	const check = (place: string, reason: FaultReason, isFine: boolean) =>
		void (isFine || faults.push({ place, reason }));
	const once = (name: string, place: string) => {
		check(`${place}.key`, 'key_twice', !keys.has(name));
		keys.add(name);
	};
	const scales = new Map(Object.entries(tree.scales));
	const criteria = tree.criteria.map(({ indicators, ...criterion }, i) => {
		once(criterion.key, `criteria.${i}`);
		const filled = indicators.map(({ scale: name, anchors, ...indicator }, j) => {
			const place = `criteria.${i}.indicators.${j}`;
			once(indicator.key, place);
			const { bands = [], ...ends } = scales.get(name) ?? { lowest: 0, highest: 0, step: 0 };
			check(`${place}.scale`, 'no_such_scale', scales.has(name));
			check(`${place}.anchors`, 'anchors_do_not_match', anchors.length === bands.length);
			const filledIn = bands.map(([from, to], at) => ({
				from,
				to,
				words: anchors[at] ?? { zh: '' }
			}));
			return { ...indicator, scale: { ...ends, anchors: filledIn } };
		});
		return { ...criterion, indicators: filled };
	});
	return faults.length > 0 ? { faults: faults.slice(0, mostFaults) } : { criteria };
}

function bandsOf({ lowest, highest, step, anchors }: Scale): Tree['scales'][string] {
	return {
		lowest: pointsOf(lowest),
		highest: pointsOf(highest),
		step: pointsOf(step),
		bands: anchors.map(({ from, to }) => [pointsOf(from), pointsOf(to)])
	};
}
