/** Dates, numbers and doors as people write them, by language and the unit's time zone. */
export type Locale = 'zh-CN' | 'en';

const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, zone: string, options: Intl.DateTimeFormatOptions) {
	const key = locale + zone + JSON.stringify(options);
	let found = cache.get(key);
	if (!found) {
		found = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
			timeZone: zone,
			...options
		});
		cache.set(key, found);
	}
	return found;
}

/** 2026年3月5日, or 5 March 2026. */
export function date(at: number, locale: Locale, zone: string): string {
	return formatter(locale, zone, { year: 'numeric', month: 'long', day: 'numeric' }).format(at);
}

/** 3月20日（周五）18:00, or Fri 20 March, 18:00; the year is told when it is not this year's. */
export function moment(at: number, locale: Locale, zone: string, now = at): string {
	const year = (value: number) => formatter('en', zone, { year: 'numeric' }).format(value);
	const part = (options: Intl.DateTimeFormatOptions) => formatter(locale, zone, options).format(at);
	const time = part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
	const day = part({
		...(year(at) === year(now) ? {} : { year: 'numeric' }),
		month: 'long',
		day: 'numeric'
	});
	const weekday = part({ weekday: 'short' });
	return locale === 'en' ? `${weekday} ${day}, ${time}` : `${day}（${weekday}）${time}`;
}

/** 12,345 */
export function whole(value: number, locale: Locale): string {
	return decimal(value, locale, 0, 3);
}

const decimals = new Map<string, Intl.NumberFormat>();

/** 12,345.5 with at least and at most so many decimals. */
export function decimal(value: number, locale: Locale, least: number, most: number): string {
	const key = `${locale}${least}-${most}`;
	let found = decimals.get(key);
	if (!found) {
		found = new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale, {
			minimumFractionDigits: least,
			maximumFractionDigits: most
		});
		decimals.set(key, found);
	}
	return found.format(value);
}

/** A share of whole numbers with one decimal, rounded down so that 66.66 % never reads as two thirds reached. */
export function percent(part: number, of: number): string {
	if (of === 0) return '0%';
	return `${(Math.floor((part * 1000) / of) / 10).toFixed(1)}%`;
}

/** Area from units of 0.01 m²: 89.50 m², 12,345 m². */
export function area(hundredths: number, locale: Locale): string {
	const metres = hundredths / 100;
	const digits = Number.isInteger(metres) ? 0 : 2;
	const text = decimal(metres, locale, digits, digits);
	return locale === 'en' ? `${text} m²` : `${text} ㎡`;
}

/** Money from whole 分: 15,995 元 or ¥15,995; two decimals only where there are 分. */
export function money(fen: number, locale: Locale): string {
	const digits = fen % 100 === 0 ? 0 : 2;
	const text = decimal(fen / 100, locale, digits, digits);
	return locale === 'en' ? `¥${text}` : `${text} 元`;
}

interface Door {
	building: string;
	entrance: string;
	room: string;
}

/** 3号楼2单元501室, or 3-2-501; parts that are not plain numbers stand as they were written. */
export function door(at: Door, locale: Locale): string {
	const plain = (part: string) => /^[0-9A-Za-z]+$/.test(part);
	if (locale === 'en') return [at.building, at.entrance, at.room].filter(Boolean).join('-');
	return [
		at.building && (plain(at.building) ? `${at.building}号楼` : at.building),
		at.entrance && (plain(at.entrance) ? `${at.entrance}单元` : at.entrance),
		at.room && (plain(at.room) ? `${at.room}室` : at.room)
	].join('');
}

/** 王小明 → 王*明, 李雷 → 李*, Anna Berg → A*** B***. */
export function maskName(name: string): string {
	const trimmed = name.trim();
	if (/^[\p{Script=Latin}\s.'-]+$/u.test(trimmed)) {
		return trimmed.replace(/(\p{L})\p{L}*/gu, '$1***');
	}
	const letters = [...trimmed];
	if (letters.length <= 1) return letters.join('');
	if (letters.length === 2) return `${letters[0]}*`;
	return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`;
}
