import { z } from 'zod';
import { readPoints, readWhole } from './points.ts';
import { evaluatorTiers, trainingKinds, type Rule } from './promotion.ts';

const line = (most: number) =>
	z
		.string()
		.max(1_000, 'too_long')
		.transform((typed) => typed.replace(/[\s\p{Cc}]+/gu, ' ').trim())
		.pipe(z.string().max(most, 'too_long'));

/** The first four digits of a city's division code; a whole code is cut to them. */
const city = z
	.string()
	.trim()
	.regex(/^(|\d{4}|\d{12})$/, 'not_city')
	.transform((code) => code.slice(0, 4));

const about = { field: line(100).default(''), city: city.default('') };

/** Somebody who is to join the pool: taken in if they have an account, invited otherwise. */
export const joinForm = z.object({
	key: z.string().regex(/^[a-z2-9]{16}$/, 'form_old'),
	name: line(60).pipe(z.string().min(1, 'name_missing')),
	email: z
		.string()
		.trim()
		.toLowerCase()
		.max(254, 'email_wrong')
		.regex(/^[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"'.]+$/, 'email_wrong'),
	...about,
	tier: z.enum(evaluatorTiers).default('junior'),
	reason: line(300).default('')
});

export const aboutEvaluatorForm = z.object(about);

export const tierChangeForm = z.object({ tier: z.enum(evaluatorTiers), reason: line(300) });

export const trainingForm = z.object({
	key: z.string().min(1).max(40),
	kind: z.enum(trainingKinds),
	hours: z
		.string()
		.transform((typed) => readWhole(typed) ?? 0)
		.pipe(z.number().min(1, 'not_hours').max(1_000, 'not_hours')),
	day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'not_day'),
	note: line(200).default('')
});

export const affiliationForm = z.object({
	code: z.string().trim().max(20),
	note: line(200).default('')
});

const whole = z
	.string()
	.transform((typed) => (typed.trim() === '' ? 0 : (readWhole(typed) ?? -1)))
	.pipe(z.number().min(0, 'not_whole').max(9_999, 'not_whole'));

/** One rule of promotion as it is typed: an empty number asks for nothing. */
export function readRule(
	{ from, to }: Pick<Rule, 'from' | 'to'>,
	typed: (name: string) => string
): Rule | null {
	const years = whole.safeParse(typed(`${from}-years`));
	const hours = trainingKinds.map((kind) => whole.safeParse(typed(`${from}-${kind}`)));
	const text = typed(`${from}-calibration`);
	const calibration = text.trim() === '' ? null : readPoints(text);
	const isOff = text.trim() !== '' && (calibration === null || calibration < 0);
	if (!years.success || isOff || hours.some(({ success }) => !success)) return null;
	const asked = trainingKinds.flatMap((kind, i): [string, number][] => {
		const hour = hours[i]?.data ?? 0;
		return hour > 0 ? [[kind, hour]] : [];
	});
	return { from, to, years: years.data, hours: Object.fromEntries(asked), calibration };
}
