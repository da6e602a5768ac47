import type { Answers } from '../answers.ts';
import type { Document } from '../document.ts';
import { walk, type Around } from '../walk.ts';
import { nextAfter, screenNamed, screensOf } from './screens.ts';

/** Where an answered page leads: to a page, once more to this one for the questions that came up on it, or to the check. */
export type Way = { to: string } | { again: string } | 'check';

/**
 * Where to go after a page, with the answers before and after it. Questions that the answers have brought onto this very
 * page are asked first. Who came from the check goes back to it, past pages that were not there before.
 */
export function goOn(
	document: Document,
	{ before, after, around }: { before: Answers; after: Answers; around: Around },
	{ name, shown, isChange }: { name: string; shown: ReadonlySet<string>; isChange: boolean }
): Way {
	const way = walk(document, after, around);
	const more = screenNamed(document, way, name)?.questions.find(({ key }) => !shown.has(key));
	if (more) return { again: more.key };
	if (!isChange) {
		const next = nextAfter(document, after, around, name);
		return next === null ? 'check' : { to: next };
	}
	const known = new Set(screensOf(document, walk(document, before, around)).map((one) => one.name));
	const fresh = screensOf(document, way).find(
		(screen) =>
			!known.has(screen.name) &&
			screen.questions.some(({ key }) => !Object.hasOwn(way.answers, key))
	);
	return fresh ? { to: fresh.name } : 'check';
}
