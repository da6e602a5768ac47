import type { Document } from '#lib/questionnaires/document.ts';
import type { Difference } from '#lib/questionnaires/paper-responses/comparing.server.ts';
import { linesOf } from '#lib/questionnaires/paper-responses/lines.ts';
import { writePaper } from '#lib/questionnaires/paper-responses/typed.ts';

/** A difference as the page shows it: only what differs, as it was typed. */
export function shown(document: Document, { row, keys, door, first, second, ruling }: Difference) {
	const typed = [first, second].map((paper) =>
		paper ? writePaper(document, paper.answers) : null
	);
	const said = ruling?.found === 'said' ? ruling.said : {};
	return {
		row,
		door,
		/** Their numbers in the heaps; null where one has no such paper. */
		places: [first?.position ?? null, second?.position ?? null] as const,
		lines: linesOf(document)
			.filter(({ question }) => keys.includes(question.key) && !Object.hasOwn(said, question.key))
			.map(({ number, question }) => ({
				number,
				question,
				first: typed[0]?.[question.key] ?? '-',
				second: typed[1]?.[question.key] ?? '-'
			}))
	};
}

export type Shown = ReturnType<typeof shown>;
