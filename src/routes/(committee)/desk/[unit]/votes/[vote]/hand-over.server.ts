import { fail, isHttpError, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#lib/people/actor.ts';
import { requireEditor } from '#lib/server/guard.ts';
import { maskName } from '#lib/ui/format.ts';
import * as units from '#lib/units/units.server.ts';
import { readBallot } from '#lib/votes/ballot-forms/read-ballot.ts';
import type { EnteredAnswer } from '#lib/votes/cast-through.server.ts';
import type { BallotInput } from '#lib/votes/casting.server.ts';
import * as handOvers from '#lib/votes/hand-over/hand-over-session.server.ts';
import { isStop, type HandedPaper, type HandOverStop } from '#lib/votes/hand-over/hand-over.ts';
import { paperOfVote } from '#lib/votes/paper.server.ts';
import type { Vote } from '#lib/votes/votes.ts';
import * as votes from '#lib/votes/votes.server.ts';

type Params = { unit: string; vote: string };
type Event<P extends Params> = RequestEvent<P>;
type Whose = { name: string; building: string; entrance: string; room: string };

/** A kind of ballot that is cast on the phone of a member of staff, who hands it over: with help, or by proxy. */
export type HandOverKind<P extends Params> = {
	/** Whose ballot it is, or 404. */
	whose: (actor: Actor, vote: Vote, params: P) => Promise<Whose>;
	/** `said` is what staff said before the phone was handed over. */
	cast: (
		actor: Actor,
		params: P,
		ballot: BallotInput & { said: handOvers.HandOver['said'] },
		now: number
	) => Promise<EnteredAnswer | HandOverStop>;
	/** Whoever has the phone casts for the elector. */
	isProxy?: true;
	/** Where staff began, and goes on. */
	start: (params: P) => string;
};

/** Begins a hand-over from the page above the ballot's. */
export function handOver<P extends Params>(
	{ cookies, url, locals }: Event<P>,
	actor: Actor,
	said: handOvers.HandOver['said']
): never {
	const path = `${url.pathname}/ballot`;
	handOvers.begin(cookies, { path, by: actor.id }, said, locals.now);
	redirect(303, path);
}

/** The page of the ballot: what it shows, and its three buttons. Without a hand-over under way it leads back. */
export function ballotPage<P extends Params>(kind: HandOverKind<P>) {
	const begin = async (event: Event<P>) => {
		const { params, url, cookies, locals } = event;
		const actor = requireEditor(params.unit);
		const vote = await votes.getOfUnit(params.unit, params.vote);
		const whose = await kind.whose(actor, vote, params);
		const under = handOvers.find(cookies, { path: url.pathname, by: actor.id }, locals.now);
		return { actor, vote, whose, under: under ?? redirect(303, kind.start(params)) };
	};
	const read = async (event: Event<P>) => {
		const begun = await begin(event);
		const { method, paper } = await paperOfVote(begun.vote.id);
		const sheet = { method: method.id, settings: paper, options: paper.options };
		return { ...begun, ballot: readBallot(sheet, await event.request.formData()) };
	};
	return {
		load: async (event: Event<P>) => {
			// A choice stays on the screen only: not in what the browser keeps, nor behind its Back button.
			event.setHeaders({ 'cache-control': 'no-store' });
			const { vote, whose } = await begin(event);
			return {
				/** The vote, and whose ballot it is. */
				paper: { ...handedPaper(vote, whose), isProxy: kind.isProxy ?? false },
				...(await frameOf(event))
			};
		},
		actions: {
			/** Back from the check, with the ballot kept. */
			choose: async (event: Event<P>) => {
				const { entered } = (await read(event)).ballot;
				return { step: 'choose' as const, entered };
			},
			/** Shows the ballot once more; nothing is stored. */
			check: async (event: Event<P>) => checked((await read(event)).ballot),
			cast: async (event: Event<P>) => {
				const { actor, ballot, under } = await read(event);
				if ('fault' in ballot) return checked(ballot);
				const { choice, entered } = ballot;
				const input = { choice, key: under.key, said: under.said };
				// The moment of the whole form: a slow one that began before the close is late all the same.
				const answer = await orBusy(kind.cast(actor, event.params, input, Date.now()));
				if (answer === 'busy') {
					const isBlank = choice === null;
					return fail(503, { step: 'check' as const, entered, isBlank, isBusy: true });
				}
				if (answer === 'invalid_choice') {
					const fault = { reason: 'no_such_option' as const };
					return fail(400, { step: 'choose' as const, entered, fault });
				}
				handOvers.end(event.cookies, event.url.pathname);
				redirect(303, `${event.url.pathname}/done${answer === 'cast' ? '' : `?stop=${answer}`}`);
			}
		}
	};
}

/** The page after it: the phone goes back to staff. Nothing on it tells what was chosen. */
export function donePage<P extends Params>(kind: Pick<HandOverKind<P>, 'whose'>) {
	return async (event: Event<P>) => {
		const { params, url, setHeaders } = event;
		const actor = requireEditor(params.unit);
		const vote = await votes.getOfUnit(params.unit, params.vote);
		await kind.whose(actor, vote, params);
		setHeaders({ 'cache-control': 'no-store' });
		const stop = url.searchParams.get('stop');
		return {
			question: vote.question,
			/** Why nothing was cast; null when it was. */
			stop: isStop(stop) ? stop : null,
			...(await frameOf(event))
		};
	};
}

/** What stands around a handed-over screen: these pages stand outside the desk's layout. */
async function frameOf<P extends Params>({ params, locals }: Event<P>) {
	const { name, name_en } = await units.get(params.unit);
	return { unit: { name, name_en }, big: locals.big };
}

function checked(ballot: ReturnType<typeof readBallot>) {
	const { entered } = ballot;
	if ('fault' in ballot) {
		return fail(400, { step: 'choose' as const, entered, fault: ballot.fault });
	}
	return { step: 'check' as const, entered, isBlank: ballot.choice === null };
}

function handedPaper(
	vote: Vote,
	{ name, building, entrance, room }: Whose
): Omit<HandedPaper, 'isProxy'> {
	const { question, explanation, method, settings, options } = vote;
	return {
		vote: { question, explanation, method, settings, options },
		isNamed: vote.privacy === 'named',
		door: { building, entrance, room },
		name: maskName(name)
	};
}

/** When the database is too busy, the page comes back with what was chosen. */
async function orBusy<Answer>(cast: Promise<Answer>): Promise<Answer | 'busy'> {
	try {
		return await cast;
	} catch (thrown) {
		if (isHttpError(thrown, 503)) return 'busy';
		throw thrown;
	}
}
