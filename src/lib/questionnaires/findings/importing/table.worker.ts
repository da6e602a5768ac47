import { parentPort, workerData } from 'node:worker_threads';
import { reasonOf } from '#lib/rolls/reading/limits.ts';
import { readTable, type TableTask } from './read-table.ts';

const port = parentPort;
if (port) work(workerData);

function work(task: TableTask): void {
	try {
		port?.postMessage({ rows: readTable(task) });
	} catch (error) {
		const refused = reasonOf(error);
		if (refused === null) throw error;
		port?.postMessage({ refused });
	}
}
