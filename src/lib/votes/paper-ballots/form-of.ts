import { paperOf } from '../bundle-head.ts';
import type { Asked } from '../ballot-forms/shapes.ts';
import { getMethod } from '../methods/method-named.ts';
import type { Form } from './typed.ts';

/** What is typed is checked against: the vote's method with its paper. */
export function formOf({ method: id, options, settings }: Asked): Form {
	const method = getMethod(id);
	const listed = options.map(({ id: option, label, cost }) => {
		return { id: option, label, ...(cost !== null && { cost }) };
	});
	return {
		method,
		paper: paperOf({ format: 'minyi-count/1', method: id, options: listed, ...settings }, method)
	};
}

/** How many ballots fit on one A4 sheet, 4, 2 or 1, so that nothing of the longest one is cut off. */
export function mostPerPage({ question, options }: Asked & { question: string }): 1 | 2 | 4 {
	const linesAt = (signs: number) => {
		const lines = (text: string) => Math.max(1, Math.ceil(widthOf(text) / signs));
		const listed = options.map(({ label, detail }) => lines(label) + (detail ? lines(detail) : 0));
		return listed.reduce((sum, one) => sum + one, 0) + lines(question) * 1.4;
	};
	if (linesAt(16) <= 8) return 4;
	return linesAt(36) <= 9 ? 2 : 1;
}

/** In Chinese signs: a Latin letter is half as wide. */
function widthOf(text: string): number {
	return [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 0x2e80 ? 0.55 : 1), 0);
}
