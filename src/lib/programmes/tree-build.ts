import type { Anchor, Criterion, Indicator } from './criteria.ts';
import { evidenceFrom, kindFrom } from './tree-columns.ts';
import { mostAnchors, mostCriteria, mostIndicators } from './tree-fault.ts';
import { isKey, type Line } from './tree-line.ts';

/** Takes the rows one after the other; each belongs to the last one of the level above it. */
export function buildTree() {
	const criteria: (Criterion & { indicators: Indicator[] })[] = [];
	const keys = new Set<string>();
	let anchors: Anchor[] | undefined;
	let indicators = 0;
	const keyOf = (line: Line) => {
		const key = line.key();
		if (keys.has(key)) line.tell('key', 'key_twice');
		if (key !== '') keys.add(key);
		return key;
	};
	const take = (line: Line) => {
		const kind = kindFrom(line.text('kind'));
		if (kind === null) return line.tell('kind', 'unknown_kind');
		if (kind === 'criterion') {
			anchors = undefined;
			criteria.push({ key: keyOf(line), words: line.words(), ...line.help(), indicators: [] });
			if (criteria.length > mostCriteria) line.tell('kind', 'too_many');
		} else if (kind === 'indicator') {
			anchors = [];
			const above = criteria.at(-1);
			if (!above) return line.tell('kind', 'nothing_above');
			above.indicators.push(indicatorOf(line, keyOf(line), anchors));
			if (++indicators > mostIndicators) line.tell('kind', 'too_many');
		} else {
			if (!anchors) return line.tell('kind', 'nothing_above');
			anchors.push({ from: line.points('from'), to: line.points('to'), words: line.words() });
			if (anchors.length > mostAnchors) line.tell('kind', 'too_many');
		}
	};
	return { criteria, take };
}

function indicatorOf(line: Line, key: string, anchors: Anchor[]): Indicator {
	const evidence = evidenceFrom(line.text('evidence'));
	if (evidence === null) line.tell('evidence', 'no_such_evidence');
	const measure = line.text('measure');
	if (measure !== '' && !isKey(measure)) line.tell('measure', 'bad_key');
	const [lowest, highest, step] = [line.points('from'), line.points('to'), line.points('step')];
	return {
		key,
		words: line.words(),
		...line.help(),
		weight: line.points('weight'),
		scale: { lowest, highest, step, anchors },
		evidence: evidence ?? [],
		...(measure === '' ? {} : { measure })
	};
}
