import type { Actor } from '#lib/people/actor.ts';
import { amend, type Amendment } from './calling.server.ts';
import type { SaveFault } from './calling.ts';
import { revise } from './drafting.server.ts';
import type { Programme } from './programmes.server.ts';
import { parseTerms } from './terms.form.ts';

/** Keeps what an organiser has made of a programme: in its draft, or, once it is called, as a further version. */
export async function save(
	actor: Actor,
	{ id, called_at }: Programme,
	input: Amendment,
	now: number
): Promise<'saved' | SaveFault> {
	const parsed = parseTerms(input.terms);
	if ('problems' in parsed) return 'too_much';
	const whole = { ...input, terms: parsed.terms };
	if (called_at === null) {
		const outcome = await revise(actor, id, whole, now);
		if (outcome === 'revised') return 'saved';
		return outcome === 'called' ? 'edited_meanwhile' : outcome;
	}
	const outcome = await amend(actor, id, whole, now);
	if (outcome === 'amended' || outcome === 'unchanged') return 'saved';
	return outcome === 'not_called' ? 'edited_meanwhile' : outcome;
}
