import type { RequestEvent } from '@sveltejs/kit';
import { setError, superValidate, type SuperValidated } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { requireEditor } from '#lib/server/guard.ts';
import { listRolls, meaningOfForm } from '#lib/votes/drafting-view.server.ts';
import type { DraftFault } from '#lib/votes/drafting.server.ts';
import { toLocal } from '#lib/votes/local-time.ts';
import { listPresets } from '#lib/votes/presets.server.ts';
import { ownRule, voteForm, type VoteInput } from '#lib/votes/votes.form.ts';
import type { Vote } from '#lib/votes/votes.ts';

type Form = SuperValidated<VoteInput>;
type Event = RequestEvent & { params: { unit: string } };

const DAY = 86_400_000;

/** What the form of a vote offers: the unit's rolls, and the rules of its laws and its own. */
export async function offers(unitId: string) {
	const [rolls, presets] = await Promise.all([listRolls(unitId), listPresets(unitId)]);
	return { rolls, presets };
}

/** The form for a new vote: eleven days ahead, for ten days, on the only roll if there is but one. */
export function newVoteForm(key: string, zone: string, rollId: string, now: number) {
	const day = (days: number, time: string) => toLocal(now + days * DAY, zone).slice(0, 11) + time;
	return superValidate(
		{
			key,
			roll_id: rollId,
			options: padded([]),
			custom_approval_strict: true,
			opens_at: day(11, '08:00'),
			closes_at: day(21, '18:00')
		},
		zod4(voteForm),
		{ errors: false }
	);
}

/** The form with a draft in it. */
export function formOfVote(vote: Vote, zone: string) {
	const { question, explanation, privacy, roll_id, version, settings, method, options } = vote;
	return superValidate(
		{
			version,
			question,
			explanation,
			method,
			options: padded(options.map(({ label }) => label)),
			tie_break: settings.tieBreak ?? 'none',
			privacy: privacy === 'named' ? privacy : ('confidential' as const),
			roll_id,
			rule_preset_id: vote.rule_preset_id ?? ownRule,
			...customFields(vote),
			opens_at: toLocal(vote.opens_at, zone),
			closes_at: toLocal(vote.closes_at, zone)
		},
		zod4(voteForm),
		{ errors: false }
	);
}

/** Reads a sent form; the options stay as they were typed, empty ones too, so that nothing jumps. */
export async function readVoteForm(
	request: Request
): Promise<{ form: Form; data: FormData; typed: string[] }> {
	const data = await request.formData();
	const form = await superValidate(data, zod4(voteForm));
	const typed = data.getAll('options').filter((label) => typeof label === 'string');
	return { form, data, typed };
}

/** The answer to a form that is shown again: as typed, with what its rule means. */
export async function again(unitId: string, form: Form, typed: string[]) {
	form.data.options = padded(typed.slice(0, 200));
	return { form, meaning: await meaningOfForm(unitId, form.data) };
}

/** Puts what the tables found wrong beside its field. */
export function putFault(form: Form, { field, fault }: DraftFault) {
	setError(form, field, fault);
}

/** The buttons inside the form that change or show something without saving. */
export const formButtons = {
	show: (event: Event) => unsaved(event, (typed) => typed),
	add: (event: Event) => unsaved(event, (typed) => [...padded(typed), '']),
	remove: (event: Event) =>
		unsaved(event, (typed, data) => typed.filter((_, i) => String(i) !== data.get('remove_option')))
};

async function unsaved(
	{ request, params }: Event,
	change: (typed: string[], data: FormData) => string[]
) {
	requireEditor(params.unit);
	const { form, data, typed } = await readVoteForm(request);
	form.errors = {};
	return again(params.unit, form, change(typed, data));
}

function padded(labels: string[]): string[] {
	return labels.length >= 2 ? labels : [...labels, '', ''].slice(0, 2);
}

function customFields({ rule, rule_preset_id, rule_name, rule_source }: Vote) {
	if (rule_preset_id !== null) return { custom_approval_strict: true };
	const [first] = rule.participation;
	const [approval] = rule.approval;
	const basis = (lines: typeof rule.participation) =>
		lines.length > 1 ? ('heads_and_area' as const) : lines[0]?.basis;
	return {
		custom_participation: basis(rule.participation) ?? ('none' as const),
		custom_participation_part: first?.fraction[0] ?? 1,
		custom_participation_of: first?.fraction[1] ?? 2,
		custom_participation_strict: first?.strict ?? false,
		custom_approval: basis(rule.approval) ?? ('heads' as const),
		custom_approval_part: approval?.fraction[0] ?? 1,
		custom_approval_of: approval?.fraction[1] ?? 2,
		custom_approval_strict: approval?.strict ?? true,
		custom_approval_whole: approval?.of ?? ('participants' as const),
		custom_name: rule_name,
		custom_source: rule_source
	};
}
