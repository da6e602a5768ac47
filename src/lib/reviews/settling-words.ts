import { m } from '#i18n/paraglide/messages.js';
import type { Progress } from './overview.ts';

const progressNames: Record<Progress, () => string> = {
	unassigned: m.settlement_progress_unassigned,
	reviewing: m.settlement_progress_reviewing,
	apart: m.settlement_progress_apart,
	done: m.settlement_progress_done
};
/** Where the reviews of an application stand. */
export const progressName = (progress: Progress): string => progressNames[progress]();

export const progressTones: Record<Progress, string> = {
	unassigned: '',
	reviewing: 'dian',
	apart: 'zhe',
	done: 'cui'
};

const agreements = {
	none: m.settlement_alpha_none,
	low: m.settlement_alpha_low,
	tentative: m.settlement_alpha_tentative,
	good: m.settlement_alpha_good
};
/** What Krippendorff's alpha says, in a sentence. */
export const agreementText = (agreement: keyof typeof agreements): string =>
	agreements[agreement]();

const faults: Record<string, () => string> = {
	not_points: m.settlement_fault_not_points,
	not_on_scale: m.settlement_fault_not_on_scale,
	no_reason: m.settlement_fault_no_reason,
	too_long: m.settlement_fault_too_long,
	not_all_in: m.settlement_fault_not_all_in,
	not_apart: m.settlement_fault_not_apart,
	decided: m.settlement_fault_decided,
	closed: m.settlement_fault_closed
};
/** Why a score was not recorded, and what to do about it. */
export function settleFaultText(reason: string): string {
	return (Object.hasOwn(faults, reason) ? faults[reason]?.() : null) ?? m.settlement_fault_other();
}

/** What a reviewer is called: by name for the organiser, by number for the other evaluators. */
export function reviewerName(
	reviewer: { name: string; isOwn?: boolean | undefined },
	index: number
): string {
	if (reviewer.isOwn) return m.settlement_reviewer_own({ number: index + 1 });
	return reviewer.name || m.settlement_reviewer({ number: index + 1 });
}
