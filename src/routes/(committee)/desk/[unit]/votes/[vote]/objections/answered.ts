import type { Ruling } from '#lib/votes/assistance/objections.ts';
import type { RulingFault } from '#lib/votes/assistance/words.ts';

/** What a form of this page came back with. */
export type Answered = {
	id: string;
	answer: RulingFault;
	ruling?: Ruling | undefined;
	reason?: string | undefined;
};
