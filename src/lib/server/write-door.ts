import type { Client, ResultSet } from '@libsql/client';
import { randomInt } from 'node:crypto';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { explain, judge } from './database-errors.ts';
import { refusal, refuse } from './refuse.ts';
import { shuffle } from './shuffle.ts';
import {
	compile,
	readResult,
	type CompiledStatement,
	type Statement,
	type WriteResult
} from './statements.ts';

export type DoorLimits = {
	/** Statements in one commit; a longer list has a commit of its own. */
	statements: number;
	/** Lists that may wait. */
	lists: number;
	/** Milliseconds that a list may wait. */
	age: number;
};

export type DoorStats = {
	commits: number;
	lists: number;
	statements: number;
	busy: number;
	refused: number;
	waiting: number;
};

export type CommitListener = (statements: readonly CompiledStatement[]) => void;

export type WriteDoor = {
	write(statements: readonly Statement[]): Promise<WriteResult[]>;
	/** Calls the listener with the statements of each list that was committed, until it is undone. */
	onCommit(listener: CommitListener): () => void;
	/** Takes no more, and waits for what was taken. */
	close(): Promise<void>;
	stats(): DoorStats;
};

type List = {
	statements: CompiledStatement[];
	since: number;
	resolve: (results: WriteResult[]) => void;
	reject: (reason: unknown) => void;
};

/**
 * The one way into the database. Lists of statements that arrive while a commit is under way are
 * committed together, in random order. Each list is atomic, and its promise resolves only after
 * the commit; lists that do not wait for each other have no order.
 */
export function createWriteDoor(
	client: Pick<Client, 'batch' | 'reconnect' | 'protocol'>,
	limits: DoorLimits
): WriteDoor {
	const remote = client.protocol !== 'file';
	const queue: List[] = [];
	const listeners = new Set<CommitListener>();
	const done = { commits: 0, lists: 0, statements: 0, busy: 0, refused: 0 };
	let working: Promise<void> | null = null;
	let closed = false;

	async function write(statements: readonly Statement[]): Promise<WriteResult[]> {
		const compiled = compile(statements);
		if (compiled.length === 0) return [];
		if (closed) refuse('busy', 'The database is closed for writing');
		const full = queue.length >= limits.lists;
		if (full || (queue[0] && isTooOld(queue[0]))) {
			done.refused += 1;
			refuse('busy', `${queue.length} writes are waiting`);
		}
		return new Promise((resolve, reject) => {
			queue.push({ statements: compiled, since: performance.now(), resolve, reject });
			working ??= work();
		});
	}

	async function work(): Promise<void> {
		// One turn of the event loop lets the requests that have arrived join the commit.
		await setImmediate();
		while (queue.length > 0) {
			const answer = await commit(shuffle(take()));
			await (answer === 'again' ? setTimeout(randomInt(10, 50)) : setImmediate());
		}
		working = null;
	}

	/** The lists at the head of the queue that fit into one commit; those too old are refused. */
	function take(): List[] {
		let size = 0;
		const end = queue.findIndex((list, place) => {
			size += list.statements.length;
			return place > 0 && size > limits.statements;
		});
		const taken = queue.splice(0, end === -1 ? queue.length : end);
		const tooOld = taken.filter(isTooOld);
		for (const list of tooOld) {
			done.refused += 1;
			list.reject(refusal('busy', 'The database was busy for too long'));
		}
		return tooOld.length === 0 ? taken : taken.filter((list) => !tooOld.includes(list));
	}

	/** Commits the lists together; if one of them fails, one by one, so that only it fails. */
	async function commit(lists: List[]): Promise<'done' | 'again'> {
		if (lists.length === 0) return 'done';
		const statements = lists.flatMap((list) => list.statements);
		let results: ResultSet[];
		try {
			results = await client.batch(statements, 'write');
		} catch (error) {
			// A statement that failed stays open in the driver and would swallow later commits.
			await client.reconnect();
			return recover(lists, error);
		}
		settle(lists, results);
		return 'done';
	}

	async function recover(lists: List[], error: unknown): Promise<'done' | 'again'> {
		const left = judge(error, remote);
		if (left === 'nothing, again') {
			done.busy += 1;
			queue.unshift(...lists);
			return 'again';
		}
		if (left === 'nothing' && lists.length > 1) {
			for (const [place, list] of lists.entries()) {
				if ((await commit([list])) === 'done') continue;
				queue.unshift(...lists.slice(place + 1));
				return 'again';
			}
		} else {
			for (const list of lists) list.reject(explain(error, remote));
		}
		return 'done';
	}

	/** Hands out the results of a commit that has happened. */
	function settle(lists: List[], results: ResultSet[]): void {
		done.commits += 1;
		done.lists += lists.length;
		done.statements += results.length;
		let next = 0;
		for (const { statements, resolve } of lists) {
			const own = results.slice(next, (next += statements.length));
			resolve(own.map((result, place) => readResult(result, statements[place]?.sql ?? '')));
			for (const listener of listeners) queueMicrotask(() => listener(statements));
		}
	}

	function isTooOld(list: List): boolean {
		return performance.now() - list.since > limits.age;
	}

	async function close(): Promise<void> {
		closed = true;
		await working;
	}

	function onCommit(listener: CommitListener): () => void {
		listeners.add(listener);
		return () => listeners.delete(listener);
	}

	return { write, onCommit, close, stats: () => ({ ...done, waiting: queue.length }) };
}
