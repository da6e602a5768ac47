import type { Channel } from '../votes.ts';
import type { NumberFault } from './number.ts';
import type { TypedFault } from './typed.ts';

export type Door = { building: string; entrance: string; room: string };

/** One paper as it was typed; nothing in either box takes it out of the entry. */
export type TypedRow = { position: number; number: string; choice: string; revision: number };

/** Why a row says nothing that can be kept. `already_cast`: the elector has a ballot, by this channel. */
export type EntryFault =
	| { where: 'number'; reason: NumberFault | 'unknown' | 'twice_here' | 'removed' }
	| { where: 'number'; reason: 'already_cast'; channel: Channel }
	| { where: 'choice'; fault: TypedFault };

/** What became of a row: kept, or why not. `door`: whose paper it is, in a coded batch. */
export type RowAnswer = {
	position: number;
	fault: EntryFault | null;
	door: Door | null;
};

/** One kept row, as it would be typed. */
export type KeptRow = {
	position: number;
	number: string;
	choice: string;
	door: Door | null;
};
