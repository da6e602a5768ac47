import { checklist } from '#lib/applications/checklist.server.ts';
import { answers, type Answer } from '#lib/applications/eligibility.ts';
import { endOfDay } from '#lib/people/days.ts';

/** The check list as it was sent, by item; what is no item of the programme's list is left out. */
export async function checkIn(programmeId: string, data: FormData) {
	const { items } = await checklist(programmeId);
	const typed = items.map(({ key }): [string, { answer: Answer | null; note: string }] => [
		key,
		{
			answer: answers.find((one) => one === data.get(`answer.${key}`)) ?? null,
			note: textIn(data, `note.${key}`, 1_000)
		}
	]);
	return {
		input: {
			submission: wholeIn(data, 'submission'),
			version: wholeIn(data, 'version'),
			answers: new Map(typed)
		},
		/** The same, to be shown again. */
		typed: Object.fromEntries(typed)
	};
}

/** A text out of a form; a file is none. */
export function textIn(data: FormData, name: string, most = 2_000): string {
	const value = data.get(name);
	return typeof value === 'string' ? value.slice(0, most) : '';
}

/** A whole number out of a form; anything odd is nought. */
export function wholeIn(data: FormData, name: string): number {
	const value = Number(textIn(data, name, 12));
	return Number.isSafeInteger(value) && value >= 0 ? value : 0;
}

/** The moment at which a day of a form ends, or null where there is none. */
export function dayIn(data: FormData, name: string, zone: string): number | null {
	return endOfDay(textIn(data, name, 10), zone);
}
