import { z } from 'zod';
import type { Words } from '#lib/questionnaires/document.ts';
import { indicatorsOf, type Criterion, type Scale } from './criteria.ts';
import {
	mostFaults,
	mostIndicators,
	inPoints,
	type Fault,
	type FaultReason
} from './tree-fault.ts';
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
				weight: inPoints(weight),
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
export function expand({ scales, criteria: named }: Named): ReadTree {
	const faults: Fault[] = [];
	const keys = new Set<string>();
	const once = (key: string, place: string) => {
		if (keys.has(key)) faults.push({ place: `${place}.key`, reason: 'key_twice' });
		keys.add(key);
	};
	const known = new Map(Object.entries(scales));
	const criteria = named.map(({ indicators, ...criterion }, i) => {
		once(criterion.key, `criteria.${i}`);
		const filled = indicators.map(({ scale: name, anchors, ...indicator }, j) => {
			const place = `criteria.${i}.indicators.${j}`;
			once(indicator.key, place);
			const scale = fill(known.get(name), anchors);
			if (typeof scale !== 'string') return { ...indicator, scale };
			const part = scale === 'no_such_scale' ? 'scale' : 'anchors';
			faults.push({ place: `${place}.${part}`, reason: scale });
			return { ...indicator, scale: nothing };
		});
		return { ...criterion, indicators: filled };
	});
	const isMany = indicatorsOf(criteria).length > mostIndicators;
	if (isMany) faults.unshift({ place: 'criteria', reason: 'too_many' });
	return faults.length > 0 ? { faults: faults.slice(0, mostFaults) } : { criteria };
}

type Named = Pick<z.output<typeof treeShape>, 'scales' | 'criteria'>;

const nothing: Scale = { lowest: 0, highest: 0, step: 0, anchors: [] };

function fill(scale: Named['scales'][string] | undefined, said: Words[]): Scale | FaultReason {
	if (!scale) return 'no_such_scale';
	const { bands, ...ends } = scale;
	if (bands.length !== said.length) return 'anchors_do_not_match';
	const anchors = bands.map(([from, to], at) => ({ from, to, words: said[at] ?? { zh: '' } }));
	return { ...ends, anchors };
}

function bandsOf({ lowest, highest, step, anchors }: Scale): Tree['scales'][string] {
	return {
		lowest: inPoints(lowest),
		highest: inPoints(highest),
		step: inPoints(step),
		bands: anchors.map(({ from, to }) => [inPoints(from), inPoints(to)])
	};
}
