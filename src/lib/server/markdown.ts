import { micromark } from 'micromark';

/** As long as the longest text that any form takes; a preview may be sent more. */
const longest = 20_000;
const mostKept = 100;
const kept = new Map<string, string>();

/**
 * Text with Markdown as safe HTML: any HTML in it is shown as text, and links lead to the web or by
 * mail only. Its headings stand below a page's own. What was made is kept for a while, since a text can be
 * written so that making it takes seconds, and everybody may ask for its page.
 */
export function markdown(text: string): string {
	const short = text.slice(0, longest);
	const known = kept.get(short);
	if (known !== undefined) return known;
	const made = make(short);
	const [oldest] = kept.keys();
	if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
	kept.set(short, made);
	return made;
}

function make(text: string): string {
	return micromark(text).replace(
		/<(\/?)h([1-6])>/g,
		(_, slash: string, level: string) => `<${slash}h${Math.min(6, Number(level) + 2)}>`
	);
}
