import { m } from '#i18n/paraglide/messages.js';
import { getLocale } from '#i18n/paraglide/runtime.js';
import { say, type Words } from '#lib/questionnaires/document.ts';
import type { Membership } from './admissions.ts';
import type { Part } from './changes.ts';
import type { EvidenceKind } from './criteria.ts';
import type { Due } from './due.ts';
import { measureNamed } from './measures.ts';
import type { Status } from './programme.ts';
import type { EvaluatorTier, TrainingKind } from './promotion.ts';

/** A programme by name and year; one without a name says so. */
export function programmeName(
	{ name, year }: { name: Words; year: number },
	locale: string
): string {
	return m.programmes_name_of_year({ name: say(name, locale) || m.programmes_unnamed(), year });
}

const statusNames: Record<Status, () => string> = {
	draft: m.programmes_status_draft,
	called: m.programmes_status_called,
	applying: m.programmes_status_applying,
	reviewing: m.programmes_status_reviewing,
	deciding: m.programmes_status_deciding,
	objecting: m.programmes_status_objecting,
	done: m.programmes_status_done
};
export const statusName = (status: Status): string => statusNames[status]();

export const statusTones: Record<Status, string> = {
	draft: '',
	called: 'dian',
	applying: 'dian',
	reviewing: 'zhe',
	deciding: 'zhe',
	objecting: 'zhe',
	done: 'cui'
};

const dues: Record<Due, (at: { date: string }) => string> = {
	open_call: m.programmes_due_open_call,
	opens: m.programmes_due_opens,
	closes: m.programmes_due_closes,
	review: m.programmes_due_review,
	settle: m.programmes_due_settle,
	decide: m.programmes_due_decide,
	objections: m.programmes_due_objections
};
/** What is due next, with its day. */
export const dueText = (due: Due, date: string): string => dues[due]({ date });

const membershipNames: Record<Membership, () => string> = {
	'vice-chair': m.programmes_membership_vice_chair,
	standing: m.programmes_membership_standing,
	member: m.programmes_membership_member,
	other: m.programmes_membership_other
};
export const membershipName = (kind: Membership): string => membershipNames[kind]();

const tierNames: Record<EvaluatorTier, () => string> = {
	junior: m.programmes_tier_junior,
	middle: m.programmes_tier_middle,
	senior: m.programmes_tier_senior
};
/** The tier of an evaluator. */
export const evaluatorTierName = (tier: EvaluatorTier): string => tierNames[tier]();

const trainingNames: Record<TrainingKind, () => string> = {
	theory: m.programmes_training_theory,
	professional: m.programmes_training_professional,
	practice: m.programmes_training_practice,
	supervision: m.programmes_training_supervision,
	'case-study': m.programmes_training_case_study
};
export const trainingName = (kind: TrainingKind): string => trainingNames[kind]();

const evidenceNames: Record<EvidenceKind, () => string> = {
	file: m.programmes_evidence_file,
	link: m.programmes_evidence_link,
	consultation: m.programmes_evidence_consultation,
	measure: m.programmes_evidence_measure
};
export const evidenceName = (kind: EvidenceKind): string => evidenceNames[kind]();

/** A figure that Minyi works out; one that it does not know stands for itself. */
export function measureName(key: string): string {
	return say(measureNamed(key)?.name, getLocale()) || key;
}

const partNames: Record<Part, () => string> = {
	name: m.programmes_part_name,
	year: m.programmes_part_year,
	call: m.programmes_part_call,
	tiers: m.programmes_part_tiers,
	criteria: m.programmes_part_criteria,
	residents: m.programmes_part_residents,
	reviewing: m.programmes_part_reviewing,
	objectionDays: m.programmes_part_objection_days,
	narrative: m.programmes_part_narrative,
	phases: m.programmes_part_phases
};
export const partName = (part: Part): string => partNames[part]();
