import { addLine, lineFault, weigh, type Ballot } from './ballots.ts';
import { paperOf, parseHead, type Head } from './bundle-head.ts';
import { fault, isRecord, quote, type Fault } from './fault.ts';
import type { Method, Paper } from './methods/method.ts';
import { findMethod } from './methods/method-named.ts';
import { nothing } from './methods/tally.ts';
import { bases, type Electorate } from './rules.ts';

/** `minyi-count/1`: the self-contained file of one vote, from which anybody can repeat the count. */
export type Bundle = Head & { ballots: readonly Ballot[] };

/** A bundle that may be counted, or what is wrong with it and where. */
export type ParsedBundle = { ok: true; bundle: Bundle } | Fault;

/**
 * Reads a bundle from JSON that anybody may have made. Beyond types it refuses what cannot be a true count:
 * a rule that needs a basis the electorate does not have, a motion without anything to approve it, more heads,
 * households or area cast than the electorate has (somebody voted twice, or the roll is another one), and sums
 * beyond 9007199254740991, where whole numbers stop being exact (90 000 000 km² in 0.01 m²). Fields of other
 * methods and names it does not know are left out at the top; in a ballot, an electorate or a line of a rule,
 * where a misspelt one would change the result, they are refused. The ballots are not copied.
 */
export function parseBundle(raw: unknown): ParsedBundle {
	if (!isRecord(raw)) return fault('bundle', 'must be an object');
	if (raw.format !== 'minyi-count/1') return fault('format', 'must be "minyi-count/1"');
	if (typeof raw.method !== 'string') return fault('method', 'must be text');
	const method = findMethod(raw.method);
	if (!method) return fault('method', `${quote(raw.method)} is not supported`);
	const head = parseHead(raw, method);
	if (!head.ok) return head;
	const ballots = parseBallots(raw.ballots, head.head, method);
	return ballots.ok ? { ok: true, bundle: { ...head.head, ballots: ballots.ballots } } : ballots;
}

function parseBallots(
	raw: unknown,
	head: Head,
	method: Method
): { ok: true; ballots: readonly Ballot[] } | Fault {
	if (!Array.isArray(raw))
		return fault('ballots', raw === undefined ? 'is missing' : 'must be a list');
	const lines: readonly unknown[] = raw;
	const paper = ballotsPaper(paperOf(head, method), lines, method);
	for (let i = 0; i < lines.length; i++) {
		const wrong = lineFault(lines[i], method, paper);
		if (wrong) return fault(`ballots[${i}]${wrong.at}`, wrong.why);
	}
	const ballots: readonly Ballot[] = raw;
	const beyond = excess(ballots, head.electorate) ?? excessPoints(ballots, method, paper);
	return beyond ?? { ok: true, ballots };
}

function excess(ballots: readonly Ballot[], electorate: Electorate = {}): Fault | null {
	const cast = nothing();
	let counted = 0;
	for (let i = 0; i < ballots.length; i++) {
		const ballot = ballots[i];
		if (!ballot) continue;
		counted += ballot.count ?? 1;
		const beyond =
			counted > Number.MAX_SAFE_INTEGER ? 'count' : ballot.invalid ? null : addLine(cast, ballot);
		if (beyond) return fault(`ballots[${i}].${beyond}`, 'brings the sum above 9007199254740991');
	}
	for (const basis of bases) {
		const all = electorate[basis];
		if (all !== undefined && cast[basis] > all)
			return fault('ballots', `${cast[basis]} ${basis} took part, but the electorate has ${all}`);
	}
	return null;
}

/** A budget whose head does not say how many points there are is one of points if its first ballot spreads some. */
function ballotsPaper(paper: Paper, lines: readonly unknown[], method: Method): Paper {
	if (!method.costed || paper.points !== undefined) return paper;
	const first = lines.find((line) => isRecord(line) && isRecord(line.choice));
	const list = lines.find((line) => isRecord(line) && Array.isArray(line.choice));
	return first && !list ? { ...paper, points: Number.MAX_SAFE_INTEGER } : paper;
}

/** Points times weights must stay exact too, on every basis. */
function excessPoints(ballots: readonly Ballot[], method: Method, paper: Paper): Fault | null {
	const { reach } = method;
	if (!reach) return null;
	const most = nothing();
	for (let i = 0; i < ballots.length; i++) {
		const ballot = ballots[i];
		if (!ballot || ballot.invalid || ballot.choice == null) continue;
		const times = reach(ballot.choice, paper);
		for (const basis of bases) {
			most[basis] += weigh(ballot, basis) * times;
			if (most[basis] > Number.MAX_SAFE_INTEGER)
				return fault(`ballots[${i}].choice`, 'brings the points above 9007199254740991');
		}
	}
	return null;
}
