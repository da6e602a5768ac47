import { fault, isRecord, isWhole, quote, strangeField, type Fault } from './fault.ts';
import type { Method, MethodId, Option, Paper, Terms } from './methods/method.ts';
import { parseRule } from './parse-rule.ts';
import { bases, type Basis, type Electorate, type Rule } from './rules.ts';
import { parseTerms } from './terms.ts';

/** What was frozen when the vote opened: all of a bundle but its ballots. */
export type Head = Terms & {
	format: 'minyi-count/1';
	method: MethodId;
	/** None for a motion, whose options are for, against, abstain. */
	options?: readonly Option[];
	tieBreak?: 'none' | 'listed';
	/** What the roll came to; absent for an open poll. */
	electorate?: Electorate;
	rule?: Rule;
};

/** More than anybody reads on a ballot; beyond it, everybody against everybody would not fit in memory. */
const mostOptions = 1000;

/** The options, their positions, the terms and the tie-break that the ballots were printed with. */
export function paperOf(head: Head, method: Method): Paper {
	const options = method.fixed ?? head.options ?? [];
	const { limit, minimum, scale, budget, skip, points } = head;
	return {
		limit,
		minimum,
		scale,
		budget,
		skip,
		points,
		options,
		position: new Map(options.map(({ id }, i) => [id, i])),
		tieBreak: head.tieBreak ?? 'none'
	};
}

/** Reads everything of a bundle but its ballots, and refuses what contradicts itself. */
export function parseHead(
	raw: Record<string, unknown>,
	method: Method
): { ok: true; head: Head } | Fault {
	const terms = parseTerms(raw, method.terms);
	if (!terms.ok) return terms;
	const head: Head = { format: 'minyi-count/1', method: method.id, ...terms.terms };
	const options = parseOptions(raw.options, method);
	if (!options.ok) return options;
	if (!method.fixed) head.options = options.options;
	const { tieBreak, electorate, rule } = raw;
	if (tieBreak !== undefined) {
		if (tieBreak !== 'none' && tieBreak !== 'listed')
			return fault('tieBreak', 'must be "none" or "listed"');
		head.tieBreak = tieBreak;
	}
	if (electorate !== undefined && electorate !== null) {
		const parsed = parseElectorate(electorate);
		if (!parsed.ok) return parsed;
		head.electorate = parsed.electorate;
	}
	if (rule !== undefined && rule !== null) {
		const parsed = parseRule(rule);
		if (!parsed.ok) return parsed;
		head.rule = parsed.rule;
	}
	return contradiction(head, method) ?? { ok: true, head };
}

function parseOptions(raw: unknown, method: Method): { ok: true; options: Option[] } | Fault {
	if (method.fixed) {
		if (raw === undefined || (Array.isArray(raw) && raw.length === 0))
			return { ok: true, options: [] };
		return fault('options', `method ${method.id} has options of its own`);
	}
	if (!Array.isArray(raw))
		return fault('options', raw === undefined ? 'is missing' : 'must be a list');
	if (raw.length === 0) return fault('options', 'must name at least one');
	if (raw.length > mostOptions) return fault('options', `must be at most ${mostOptions}`);
	const options: Option[] = [];
	const seen = new Set<string>();
	for (const [i, option] of raw.entries()) {
		const parsed = parseOption(option, `options[${i}]`, method);
		if (!parsed.ok) return parsed;
		const { id } = parsed.option;
		if (seen.has(id)) return fault(`options[${i}].id`, `option ${quote(id)} is listed twice`);
		seen.add(id);
		options.push(parsed.option);
	}
	return { ok: true, options };
}

function parseOption(
	raw: unknown,
	where: string,
	{ costed }: Method
): { ok: true; option: Option } | Fault {
	if (!isRecord(raw)) return fault(where, 'must be an object');
	const { id, label, cost } = raw;
	if (typeof id !== 'string' || id === '') return fault(`${where}.id`, 'must be text');
	const option: Option = { id };
	if (label !== undefined && typeof label !== 'string')
		return fault(`${where}.label`, 'must be text');
	if (label !== undefined) option.label = label;
	if (!costed) return { ok: true, option };
	if (cost === undefined) return fault(`${where}.cost`, 'is missing');
	if (!isWhole(cost))
		return fault(`${where}.cost`, 'must be a whole number from 0 to 9007199254740991');
	return { ok: true, option: { ...option, cost } };
}

function parseElectorate(raw: unknown): { ok: true; electorate: Electorate } | Fault {
	if (!isRecord(raw)) return fault('electorate', 'must be an object');
	const strange = strangeField(raw, new Set<string>(bases));
	if (strange !== null) return fault('electorate', `unknown field ${quote(strange)}`);
	const electorate: Electorate = {};
	for (const basis of bases) {
		const sum = raw[basis];
		if (sum === undefined) continue;
		if (!isWhole(sum))
			return fault(`electorate.${basis}`, 'must be a whole number from 0 to 9007199254740991');
		electorate[basis] = sum;
	}
	return { ok: true, electorate };
}

function contradiction({ rule, electorate, options, minimum }: Head, method: Method): Fault | null {
	if (options && minimum !== undefined && minimum > options.length)
		return fault('minimum', 'is more than there are options');
	if (!rule) return null;
	if (method.id === 'motion' && rule.approval.length === 0)
		return fault('rule.approval', 'a motion needs at least one');
	const ofAll: Basis[] = [
		...rule.participation.map(({ basis }) => basis),
		...rule.approval.filter(({ of }) => of === 'electorate').map(({ basis }) => basis)
	];
	const missing = ofAll.find((basis) => electorate?.[basis] === undefined);
	return missing ? fault(`electorate.${missing}`, 'is missing, and the rule needs it') : null;
}
