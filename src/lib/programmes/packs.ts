import { z } from 'zod';
import { key, words } from '#lib/questionnaires/editing/condition.form.ts';
import type { Words } from '#lib/questionnaires/document.ts';
import type { Phases, Terms } from './programme.ts';
import type { Fault } from './tree-fault.ts';
import { expand } from './tree-json.ts';
import { faultsOf, points, treeFields } from './tree-shape.ts';

/** A programme to begin from: all that a round asks but its year, its days and its questionnaire. */
export type Pack = {
	id: string;
	/** What it is and whose words it has, in a sentence or two. */
	about: Words;
	terms: Omit<Terms, 'year' | 'phases' | 'residents'>;
	/** What the residents' questionnaire weighs, in hundredths of a per cent; nought where they are not asked. */
	residents: number;
};

export type Round = {
	year: number;
	phases: Phases;
	/** The questionnaire for the residents; null until one is chosen, and then they weigh nothing. */
	questionnaire_version_id: string | null;
};

/** Takes a pack's file. Points and per cents stand in it as a person writes them, and each scale once, by a name. */
export function parsePack(raw: unknown): { pack: Pack } | { faults: Fault[] } {
	const parsed = packShape.safeParse(raw, { reportInput: true });
	if (!parsed.success) return { faults: faultsOf(parsed.error) };
	const { id, about, residents, scales, terms } = parsed.data;
	const tree = expand({ scales, criteria: terms.criteria });
	if ('faults' in tree) return tree;
	const tiers = terms.tiers.map(({ floors, ...tier }) => ({
		...tier,
		floors: Object.entries(floors).map(([criterion, least]) => ({ criterion, least }))
	}));
	return { pack: { id, about, residents, terms: { ...terms, criteria: tree.criteria, tiers } } };
}

/** What a round of this pack asks, in this year and on these days. */
export function termsOf({ terms, residents }: Pack, round: Round): Terms {
	const { year, phases, questionnaire_version_id } = round;
	const voice =
		questionnaire_version_id === null ? null : { questionnaire_version_id, weight: residents };
	return { ...terms, year, phases, residents: residents > 0 ? voice : null };
}

const whole = z.int().min(0).max(10_000);

const tier = z.strictObject({
	key,
	words,
	threshold: points,
	floors: z.record(key, points),
	quota: whole.nullable(),
	years: whole
});

const packShape = z.strictObject({
	format: z.literal('minyi-programme/1'),
	id: key,
	about: words,
	residents: points,
	scales: treeFields.scales,
	terms: z.strictObject({
		name: words,
		call: words,
		tiers: z.array(tier).max(9),
		criteria: treeFields.criteria,
		reviewing: z.strictObject({
			perApplication: whole,
			seniors: whole,
			load: whole,
			sameCity: z.boolean(),
			reviewedBefore: z.boolean(),
			gap: points
		}),
		objectionDays: whole,
		narrative: whole
	})
});
