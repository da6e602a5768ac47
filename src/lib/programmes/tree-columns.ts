import { foldWidth } from '#lib/rolls/text.ts';
import type { EvidenceKind } from './criteria.ts';

/** What a row of the sheet is: a criterion, an indicator of it, or a band of the indicator's scale. */
export type Kind = 'criterion' | 'indicator' | 'anchor';

/** The columns in their order, each with its title in both languages. They belong to the file, not to a page. */
const titles = {
	kind: '类别 kind',
	key: '编号 key',
	weight: '权重（分） weight',
	from: '从 from',
	to: '到 to',
	step: '步长 step',
	zh: '文字 Chinese',
	en: '英文 English',
	help_zh: '说明 help in Chinese',
	help_en: '英文说明 help in English',
	evidence: '佐证 evidence',
	measure: '自动数据 measure'
} as const;

export type Column = keyof typeof titles;

export const columnIds: readonly Column[] = [
	'kind',
	'key',
	'weight',
	'from',
	'to',
	'step',
	'zh',
	'en',
	'help_zh',
	'help_en',
	'evidence',
	'measure'
];

/** Without these a sheet says too little. */
export const required: readonly Column[] = ['kind', 'key', 'weight', 'from', 'to', 'step', 'zh'];

const kinds: Record<Kind, string> = {
	criterion: '维度 criterion',
	indicator: '指标 indicator',
	anchor: '档 anchor'
};

const evidences: Record<EvidenceKind, string> = {
	file: '文件 file',
	link: '链接 link',
	consultation: '协商 consultation',
	measure: '数据 measure'
};

export function titleOf(column: Column): string {
	return titles[column];
}

/** The column that has this title, written in one of the languages or in both; null is none of ours. */
export function columnOf(title: string): Column | null {
	return columnIds.find((id) => id === plain(title) || isNamed(titles[id], title)) ?? null;
}

export function kindText(kind: Kind): string {
	return kinds[kind];
}

export function kindFrom(text: string): Kind | null {
	const all: Kind[] = ['criterion', 'indicator', 'anchor'];
	return all.find((kind) => isNamed(kinds[kind], text)) ?? null;
}

export function evidenceText(evidence: readonly EvidenceKind[]): string {
	return evidence.map((kind) => evidences[kind]).join('、');
}

/** The kinds of evidence in a cell, apart by commas or the like; null if one of them is none. */
export function evidenceFrom(text: string): EvidenceKind[] | null {
	const all: EvidenceKind[] = ['file', 'link', 'consultation', 'measure'];
	const parts = text.split(/[、,，;；\n]+/).filter((part) => part.trim() !== '');
	const found = parts.map((part) => all.find((kind) => isNamed(evidences[kind], part)));
	const known = found.filter((kind) => kind !== undefined);
	return known.length === parts.length ? [...new Set(known)] : null;
}

/** A name is Chinese, a space, English. */
function isNamed(name: string, text: string): boolean {
	const gap = name.indexOf(' ');
	const [zh, en] = [name.slice(0, gap), name.slice(gap + 1)];
	return [zh, en, name].some((one) => plain(one) === plain(text));
}

function plain(text: string): string {
	return foldWidth(text.slice(0, 60)).replace(/\s+/g, '').toLowerCase();
}
