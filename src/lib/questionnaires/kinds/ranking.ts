import type { Ranked } from '../answers.ts';
import { meanOf } from '../summary.ts';
import { numbered, numberOf } from './choosing.ts';
import { fault, isRecord, isTexts, none, type Cell, type QuestionKind } from './kind.ts';

/** Options in the order of preference, best first; the rest may be left out. */
export const ranking: QuestionKind<'ranking', Ranked> = {
	kind: 'ranking',
	read(raw, { options, most = options.length }) {
		if (!isRecord(raw, 'ranked') || !isTexts(raw.ranked)) return fault('wrong_shape');
		const { ranked } = raw;
		if (ranked.length === 0) return none;
		if (ranked.some((key) => !options.some((option) => option.key === key))) {
			return fault('no_such_option');
		}
		if (new Set(ranked).size < ranked.length) return fault('twice');
		return ranked.length > most ? fault('too_many') : { answer: { ranked } };
	},
	/** Without script each option has a field for its place: 1 is best, gaps do not matter, a place twice does. */
	fromForm(fields, { options }) {
		const placed = options.flatMap(({ key }) => {
			const place = fields.one(key).trim();
			return place === '' ? [] : [{ key, place: Number(place) }];
		});
		const places = new Set(placed.map(({ place }) => place));
		if (placed.some(({ place }) => !Number.isInteger(place) || place < 1)) return { ranked: null };
		const ranked = placed.sort((a, b) => a.place - b.place).map(({ key }) => key);
		// Two at one place: the first stands twice, which `read` refuses in those words.
		return { ranked: places.size < placed.length ? [...ranked, ...ranked.slice(0, 1)] : ranked };
	},
	fromTyped(typed, { options }) {
		const numbers = typed.split(/[\s,，、>]+/).filter((one) => one !== '' && one !== '-');
		return { ranked: numbers.map((one) => numbered(options, one)) };
	},
	toTyped: ({ ranked }, { options }) => ranked.map((key) => numberOf(options, key)).join(' '),
	columns: ({ key, options }) =>
		options.map((option) => ({ name: `${key}_${option.key}`, option: option.key })),
	toCells: (answer, { options }) => options.map(({ key }): Cell => placeOf(answer, key)),
	fromCells(cells, { options }) {
		const placed = options.flatMap(({ key }, i) => {
			const place = Number(cells[i] ?? 0);
			return place > 0 ? [{ key, place }] : [];
		});
		return { ranked: placed.sort((a, b) => a.place - b.place).map(({ key }) => key) };
	},
	summarise: (answers, { options }) => ({
		shape: 'ranks',
		of: answers.length,
		options: options.map(({ key }) => {
			const places = answers.flatMap((answer) => placeOf(answer, key) ?? []);
			const first = places.filter((place) => place === 1).length;
			return { key, ranked: places.length, first, mean: meanOf(places) };
		})
	})
};

function placeOf(answer: Ranked | undefined, key: string): number | null {
	const at = answer?.ranked.indexOf(key) ?? -1;
	return at < 0 ? null : at + 1;
}
