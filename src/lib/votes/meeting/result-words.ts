import { m } from '#i18n/paraglide/messages.js';
import type { RollKind } from '#lib/rolls/kinds.ts';
import type { Locale } from '#lib/ui/format.ts';
import type { Result } from '../count.ts';
import { amount } from '../need-words.ts';

/** How one takes part in a meeting, in a sentence. */
export function howToRaiseHands(kind: RollKind): string {
	return kind === 'households' ? m.meeting_how_households() : m.meeting_how_heads();
}

/** 会议表决：到会 42 人，赞成 30 人 …: the count of a show of hands in one sentence. */
export function handsResult(result: Result, kind: RollKind, locale: Locale): string {
	const say = (count: number) =>
		amount(count, kind === 'households' ? 'households' : 'heads', locale);
	const of = (id: string) => say(result.options.find((option) => option.id === id)?.heads ?? 0);
	return m.meeting_result({
		present: say(result.ballots),
		yes: of('for'),
		no: of('against'),
		abstain: of('abstain'),
		down: say(result.blank)
	});
}
