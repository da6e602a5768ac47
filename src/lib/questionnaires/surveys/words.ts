import { m } from '#i18n/paraglide/messages.js';
import type { Access, Status } from './survey.ts';

const statusNames: Record<Status, () => string> = {
	draft: m.surveys_status_draft,
	scheduled: m.surveys_status_scheduled,
	open: m.surveys_status_open,
	closed: m.surveys_status_closed,
	discarded: m.surveys_status_discarded
};

export const statusTones: Record<Status, string> = {
	draft: '',
	scheduled: 'dian',
	open: 'zhu',
	closed: 'cui',
	discarded: ''
};

export const statusName = (status: Status): string => statusNames[status]();

const accessNames: Record<Access, () => string> = {
	open: m.surveys_access_open,
	named: m.surveys_access_named,
	confidential: m.surveys_access_confidential
};

const accessMeanings: Record<Access, () => string> = {
	open: m.surveys_access_open_means,
	named: m.surveys_access_named_means,
	confidential: m.surveys_access_confidential_means
};

export const accessName = (access: Access): string => accessNames[access]();

/** What the access means for whoever decides on it. */
export const accessMeaning = (access: Access): string => accessMeanings[access]();

const residentMeanings: Record<Access, () => string> = {
	open: m.surveys_public_open_means,
	named: m.surveys_public_named_means,
	confidential: m.surveys_public_confidential_means
};

/** What the access means for whoever answers. */
export const residentMeaning = (access: Access): string => residentMeanings[access]();

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 还有 2 天 4 小时, in the two units that matter. */
export function timeLeft(milliseconds: number): string {
	if (milliseconds < MINUTE) return m.surveys_left_soon();
	const days = Math.floor(milliseconds / DAY);
	const hours = Math.floor((milliseconds % DAY) / HOUR);
	if (days > 0) return m.surveys_left_days({ days, hours });
	const minutes = Math.floor((milliseconds % HOUR) / MINUTE);
	return hours > 0 ? m.surveys_left_hours({ hours, minutes }) : m.surveys_left_minutes({ minutes });
}
