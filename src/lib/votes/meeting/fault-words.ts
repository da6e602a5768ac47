import { m } from '#i18n/paraglide/messages.js';
import type { RollKind } from '#lib/rolls/kinds.ts';
import type { HandsInput } from './hands.form.ts';

/** A field of the form that can be wrong. */
export type HandsField = Exclude<keyof HandsInput, 'key'>;

/** 到会人数, 举手赞成 …: what a number is called. */
export function handsFieldName(field: HandsField, kind: RollKind): string {
	switch (field) {
		case 'present':
			return kind === 'households' ? m.meeting_present_households() : m.meeting_present_heads();
		case 'votes_for':
			return m.meeting_for();
		case 'votes_against':
			return m.meeting_against();
		case 'abstaining':
			return m.meeting_abstaining();
		case 'note':
			return m.meeting_note_label();
	}
}

/** Why a field does not stand, in words. */
export function fieldFaultText(field: HandsField, reason: string, kind: RollKind): string {
	if (reason === 'too_long') return m.meeting_fault_too_long();
	const name = { field: handsFieldName(field, kind) };
	return reason === 'required' ? m.meeting_fault_required(name) : m.meeting_fault_not_whole(name);
}

const answers: Record<string, { field?: HandsField | 'file'; text: (electors: string) => string }> =
	{
		more_hands_than_present: { field: 'present', text: () => m.meeting_more_hands_than_present() },
		more_than_electors: {
			field: 'present',
			text: (electors) => m.meeting_more_than_electors({ electors })
		},
		no_list: { field: 'file', text: () => m.meeting_no_list() },
		empty: { field: 'file', text: () => m.meeting_list_empty() },
		too_large: { field: 'file', text: () => m.meeting_list_too_large() },
		wrong_type: { field: 'file', text: () => m.meeting_list_wrong_type() },
		broken: { field: 'file', text: () => m.meeting_list_broken() },
		quota: { field: 'file', text: () => m.meeting_list_quota() },
		not_open: { text: () => m.meeting_not_open() },
		over: { text: () => m.meeting_over() },
		no_meeting: { text: () => m.meeting_no_meeting() }
	};

/** Why nothing was recorded, and at which field; `electors`: how many there are, as text. */
export function answerProblem(
	answer: string,
	electors: string
): { field?: HandsField | 'file'; text: string } | null {
	const known = Object.hasOwn(answers, answer) ? answers[answer] : undefined;
	return known ? { ...known, text: known.text(electors) } : null;
}
