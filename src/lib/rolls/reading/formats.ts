import { attribute, scanXml } from './xml.ts';

/** How a number cell is shown: as a date, with leading zeros, or as it is. */
export type NumberFormat = { date: boolean; zeros: number };

const plain: NumberFormat = { date: false, zeros: 0 };

/** Excel's built-in dates and times, with those of the Chinese edition. */
const builtInDates: [number, number][] = [
	[14, 22],
	[27, 36],
	[45, 47],
	[50, 58]
];

/** Collects the formats of styles.xml; `formats[s]` belongs to cells with style s. */
export function readFormats(): { push: (piece: Uint8Array) => void; formats: NumberFormat[] } {
	const codes = new Map<string, string>();
	const formats: NumberFormat[] = [];
	let inCells = false;
	const { push } = scanXml({
		open(name, attributes) {
			if (name === 'numFmt')
				codes.set(attribute(attributes, 'numFmtId'), attribute(attributes, 'formatCode'));
			if (name === 'cellXfs') inCells = true;
			if (name === 'xf' && inCells)
				formats.push(formatOf(attribute(attributes, 'numFmtId'), codes));
		},
		close(name) {
			if (name === 'cellXfs') inCells = false;
		},
		text() {}
	});
	return { push, formats };
}

/** A number as Excel shows it: 501 and not 501.0, 89.5 and not 89.50000000000001, dates as 2026-03-05. */
export function numberText(raw: string, format: NumberFormat = plain, date1904 = false): string {
	const value = Number(raw);
	if (raw.trim() === '' || !Number.isFinite(value)) return raw.trim();
	if (format.date) return dateText(value + (date1904 ? 1462 : 0));
	const exact = Number(value.toPrecision(15));
	const text =
		Math.abs(exact) < 1e21 && Math.abs(exact) >= 1e-6 ? String(exact) : exact === 0 ? '0' : raw;
	return format.zeros > 0 && /^\d+$/.test(text) ? text.padStart(format.zeros, '0') : text;
}

function formatOf(id: string, codes: Map<string, string>): NumberFormat {
	const number = Number(id);
	const code = codes.get(id);
	if (code === undefined) {
		return { date: builtInDates.some(([from, to]) => number >= from && number <= to), zeros: 0 };
	}
	// What stands in quotes, behind \ _ * or in brackets is decoration; [h] counts hours.
	const bare =
		code.replace(/"[^"]*"|[\\_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').split(';')[0] ?? '';
	const zeros = /^0{2,12}$/.test(bare) ? bare.length : 0;
	return { date: !/general/i.test(bare) && /[ymdhs]/i.test(bare), zeros };
}

function dateText(serial: number): string {
	if (serial < 0 || serial > 2_958_466) return String(serial);
	// Excel counts a 29 February 1900 that never was.
	const days = serial < 60 ? serial + 1 : serial;
	const moment = new Date(Math.round((days - 25_569) * 86_400) * 1000).toISOString();
	const time = moment.slice(11, 19);
	if (serial < 1) return time;
	return time === '00:00:00' ? moment.slice(0, 10) : `${moment.slice(0, 10)} ${time}`;
}
