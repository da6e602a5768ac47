const fullWidth = /[！-～]/g;
// Controls, soft hyphens and zero-width characters come along from web pages and chat.
const invisible = /(?!\s)[\p{Cc}\p{Cf}]/gu;
const betweenHan = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;
const identityNumber =
	/(?<![0-9])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dX](?![0-9])/i;

/** Full-width letters, digits and signs as their plain forms; nothing else is touched. */
export function foldWidth(text: string): string {
	return text.replace(fullWidth, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

// Nearly every cell is of these alone; they need no mending.
const plain = /^[!-~\u4e00-\u9fff]*$/;

/** One spelling for one text: plain width, single spaces, nothing invisible. Doing it twice changes nothing. */
export function tidy(text: string): string {
	if (plain.test(text)) return text;
	return foldWidth(text).replace(invisible, '').replace(/\s+/g, ' ').normalize('NFC').trim();
}

/** A name: tidy, with one kind of middle dot, and without the spaces that stretch a name of two characters to three characters. */
export function tidyName(text: string): string {
	if (plain.test(text)) return text;
	return tidy(text)
		.replace(/[•‧∙⋅・･]/g, '·')
		.replace(betweenHan, '')
		.replace(/ ?· ?/g, '·');
}

/** Whether digits or letters stand in full width. Chinese punctuation is at home there and is not meant. */
export function hasFullWidth(text: string): boolean {
	return !plain.test(text) && /[０-９Ａ-Ｚａ-ｚ]/.test(text);
}

/** Whether spaces stand around the text or inside a Chinese name. */
export function hasStraySpaces(text: string): boolean {
	if (plain.test(text)) return false;
	return text !== text.trim() || /\s{2,}/.test(text) || text.search(betweenHan) >= 0;
}

/** Whether the text holds an identity card number, which Minyi never keeps. */
export function hasIdentityNumber(text: string): boolean {
	return text.length >= 18 && identityNumber.test(foldWidth(text));
}

/** Whether the text is an identity card number and nothing else. */
export function isIdentityNumber(text: string): boolean {
	return hasIdentityNumber(text) && tidy(withoutIdentityNumber(text)) === '';
}

/** The text without the identity card numbers in it. */
export function withoutIdentityNumber(text: string): string {
	return text.replace(new RegExp(identityNumber, 'gi'), '');
}

/** A cell as a preview may show it: short, and with an identity number covered. */
export function shown(text: string, longest = 40): string {
	const seen = text.replace(invisible, '');
	const plain = hasIdentityNumber(seen)
		? foldWidth(seen).replace(identityNumber, (id) => `${id.slice(0, 3)}***************`)
		: seen;
	return plain.length > longest ? `${plain.slice(0, longest - 1)}…` : plain;
}

/** Column 0 is A, 26 is AA, as Excel names them. */
export function columnLetter(column: number): string {
	const rest = Math.floor(column / 26);
	return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}
