import { m } from '#i18n/paraglide/messages.js';
import { evidenceName } from '#lib/programmes/words.ts';
import type { Scale } from '#lib/programmes/criteria.ts';
import { writePoints } from '#lib/programmes/points.ts';
import type { Status } from './application.ts';
import type { Lack } from './completeness.ts';
import { fewestVoices, type NoVoice } from './voice.ts';

/** How an application stands for its unit; `returned` is one that was sent back to be completed. */
export type Standing = Status | 'returned';

const statusNames: Record<Standing, () => string> = {
	writing: m.applications_status_writing,
	returned: m.applications_status_returned,
	submitted: m.applications_status_submitted,
	screened: m.applications_status_screened,
	refused: m.applications_status_refused,
	withdrawn: m.applications_status_withdrawn
};
export const statusName = (status: Standing): string => statusNames[status]();

export const statusTones: Record<Standing, string> = {
	writing: 'dian',
	returned: 'zhu',
	submitted: 'zhe',
	screened: 'cui',
	refused: '',
	withdrawn: ''
};

/** What an indicator lacks, in a few words. */
export function lackText(lack: Lack): string {
	switch (lack.reason) {
		case 'no_score':
			return m.applications_lack_no_score();
		case 'not_on_scale':
			return m.applications_lack_not_on_scale();
		case 'no_narrative':
			return m.applications_lack_no_narrative();
		case 'too_long':
			return m.applications_lack_too_long();
		case 'missing_evidence':
			return m.applications_lack_evidence({ kind: evidenceName(lack.kind) });
	}
}

export const lacksText = (lacks: readonly Lack[]): string =>
	lacks.map(lackText).join(m.applications_separator());

const voiceTexts: Record<NoVoice, () => string> = {
	not_chosen: m.applications_voice_not_chosen,
	not_closed: m.applications_voice_not_closed,
	working: m.applications_voice_working,
	few: () => m.applications_voice_few({ fewest: fewestVoices }),
	no_ratings: m.applications_voice_no_ratings
};
/** Why residents are not heard yet, or at all. */
export const noVoiceText = (why: NoVoice): string => voiceTexts[why]();

/** What a scale takes, as its faults and hints say it. */
export const scaleWords = ({ lowest, highest, step }: Scale) => ({
	lowest: writePoints(lowest),
	highest: writePoints(highest),
	step: writePoints(step)
});
