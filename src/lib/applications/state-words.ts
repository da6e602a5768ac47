import { m } from '#i18n/paraglide/messages.js';
import type { Status } from './application.ts';

const names: Record<Status, () => string> = {
	writing: m.screening_state_writing,
	submitted: m.screening_state_submitted,
	screened: m.screening_state_screened,
	refused: m.screening_state_refused,
	withdrawn: m.screening_state_withdrawn
};
/** Where an application stands, as its organiser says it. */
export const stateName = (status: Status): string => names[status]();

export const stateTones: Record<Status, string> = {
	writing: '',
	submitted: 'zhe',
	screened: 'cui',
	refused: 'zhu',
	withdrawn: ''
};
