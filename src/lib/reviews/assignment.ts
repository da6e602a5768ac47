import { network } from './flow.ts';
import {
	recusals,
	type Applicant,
	type Evaluator,
	type Recusal,
	type RecusalRules
} from './recusal.ts';

/** How many review each application, and how many of them are of the senior tier at least. */
export type Wanted = RecusalRules & { perApplication: number; seniors: number };

export type Pair = { evaluator: string; application: string };

/** A pair that cannot be given, and why. */
export type Refused = Pair & { because: Recusal[] | 'no_room' | 'unknown' | 'decided' };

/**
 * Why it cannot be solved, with a reason that can be checked by hand: these applications need `needed` reviews, and
 * those who may review them (`evaluators`) have room for `room` of them only. `seniors`: it is senior ones that lack.
 */
export type Shortage = {
	applications: string[];
	evaluators: string[];
	needed: number;
	room: number;
	seniors: boolean;
};

/**
 * Gives applications out: each to `perApplication` different evaluators, `seniors` of them senior, none who must
 * recuse themselves, nobody beyond their room; `given` pairs stay as they are. Of all such assignments one in which the
 * busiest evaluator has as little to do as can be. Found as a maximal flow, so if there is one, it is found; if there is
 * none, the cut shows whom it lacks (Ford and Fulkerson 1956).
 */
export function assign(
	applicants: readonly Applicant[],
	evaluators: readonly Evaluator[],
	wanted: Wanted,
	given: readonly Pair[] = []
): { pairs: Pair[] } | { shortage: Shortage } {
	const most = Math.max(0, ...evaluators.map(({ room }) => room));
	const needed = applicants.length * wanted.perApplication - given.length;
	const fairest = Math.ceil(Math.max(0, needed) / Math.max(1, evaluators.length));
	const fullest = layOut(applicants, evaluators, { wanted, given, cap: most });
	if (!fullest.isFull) return { shortage: fullest.shortage() };
	for (let cap = fairest; cap < most; cap += 1) {
		const table = layOut(applicants, evaluators, { wanted, given, cap });
		if (table.isFull) return { pairs: table.pairs() };
	}
	return { pairs: fullest.pairs() };
}

type Terms = { wanted: Wanted; given: readonly Pair[]; cap: number };
/** What an application still lacks: seniors, and others. */
type Lack = { applicant: Applicant; seniors: number; others: number };

/** Source → evaluator → (evaluator, application) → senior or other place of the application → sink. */
function layOut(
	applicants: readonly Applicant[],
	evaluators: readonly Evaluator[],
	{ wanted, given, cap }: Terms
) {
	const lacks = applicants.map((applicant) => lackOf(applicant, evaluators, { wanted, given }));
	const places = 2 + evaluators.length;
	const pairsFrom = places + 2 * lacks.length;
	const net = network(pairsFrom + evaluators.length * lacks.length);
	const [source, sink] = [0, 1];
	const chosen: { pair: Pair; sent: () => number }[] = [];
	evaluators.forEach((evaluator, e) => {
		net.connect(source, 2 + e, Math.min(cap, evaluator.room));
		lacks.forEach(({ applicant }, a) => {
			if (isGiven(given, evaluator.id, applicant.id)) return;
			if (recusals(evaluator, applicant, wanted).length > 0) return;
			const node = pairsFrom + e * lacks.length + a;
			const { sent } = net.connect(2 + e, node, 1);
			chosen.push({ pair: { evaluator: evaluator.id, application: applicant.id }, sent });
			if (evaluator.tier === 'senior') net.connect(node, places + 2 * a, 1);
			net.connect(node, places + 2 * a + 1, 1);
		});
	});
	lacks.forEach(({ seniors, others }, a) => {
		net.connect(places + 2 * a, sink, seniors);
		net.connect(places + 2 * a + 1, sink, others);
	});
	const sent = net.send(source, sink);
	const needed = lacks.reduce((all, { seniors, others }) => all + seniors + others, 0);
	return {
		isFull: sent === needed,
		pairs: () => chosen.filter((one) => one.sent() === 1).map(({ pair }) => pair),
		shortage: () => {
			const open = net.reaching(sink);
			return shortageOf(lacks, evaluators, { wanted, given, open, places });
		}
	};
}

function lackOf(
	applicant: Applicant,
	evaluators: readonly Evaluator[],
	{ wanted, given }: Pick<Terms, 'wanted' | 'given'>
): Lack {
	const own = given.filter(({ application }) => application === applicant.id);
	const senior = own.filter(({ evaluator }) =>
		evaluators.some(({ id, tier }) => id === evaluator && tier === 'senior')
	).length;
	const seniors = Math.max(0, wanted.seniors - senior);
	const others = Math.max(0, wanted.perApplication - own.length - seniors);
	return { applicant, seniors, others };
}

type Cut = Pick<Terms, 'wanted' | 'given'> & { open: ReadonlySet<number>; places: number };

/**
 * The places on the sink's side of the cut, and all who could fill one of them, each as often as they have room for
 * and may: fewer than the places by the theorem of maximal flow and minimal cut.
 */
function shortageOf(
	lacks: readonly Lack[],
	evaluators: readonly Evaluator[],
	{ wanted, given, open, places }: Cut
): Shortage {
	const lacking = lacks
		.map((lack, a) => ({
			...lack,
			seniors: open.has(places + 2 * a) ? lack.seniors : 0,
			others: open.has(places + 2 * a + 1) ? lack.others : 0
		}))
		.filter(({ seniors, others }) => seniors + others > 0);
	const able = evaluators.flatMap((evaluator) => {
		const may = lacking.filter(
			({ applicant, others }) =>
				(others > 0 || evaluator.tier === 'senior') &&
				recusals(evaluator, applicant, wanted).length === 0 &&
				!isGiven(given, evaluator.id, applicant.id)
		);
		const room = Math.min(evaluator.room, may.length);
		return room > 0 ? [{ id: evaluator.id, room }] : [];
	});
	return {
		applications: lacking.map(({ applicant }) => applicant.id),
		evaluators: able.map(({ id }) => id),
		needed: lacking.reduce((all, { seniors, others }) => all + seniors + others, 0),
		room: able.reduce((all, { room }) => all + room, 0),
		seniors: lacking.every(({ others }) => others === 0)
	};
}

function isGiven(given: readonly Pair[], evaluator: string, application: string): boolean {
	return given.some((pair) => pair.evaluator === evaluator && pair.application === application);
}
