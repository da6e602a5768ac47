import { say, type Words } from '#lib/questionnaires/document.ts';

export const kinds = ['designation', 'review', 'membership'] as const;
export type Kind = (typeof kinds)[number];

/** What stands on a certificate, frozen when it was signed. */
export type Printed = {
	/** What was reached: 实践基地, 评审专家, 常委单位. */
	award: Words;
	/** How and in what, up to the award; a sentence that the award ends. */
	lead: Words;
	/** Where the holder lies, from above; empty for a person. */
	place: Words;
	organiser: Words;
	/** What it took. */
	criteria: Words;
	/** The organiser's, in which its days are told. */
	time_zone: string;
};

/** The same words in both languages; English stands for itself where nobody wrote it. */
export const inBoth = (of: (locale: 'zh-CN' | 'en') => string): Words => ({
	zh: of('zh-CN'),
	en: of('en')
});

/** Both languages on one line, as a signed file has them. */
export function bothOf(words: Words): string {
	const english = say(words, 'en');
	return english === words.zh ? words.zh : `${words.zh} / ${english}`;
}
