import type { RequestEvent } from '@sveltejs/kit';
import { setError, superValidate, type SuperValidated } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { requireEditor } from '#lib/server/guard.ts';
import { listRolls, meaningOfForm } from '#lib/votes/drafting-view.server.ts';
import type { DraftFault } from '#lib/votes/drafting.server.ts';
import { toLocal } from '#lib/units/local-time.ts';
import { typedMoney } from '#lib/votes/money.ts';
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
	const { question, explanation, privacy, roll_id, version, method } = vote;
	return superValidate(
		{
			version,
			question,
			explanation,
			method,
			...termFields(vote),
			...channelFields(vote),
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
export async function readVoteForm(request: Request): Promise<{ form: Form; data: FormData }> {
	const data = await request.formData();
	return { form: await superValidate(data, zod4(voteForm)), data };
}

/** The answer to a form that is shown again: as typed, with what its rule means. */
export async function again(unitId: string, form: Form) {
	form.data.options = padded(form.data.options.slice(0, 200));
	return { form, meaning: await meaningOfForm(unitId, form.data) };
}

/** Puts what the tables found wrong beside its field. */
export function putFault(form: Form, { field, fault }: DraftFault) {
	setError(form, field, fault);
}

/** The buttons inside the form that change or show something without saving. */
export const formButtons = {
	show: (event: Event) => unsaved(event, (form) => form),
	add: (event: Event) =>
		unsaved(event, (form) => ({ ...form, options: [...padded(form.options), ''] })),
	remove: (event: Event) =>
		unsaved(event, ({ options, details, costs, ...form }, data) => {
			const kept = (_: string, i: number) => String(i) !== data.get('remove_option');
			return {
				...form,
				options: options.filter(kept),
				details: details.filter(kept),
				costs: costs.filter(kept)
			};
		})
};

async function unsaved(
	{ request, params }: Event,
	change: (form: VoteInput, data: FormData) => VoteInput
) {
	requireEditor(params.unit);
	const { form, data } = await readVoteForm(request);
	form.errors = {};
	form.data = change(form.data, data);
	return again(params.unit, form);
}

function padded(labels: string[]): string[] {
	return labels.length >= 2 ? labels : [...labels, '', ''].slice(0, 2);
}

function termFields({ options, settings }: Vote) {
	const { tieBreak, limit, minimum, scale = [0, 5], budget, points, skip } = settings;
	return {
		options: padded(options.map(({ label }) => label)),
		details: options.map(({ detail }) => detail),
		costs: options.map(({ cost }) => typedMoney(cost)),
		tie_break: tieBreak ?? ('none' as const),
		limit: String(limit ?? ''),
		minimum: String(minimum ?? ''),
		scale_lowest: String(scale[0]),
		scale_highest: String(scale[1]),
		budget: typedMoney(budget),
		by: points === undefined ? ('picking' as const) : ('points' as const),
		points: String(points ?? 10),
		skip: skip === false ? ('stop' as const) : ('skip' as const)
	};
}

function channelFields({ channels, proxy_limit }: Vote) {
	return {
		channels: channels.includes('meeting') ? ('meeting' as const) : ('ballots' as const),
		paper: channels.includes('paper'),
		proxy: channels.includes('proxy'),
		proxy_limit: String(proxy_limit)
	};
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
