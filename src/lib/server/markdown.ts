import { micromark } from 'micromark';

/**
 * Text with Markdown as safe HTML: any HTML in it is shown as text, and links lead to the web or by
 * mail only. Its headings stand below a page's own.
 */
export function markdown(text: string): string {
	return micromark(text).replace(
		/<(\/?)h([1-6])>/g,
		(_, slash: string, level: string) => `<${slash}h${Math.min(6, Number(level) + 2)}>`
	);
}
