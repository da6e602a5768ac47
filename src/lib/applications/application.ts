import type { Phases } from '#lib/programmes/programme.ts';

/** The dates of an application that its state follows from. */
export type Dates = {
	submitted_at: number | null;
	extended_until: number | null;
	screened_at: number | null;
	refusal_reason: string;
	withdrawn_at: number | null;
};

/** `screened`: it goes on to review. `refused`: it was screened out. */
export type Status = 'writing' | 'submitted' | 'screened' | 'refused' | 'withdrawn';

/** Where an application stands. */
export function status(application: Dates): Status {
	if (application.withdrawn_at !== null) return 'withdrawn';
	if (application.submitted_at === null) return 'writing';
	if (application.screened_at === null) return 'submitted';
	return application.refusal_reason === '' ? 'screened' : 'refused';
}

/** Until when it can be written and submitted: the call's last day, or later by the organiser's leave. */
export function dueAt({ extended_until }: Pick<Dates, 'extended_until'>, phases: Phases): number {
	return Math.max(phases.closes_at, extended_until ?? 0);
}

/** Its team may write now. */
export function canBeWritten(application: Dates, phases: Phases, now: number): boolean {
	const isIn = now >= phases.opens_at && now < dueAt(application, phases);
	return isIn && status(application) === 'writing';
}
