import type { Choice } from '../methods/method.ts';
import { isFilled, type Entry, type Form } from './typed.ts';

/** What would be typed for this entry: `readTyped` the other way round. */
export function writeTyped({ choice, invalid }: Entry, form: Form): string {
	const { options, position } = form.paper;
	if (invalid) return 'x';
	if (choice === null) return options.length === 1 && isFilled(form) ? '-' : '0';
	if (typeof choice === 'string') return String((position.get(choice) ?? -1) + 1);
	const boxes = new Map<string, number | string>();
	if (isList(choice)) {
		for (const [i, named] of choice.entries()) {
			if (typeof named === 'string') boxes.set(named, (position.get(named) ?? -1) + 1);
			else for (const id of named) boxes.set(id, i + 1);
		}
	} else for (const [id, points] of Object.entries(choice)) boxes.set(id, points);
	return options.flatMap(({ id }) => boxes.get(id) ?? (isFilled(form) ? '-' : [])).join(' ');
}

/** One text per meaning, to compare two entries by. */
export function valueOf({ choice, invalid }: Entry): string {
	return invalid ? 'invalid' : JSON.stringify(choice);
}

function isList(choice: Choice): choice is readonly string[] | readonly (readonly string[])[] {
	return Array.isArray(choice);
}
