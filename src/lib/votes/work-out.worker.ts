import { parentPort } from 'node:worker_threads';
import type { Ballot } from './ballots.ts';
import type { Head } from './bundle-head.ts';
import { workOut } from './work-out.ts';

/** The ballots come in parts, each answered, and then the head; the answer to that is what was worked out. */
export type Asked = { ballots: Ballot[] } | { head: Head };

const ballots: Ballot[] = [];
parentPort?.on('message', (asked: Asked) => {
	if ('ballots' in asked) ballots.push(...asked.ballots);
	parentPort?.postMessage('head' in asked ? workOut({ ...asked.head, ballots }) : null);
});
