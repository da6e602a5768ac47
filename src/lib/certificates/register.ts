import type { Words } from '#lib/questionnaires/document.ts';
import type { State } from './standing.ts';

/** A designation as the register lists it. */
export type Line = {
	id: string;
	certificate: { id: string; number: string } | null;
	unit: { id: string; name: string; name_en: string; code: string };
	programme: { id: string; name: Words; year: number };
	tier: Words;
	tier_key: string;
	valid_from: number;
	valid_until: number;
	state: State;
	ended_at: number | null;
	end_reason: string;
};
