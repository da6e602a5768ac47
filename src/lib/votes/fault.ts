/** What is wrong with something read, and where: prints as `ballots[17].count: must be …`. */
export type Fault = { ok: false; where: string; why: string };

/** The refusal of what stands at `where`. */
export function fault(where: string, why: string): Fault {
	return { ok: false, where, why };
}

/** A fault as one line, whatever text was read: control characters and line breaks become spaces. */
export function printFault({ where, why }: { where: string; why: string }): string {
	return `${where}: ${why}`.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

/** A text from outside, quoted and cut to a length that a person reads. */
export function quote(text: string): string {
	return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

/** An object with named fields, as JSON knows it. */
export function isRecord(raw: unknown): raw is Record<string, unknown> {
	return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** A whole number that arithmetic keeps exact: from `least` to 9007199254740991. */
export function isWhole(raw: unknown, least = 0): raw is number {
	return Number.isSafeInteger(raw) && Number(raw) >= least;
}

/** The first field that is none of those known, or null: a misspelt field must not pass in silence. */
export function strangeField(raw: object, known: ReadonlySet<string>): string | null {
	for (const name in raw) if (!known.has(name)) return name;
	return null;
}
