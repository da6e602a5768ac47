import type { Condition } from './conditions.ts';
import type { Words } from './document.ts';

/** One thing to choose. `exclusive`: "none of these", alone or not at all. `other`: with a text of one's own. */
export type Option = { key: string; words: Words; exclusive?: boolean; other?: boolean };

/** A row or column of a matrix. */
export type Line = { key: string; words: Words };

type Asked = {
	key: string;
	words: Words;
	help?: Words;
	/** `soft`: asks once more when left out, and then lets go on. */
	required: 'no' | 'soft' | 'yes';
	when?: Condition;
	/** After this answer the questionnaire is over. */
	endIf?: Condition;
};

type Choosing = { options: Option[]; order: 'fixed' | 'random' };
type Matrix = { rows: Line[]; columns: Line[]; order: 'fixed' | 'random' };

export type SingleQuestion = Asked & Choosing & { kind: 'single' };
export type DropdownQuestion = Asked & Choosing & { kind: 'dropdown' };
export type MultipleQuestion = Asked & Choosing & { kind: 'multiple'; min?: number; max?: number };
export type YesNoQuestion = Asked & { kind: 'yes-no' };
/** One to five. */
export type RatingQuestion = Asked & { kind: 'rating'; low?: Words; high?: Words };
/** Nought to ten: how likely one would recommend it. */
export type RecommendQuestion = Asked & { kind: 'recommend'; low?: Words; high?: Words };
export type MatrixSingleQuestion = Asked & Matrix & { kind: 'matrix-single' };
export type MatrixMultipleQuestion = Asked & Matrix & { kind: 'matrix-multiple' };
/** `most`: how many are ranked at most; all if not given. */
export type RankingQuestion = Asked & Choosing & { kind: 'ranking'; most?: number };
/** `decimals`: digits after the point, 0 to 4. */
export type NumberQuestion = Asked & {
	kind: 'number';
	min?: number;
	max?: number;
	decimals: number;
	unit?: Words;
};
export type ShortTextQuestion = Asked & { kind: 'short-text'; longest: number };
export type LongTextQuestion = Asked & { kind: 'long-text'; longest: number };
export type DateQuestion = Asked & { kind: 'date'; from?: string; until?: string };
export type PhoneQuestion = Asked & { kind: 'phone' };
export type EmailQuestion = Asked & { kind: 'email' };
export type FileQuestion = Asked & { kind: 'file'; most: number };
/** A point on an uploaded plan, or one of the buildings named. */
export type PlaceQuestion = Asked & { kind: 'place'; plan?: string; buildings: Line[] };
export type ConsentQuestion = Asked & { kind: 'consent' };
/** Nothing to answer: words between questions. */
export type StatementQuestion = Asked & { kind: 'statement' };

export type Question =
	| SingleQuestion
	| DropdownQuestion
	| MultipleQuestion
	| YesNoQuestion
	| RatingQuestion
	| RecommendQuestion
	| MatrixSingleQuestion
	| MatrixMultipleQuestion
	| RankingQuestion
	| NumberQuestion
	| ShortTextQuestion
	| LongTextQuestion
	| DateQuestion
	| PhoneQuestion
	| EmailQuestion
	| FileQuestion
	| PlaceQuestion
	| ConsentQuestion
	| StatementQuestion;

export type Kind = Question['kind'];
export type QuestionOf<K extends Kind> = Extract<Question, { kind: K }>;
