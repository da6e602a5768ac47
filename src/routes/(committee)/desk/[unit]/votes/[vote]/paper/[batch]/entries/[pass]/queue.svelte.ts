import { deserialize } from '$app/forms';
import type { EntryFault, KeptRow, RowAnswer } from '#lib/votes/paper-ballots/rows.ts';

/** One typed paper on its way: `waiting` until the server has said that it is kept, or why not. */
export type SentRow = KeptRow & { revision: number; waiting: boolean; fault: EntryFault | null };

/** Rows that are sent together. */
const CHUNK = 20;
const PAUSE = 2_000;

/**
 * What is typed goes to the server in small chunks, one after another. When the connection is lost it is sent again
 * until an answer comes: each row has its place and revision, so that twice is once.
 */
export class EntryQueue {
	rows = $state<SentRow[]>([]);
	offline = $state(false);
	stopped = $state(false);
	#revision: number;
	#sending = false;

	constructor(kept: readonly KeptRow[], revision: number) {
		this.rows = kept.map((row) => ({ ...row, revision: 0, waiting: false, fault: null }));
		this.#revision = revision;
	}

	/** The rows that are not known to be kept; those with a fault are not among them. */
	get waiting(): SentRow[] {
		return this.rows.filter(({ waiting }) => waiting);
	}

	get faulty(): SentRow[] {
		return this.rows.filter(({ fault }) => fault !== null);
	}

	/** Puts a paper at its place, instead of what was typed there before; an empty one takes it out. */
	put(row: Pick<KeptRow, 'position' | 'number' | 'choice'>): void {
		this.#revision += 1;
		const door = this.rows.find(({ position }) => position === row.position)?.door ?? null;
		const sent = { ...row, door, revision: this.#revision, waiting: true, fault: null };
		this.rows = [...this.rows.filter(({ position }) => position !== row.position), sent].sort(
			(a, b) => a.position - b.position
		);
		void this.#send();
	}

	async #send(): Promise<void> {
		if (this.#sending || this.stopped) return;
		this.#sending = true;
		for (let chunk = this.waiting; chunk.length > 0; chunk = this.waiting) {
			const answer = await post(chunk.slice(0, CHUNK));
			if (answer === 'stopped') {
				this.stopped = true;
				break;
			}
			this.offline = answer === 'again';
			if (answer === 'again') await new Promise((done) => setTimeout(done, PAUSE));
			else this.#settle(chunk.slice(0, CHUNK), answer);
		}
		this.#sending = false;
	}

	/** Rows typed anew in the meantime still wait. */
	#settle(sent: readonly SentRow[], answers: readonly RowAnswer[]): void {
		this.rows = this.rows.flatMap((row) => {
			const answer = answers.find(({ position }) => position === row.position);
			const isAsSent = sent.some(({ revision }) => revision === row.revision);
			if (!answer || !isAsSent) return [row];
			if (row.number === '' && row.choice === '') return [];
			return [{ ...row, waiting: false, fault: answer.fault, door: answer.door }];
		});
	}
}

/** 'again': there was no answer, or the server is busy. 'stopped': this entry is not this person's any more. */
async function post(rows: readonly SentRow[]): Promise<RowAnswer[] | 'again' | 'stopped'> {
	const body = new FormData();
	body.set('by-keys', '1');
	for (const { position, number, choice, revision } of rows) {
		body.append('position', String(position));
		body.append('number', number);
		body.append('choice', choice);
		body.append('row-revision', String(revision));
	}
	try {
		const headers = { 'x-sveltekit-action': 'true', accept: 'application/json' };
		const response = await fetch('?/save', { method: 'POST', body, headers });
		if (response.status >= 500) return 'again';
		const result = deserialize<{ answers: RowAnswer[] }, never>(await response.text());
		return result.type === 'success' && result.data ? result.data.answers : 'stopped';
	} catch {
		return 'again';
	}
}
