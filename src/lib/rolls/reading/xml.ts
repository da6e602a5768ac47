import { cannotRead } from './limits.ts';

export type XmlEvents = {
	/** Names come without a prefix: some writers put x: before each. */
	open: (name: string, attributes: string) => void;
	close: (name: string) => void;
	text: (text: string) => void;
};

/** The longest tag or text that Excel itself would write is 32 767 characters. */
const longestPiece = 1_000_000;

/**
 * Scans XML in pieces, without building a tree: enough for the markup that spreadsheets are made of. Document types are refused,
 * so that no entity can be defined; comments and instructions are skipped.
 */
export function scanXml(events: XmlEvents): { push: (piece: Uint8Array) => void } {
	const decoder = new TextDecoder('utf-8');
	let rest = '';
	return {
		push(piece) {
			rest = scan(rest + decoder.decode(piece, { stream: true }), events);
			if (rest.length > longestPiece) throw cannotRead('broken');
		}
	};
}

/** The value of one attribute, whatever its prefix; empty where there is none. */
export function attribute(attributes: string, name: string): string {
	const match = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
	return decodeXml(match?.[1] ?? match?.[2] ?? '');
}

/** Text with its entities, and with Excel's own escapes such as _x000D_, as characters; half of one is none. */
export function decodeXml(text: string): string {
	const plain = text.includes('&')
		? text.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,4});/gi, entity)
		: text;
	const whole = plain.includes('_x')
		? plain.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => character(parseInt(code, 16)))
		: plain;
	return whole === text ? text : whole.replace(/\p{Cs}/gu, '');
}

function scan(xml: string, events: XmlEvents): string {
	let at = 0;
	for (;;) {
		const open = xml.indexOf('<', at);
		if (open < 0) return xml.slice(at);
		const end = endOfTag(xml, open);
		if (end < 0) return xml.slice(at);
		if (open > at) events.text(decodeXml(xml.slice(at, open)));
		emit(xml, open, end, events);
		at = end;
	}
}

/** Behind the tag that begins at `open`, or -1 while it is not there yet. */
function endOfTag(xml: string, open: number): number {
	if (xml.charCodeAt(open + 1) === 33) return endOfDeclaration(xml, open);
	let end = xml.indexOf('>', open);
	// A > inside quotes is no end: the quotes before it must be even.
	while (end >= 0 && insideQuotes(xml, open, end)) end = xml.indexOf('>', end + 1);
	return end < 0 ? -1 : end + 1;
}

function endOfDeclaration(xml: string, open: number): number {
	const start = xml.slice(open, open + 9);
	const [mark, ending] = start.startsWith('<!--')
		? ['<!--', '-->']
		: start === '<![CDATA['
			? [start, ']]>']
			: ['', ''];
	if (mark === '') {
		if (start.length < 9) return -1;
		throw cannotRead('broken');
	}
	const end = xml.indexOf(ending, open + mark.length);
	return end < 0 ? -1 : end + ending.length;
}

function insideQuotes(xml: string, open: number, end: number): boolean {
	let quote = 0;
	for (let at = open; at < end; at += 1) {
		const code = xml.charCodeAt(at);
		if (quote === 0 && (code === 34 || code === 39)) quote = code;
		else if (code === quote) quote = 0;
	}
	return quote !== 0;
}

function emit(xml: string, open: number, end: number, events: XmlEvents): void {
	const first = xml.charCodeAt(open + 1);
	if (first === 47) return events.close(localName(xml.slice(open + 2, end - 1).trimEnd()));
	if (first === 63) return;
	if (first === 33) {
		if (xml.startsWith('<![CDATA[', open)) events.text(xml.slice(open + 9, end - 3));
		return;
	}
	const empty = xml.charCodeAt(end - 2) === 47;
	const tag = xml.slice(open + 1, empty ? end - 2 : end - 1);
	const space = tag.search(/\s/);
	const name = localName(space < 0 ? tag : tag.slice(0, space));
	events.open(name, space < 0 ? '' : tag.slice(space));
	if (empty) events.close(name);
}

function localName(name: string): string {
	const colon = name.indexOf(':');
	return colon < 0 ? name : name.slice(colon + 1);
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function entity(whole: string, name: string): string {
	if (!name.startsWith('#')) return entities[name] ?? whole;
	const hex = name[1] === 'x' || name[1] === 'X';
	return character(hex ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10));
}

function character(code: number): string {
	return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
