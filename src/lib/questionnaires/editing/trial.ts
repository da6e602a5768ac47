import type { Answers } from '../answers.ts';
import { readScreen, type ReadScreen } from '../answering/read-form.ts';
import { nextAfter, screensOf, type Screen } from '../answering/screens.ts';
import type { Document } from '../document.ts';
import { walk, type Walk } from '../walk.ts';

/** How far somebody is who tries a questionnaire. `at`: the page by name; null before the first, 'end' after the last. */
export type Trial = {
	answers: Answers;
	at: string | null;
	faults: ReadScreen['faults'];
	sent: ReadScreen['sent'];
};

export const begun: Trial = { answers: {}, at: null, faults: {}, sent: {} };

/** No key has a space. */
export const END = 'the end';

/** The page that a trial is at, as the questionnaire is now; what was edited away is behind. */
export function screenNow(
	document: Document,
	{ answers, at }: Trial
): { way: Walk; screens: Screen[]; screen: Screen | null; isBegin: boolean } {
	const way = walk(document, answers);
	const screens = screensOf(document, way);
	const found = screens.find(({ name }) => name === at) ?? null;
	const isBegin = !found && at !== END;
	return { way, screens, screen: found, isBegin };
}

/** The page with a question on it, as if every question were asked. */
export function aloneScreen(document: Document, key: string): Screen | null {
	const asked = document.sections.flatMap((section) =>
		section.questions.map((question) => ({ section, question }))
	);
	const has = ({ questions, section }: Screen) =>
		section.key === key || questions.some((question) => question.key === key);
	return screensOf(document, { asked }).find(has) ?? null;
}

/** After a page was filled in: the next one, or the same with what does not stand. */
export function next(document: Document, trial: Trial, screen: Screen, form: FormData): Trial {
	const { answers: said, faults, sent } = readScreen(form, screen.questions);
	const answers = Object.fromEntries(
		Object.entries({ ...trial.answers, ...said }).flatMap(([key, answer]) =>
			answer === null ? [] : [[key, answer]]
		)
	);
	if (Object.keys(faults).length > 0) return { ...trial, at: screen.name, answers, faults, sent };
	return { ...begun, answers, at: nextAfter(document, answers, {}, screen.name) ?? END };
}
