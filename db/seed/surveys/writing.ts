import type { Words } from '#lib/questionnaires/document.ts';
import type { Line, Option } from '#lib/questionnaires/questions.ts';

/** Chinese and English. */
export const w = (zh: string, en: string): Words => ({ zh, en });

/** Options or lines, a key and its words in both languages each. */
export const lines = (...listed: readonly (readonly [string, string, string])[]): Line[] =>
	listed.map(([key, zh, en]) => ({ key, words: w(zh, en) }));

/** “Other”, with a text of one's own. */
export const other: Option = { key: 'other', words: w('其他', 'Something else'), other: true };

/** The buildings of an estate. */
export const buildings = (many: number): Line[] =>
	Array.from({ length: many }, (_, i) => ({
		key: `b${i + 1}`,
		words: w(`${i + 1} 号楼`, `Building ${i + 1}`)
	}));
