import { m } from '#i18n/paraglide/messages.js';

const texts: Record<string, () => string> = {
	saved: m.surveys_done_saved,
	opened: m.surveys_done_opened,
	prolonged: m.surveys_done_prolonged,
	closed: m.surveys_done_closed,
	published: m.surveys_done_published,
	withdrawn: m.surveys_done_withdrawn,
	given: m.surveys_done_given
};

/** What was done just now, or nothing to say. */
export function doneText(done: string | null): string | undefined {
	return done !== null && Object.hasOwn(texts, done) ? texts[done]?.() : undefined;
}
