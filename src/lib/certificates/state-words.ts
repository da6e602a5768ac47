import { m } from '#i18n/paraglide/messages.js';
import type { Kind } from './printed.ts';
import type { State } from './standing.ts';

type InLocale = (inputs?: Record<string, never>, options?: { locale?: 'zh-CN' | 'en' }) => string;

const states: Record<State | 'replaced', InLocale> = {
	valid: m.certificates_state_valid,
	not_yet: m.certificates_state_not_yet,
	lapsed: m.certificates_state_lapsed,
	expired: m.certificates_state_expired,
	downgraded: m.certificates_state_downgraded,
	revoked: m.certificates_state_revoked,
	replaced: m.certificates_state_replaced
};

export const stateName = (state: State | 'replaced', locale?: 'zh-CN' | 'en'): string =>
	states[state]({}, locale ? { locale } : {});

export const stateTones: Record<State | 'replaced', string> = {
	valid: 'cui',
	not_yet: 'dian',
	lapsed: 'zhe',
	expired: '',
	downgraded: 'zhe',
	revoked: 'zhu',
	replaced: ''
};

const titles: Record<Kind, InLocale> = {
	designation: m.certificates_title_designation,
	review: m.certificates_title_review,
	membership: m.certificates_title_membership
};

/** What a certificate of this kind is called. */
export const kindName = (kind: Kind, locale?: 'zh-CN' | 'en'): string =>
	titles[kind]({}, locale ? { locale } : {});
