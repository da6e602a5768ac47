import { fault, none, type QuestionKind } from './kind.ts';

/** A day of the calendar, written 2026-03-05 and typed 20260305 or 2026-3-5. */
export const date: QuestionKind<'date', string> = {
	kind: 'date',
	read(raw, { from = '0001-01-01', until = '9999-12-31' }) {
		if (raw === '') return none;
		if (typeof raw !== 'string' || !isDay(raw)) return fault('no_such_date');
		if (raw < from) return fault('too_early');
		return raw > until ? fault('too_late') : { answer: raw };
	},
	fromForm: (fields) => written(fields.one()),
	fromTyped: (typed) => (typed.trim() === '-' ? '' : written(typed)),
	toTyped: (answer) => answer,
	columns: ({ key }) => [{ name: key }],
	toCells: (answer) => [answer ?? null],
	fromCells: ([cell]) => written(String(cell ?? '')),
	summarise(answers) {
		const sorted = [...answers].sort();
		const months = new Map<string, number>();
		for (const day of sorted) {
			const month = day.slice(0, 7);
			months.set(month, (months.get(month) ?? 0) + 1);
		}
		return {
			shape: 'dates',
			of: answers.length,
			first: sorted[0] ?? null,
			last: sorted.at(-1) ?? null,
			months: [...months].map(([key, count]) => ({ key, count }))
		};
	}
};

/** A day as it is stored, from how people write it: 2026年3月5日, 2026/3/5, 20260305. */
function written(text: string): string {
	const plain = text.normalize('NFKC').trim();
	const [whole, year = '', month = '', day = ''] =
		/^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(plain) ?? [];
	return whole === undefined ? plain : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function isDay(text: string): boolean {
	const time = Date.parse(`${text}T00:00:00Z`);
	return (
		/^\d{4}-\d{2}-\d{2}$/.test(text) &&
		!Number.isNaN(time) &&
		new Date(time).toISOString().startsWith(text)
	);
}
