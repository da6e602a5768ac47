import type { Figure } from './figure.ts';

/** One piece of evidence as it is shown. */
export type Piece = {
	id: string;
	indicator_key: string;
	kind: 'file' | 'link' | 'consultation' | 'measure';
	label: string;
	url: string | null;
	file: { id: string; name: string; media_type: string; size: number; sha256: string } | null;
	consultation: { id: string; title: string } | null;
	figure: Figure | null;
	added_at: number;
};

/** An address that a browser opens over the web, or null. */
export function linkOf(typed: string): string | null {
	if (typed.length > 2_000 || !URL.canParse(typed.trim())) return null;
	const url = new URL(typed.trim());
	return ['http:', 'https:'].includes(url.protocol) ? url.href : null;
}
