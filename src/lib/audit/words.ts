import { m } from '#i18n/paraglide/messages.js';
import { whole, type Locale } from '#lib/ui/format.ts';
import type { AuditEntry } from './audit.ts';
import { certificateSentences } from './certificate-words.ts';
import { decisionSentences } from './decision-words.ts';
import { applicationSentences } from './application-words.ts';
import { paperSentences } from './paper-words.ts';
import { programmeSentences } from './programme-words.ts';
import { questionnaireSentences } from './questionnaire-words.ts';
import { reviewSentences } from './review-words.ts';
import { screeningSentences } from './screening-words.ts';
import { surveyPaperSentences } from './survey-paper-words.ts';
import { surveySentences } from './survey-words.ts';
import { visitSentences } from './visit-words.ts';
import type { Words } from './words-of.ts';

const sentences: Record<string, (say: Words) => string> = {
	'consultations.draft': m.audit_consultations_draft,
	'consultations.revise': m.audit_consultations_revise,
	'consultations.publish': m.audit_consultations_publish,
	'consultations.attach': ({ subject, text }) =>
		m.audit_consultations_attach({ subject, file: text('file') }),
	'consultations.detach': m.audit_consultations_detach,
	...certificateSentences,
	...decisionSentences,
	'files.store': ({ text }) => m.audit_files_store({ name: text('name') }),
	...applicationSentences,
	...paperSentences,
	...programmeSentences,
	...questionnaireSentences,
	...reviewSentences,
	...screeningSentences,
	...surveyPaperSentences,
	...surveySentences,
	...visitSentences,
	'people.invite': ({ text, role }) => m.audit_people_invite({ name: text('name'), role: role() }),
	'people.accept_invitation': ({ text, role }) =>
		m.audit_people_accept_invitation({ name: text('name'), role: role() }),
	'people.revoke_invitation': () => m.audit_people_revoke_invitation(),
	'people.end_membership': ({ text, role }) =>
		m.audit_people_end_membership({ name: text('name'), role: role() }),
	'people.set_term': ({ text, role }) =>
		m.audit_people_set_term({ name: text('name'), role: role() }),
	'rolls.import': ({ subject, text, count }) =>
		m.audit_rolls_import({
			subject: text('name') || subject,
			entries: count('entries'),
			file: text('file')
		}),
	'rolls.renew': ({ subject, count }) =>
		m.audit_rolls_renew({
			subject,
			added: count('added'),
			changed: count('changed'),
			removed: count('removed')
		}),
	'rolls.discard_import': ({ text }) => m.audit_rolls_discard_import({ file: text('file') }),
	'rolls.rename': ({ text }) => m.audit_rolls_rename({ from: text('from'), to: text('to') }),
	'rolls.retire': ({ text }) => m.audit_rolls_retire({ subject: text('name') }),
	'rolls.reinstate': ({ text }) => m.audit_rolls_reinstate({ subject: text('name') }),
	'rolls.add_entry': ({ text }) =>
		m.audit_rolls_add_entry({ roll: text('roll'), door: text('door'), reason: text('reason') }),
	'rolls.correct_entry': ({ text }) =>
		m.audit_rolls_correct_entry({
			roll: text('roll'),
			door: text('door'),
			fields: text('changed').split(',').map(lineFieldName).join(m.rolls_separator()),
			reason: text('reason')
		}),
	'rolls.remove_entry': ({ text }) =>
		m.audit_rolls_remove_entry({ roll: text('roll'), door: text('door'), reason: text('reason') }),
	'slips.issue': ({ subject, count, text }) =>
		text('building')
			? m.audit_slips_issue_building({
					subject,
					count: count('count'),
					building: text('building')
				})
			: m.audit_slips_issue({ subject, count: count('count') }),
	'slips.reissue': ({ subject, count, text }) =>
		m.audit_slips_reissue({ subject, count: count('count'), reason: text('reason') }),
	'units.create': () => m.audit_units_create(),
	'units.revise': () => m.audit_units_revise(),
	'units.change_two_person': ({ text }) =>
		text('two_person') === 'true' ? m.audit_units_two_person_on() : m.audit_units_two_person_off(),
	'units.close': () => m.audit_units_close(),
	'units.reopen': () => m.audit_units_reopen(),
	'votes.draft': m.audit_votes_draft,
	'votes.revise': m.audit_votes_revise,
	'votes.discard': m.audit_votes_discard,
	'votes.propose_open': m.audit_votes_propose_open,
	'votes.withdraw_open': m.audit_votes_withdraw_open,
	'votes.open': ({ subject, count, text }) =>
		m.audit_votes_open({
			subject,
			electors: count('electors'),
			hash: text('config_hash').slice(0, 16)
		}),
	'votes.propose_close': m.audit_votes_propose_close,
	'votes.withdraw_close': m.audit_votes_withdraw_close,
	'votes.close': ({ subject, text }) =>
		text('reason')
			? m.audit_votes_close_because({ subject, reason: text('reason') })
			: m.audit_votes_close({ subject }),
	'votes.close_after_end': m.audit_votes_close_after_end,
	'votes.explain': ({ subject, text }) => m.audit_votes_explain({ subject, note: text('note') }),
	'votes.publish_count': m.audit_votes_publish_count,
	'votes.propose_prolong': changeWords(m.audit_votes_propose_prolong),
	'votes.propose_add': changeWords(m.audit_votes_propose_add),
	'votes.propose_remove': changeWords(m.audit_votes_propose_remove),
	'votes.propose_cancel': changeWords(m.audit_votes_propose_cancel),
	'votes.withdraw_amendment': m.audit_votes_withdraw_amendment,
	'votes.prolong': changeWords(m.audit_votes_prolong),
	'votes.add_elector': changeWords(m.audit_votes_add_elector),
	'votes.join_elector': changeWords(m.audit_votes_join_elector),
	'votes.remove_elector': changeWords(m.audit_votes_remove_elector),
	'votes.cancel': changeWords(m.audit_votes_cancel),
	'votes.count': ({ subject, count, text }) =>
		m.audit_votes_count({
			subject,
			ballots: count('ballots'),
			hash: text('bundle_sha256').slice(0, 16)
		}),
	'votes.record_hands': (say) => m.audit_votes_record_hands(handsIn(say)),
	'votes.correct_hands': (say) => m.audit_votes_correct_hands(handsIn(say)),
	'votes.assist': ({ text }) =>
		m.audit_votes_assist({ door: text('door'), why: helpReasonName(text('why')) }),
	'votes.object': ({ text }) =>
		m.audit_votes_object({ door: text('door'), channel: channelName(text('channel')) }),
	'votes.propose_ruling': ({ text }) =>
		text('ruling') === 'upheld'
			? m.audit_votes_propose_upheld({ reason: text('reason') })
			: m.audit_votes_propose_dismissed({ reason: text('reason') }),
	'votes.withdraw_ruling': () => m.audit_votes_withdraw_ruling(),
	'votes.settle_objection': ({ text }) => {
		const said = { door: text('door'), reason: text('reason') };
		if (text('ruling') !== 'upheld') return m.audit_votes_settle_dismissed(said);
		const channel = channelName(text('channel'));
		return text('withdrew') === 'true'
			? m.audit_votes_settle_withdrawn({ ...said, channel })
			: m.audit_votes_settle_kept({ ...said, channel });
	},
	'votes.record_proxy': ({ text }) => m.audit_votes_record_proxy({ door: text('door') }),
	'votes.cast_by_proxy': ({ text }) => m.audit_votes_cast_by_proxy({ door: text('door') }),
	'votes.withdraw_proxy': ({ text }) =>
		m.audit_votes_withdraw_proxy({ door: text('door'), reason: text('reason') }),
	'votes.change_ballot': () => m.audit_votes_change_ballot(),
	'votes.refuse_ballot': () => m.audit_votes_refuse_ballot()
};

const handsIn = ({ subject, count }: Words) => ({
	subject,
	present: count('present'),
	yes: count('for'),
	no: count('against'),
	abstain: count('abstain')
});

const channels: Record<string, () => string> = {
	online: m.votes_channel_online,
	assisted: m.votes_channel_assisted,
	paper: m.votes_channel_paper,
	proxy: m.votes_channel_proxy,
	meeting: m.votes_channel_meeting
};
const channelName = (channel: string) => channels[channel]?.() ?? channel;

const helpReasons: Record<string, () => string> = {
	eyesight: m.assistance_why_eyesight,
	cannot_read: m.assistance_why_cannot_read,
	no_phone: m.assistance_why_no_phone,
	other: m.assistance_why_other
};
const helpReasonName = (why: string) => helpReasons[why]?.() ?? why;

/** A change of an opened vote: of what, until when or at which door, and why. */
function changeWords(
	say: (words: { subject: string; until: string; door: string; reason: string }) => string
) {
	return ({ subject, text }: Words) =>
		say({ subject, until: text('until'), door: text('door'), reason: text('reason') });
}

const lineFields: Record<string, () => string> = {
	name: m.rolls_field_name,
	building: m.rolls_field_building,
	entrance: m.rolls_field_entrance,
	room: m.rolls_field_room,
	area: m.rolls_field_area,
	owner_key: m.rolls_field_owner_key,
	developer: m.rolls_field_developer,
	phone: m.rolls_field_phone
};
const lineFieldName = (field: string) => lineFields[field]?.() ?? field;

const roles: Record<string, () => string> = {
	chair: m.audit_role_chair,
	editor: m.audit_role_editor,
	supervisor: m.audit_role_supervisor,
	evaluator: m.audit_role_evaluator,
	organiser: m.audit_role_organiser,
	administrator: m.audit_role_administrator
};

/** What one line of the log says, after the name of who did it; `subject` is the name of what it was done to. */
export function sentence(
	entry: Pick<AuditEntry, 'action' | 'detail'>,
	subject: string,
	locale: Locale
): string {
	const detail = new Map<string, unknown>(Object.entries(JSON.parse(entry.detail)));
	const text = (key: string) => String(detail.get(key) ?? '');
	const say = Object.hasOwn(sentences, entry.action) ? sentences[entry.action] : undefined;
	if (!say) return m.audit_other({ action: entry.action });
	const role = () => roles[text('role')]?.() ?? text('role');
	return say({ subject, text, role, count: (key) => whole(Number(detail.get(key) ?? 0), locale) });
}

/** Who did it, by the kind of actor; people by their name. */
export function actorName(
	entry: Pick<AuditEntry, 'actor_kind' | 'actor_id'>,
	names: Record<string, string>
): string {
	if (entry.actor_kind === 'system') return m.audit_actor_system();
	if (entry.actor_kind === 'elector') return m.audit_actor_elector();
	return names[entry.actor_id ?? ''] ?? m.audit_actor_unknown();
}

/** A hash as people can read it out: groups of four. */
export const spaced = (hash: string): string => hash.replace(/.{4}(?=.)/g, '$& ');
