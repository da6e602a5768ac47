import {
	createClient,
	LibsqlBatchError,
	type Client,
	type InStatement,
	type ResultSet,
	type Value
} from '@libsql/client';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/** What happens to a batch: it is answered; its reply is lost; or the database is locked. */
export type Fate = 'answer' | 'lose the reply' | 'busy';

const value = z.union([
	z.object({ type: z.literal('null') }).transform(() => null),
	z.object({ type: z.literal('integer'), value: z.string() }).transform((one) => BigInt(one.value)),
	z.object({ type: z.literal('text'), value: z.string() }).transform((one) => one.value)
]);
const statement = z.object({
	sql: z.string().optional(),
	sql_id: z.number().optional(),
	args: z.array(value).default([])
});
const request = z.union([
	z.object({ type: z.literal('store_sql'), sql_id: z.number(), sql: z.string() }),
	z.object({ type: z.literal('execute'), stmt: statement }),
	z.object({
		type: z.literal('batch'),
		batch: z.object({ steps: z.array(z.object({ stmt: statement })) })
	}),
	z.object({ type: z.enum(['close', 'close_sql']) })
]);
const pipeline = z.object({ requests: z.array(request) });

type Statement = z.infer<typeof statement>;
type Request = z.infer<typeof request>;

/** A database server that speaks Hrana 2 over HTTP, as far as the client asks, for tests of the network. */
export async function openRemoteServer(file: string, fates: Fate[]) {
	const database = createClient({ url: file, concurrency: 1 });
	const server = createServer(async (incoming, outgoing) => {
		const { requests } = pipeline.parse(JSON.parse(await textOf(incoming)));
		const stored = new Map<number, string>();
		const batch = requests.some((one) => one.type === 'batch');
		const fate = batch ? (fates.shift() ?? 'answer') : 'answer';
		const results: object[] = [];
		for (const one of requests) results.push(await answer(database, stored, one, fate));
		if (fate === 'lose the reply') return void outgoing.destroy();
		outgoing.setHeader('content-type', 'application/json');
		outgoing.end(JSON.stringify({ baton: null, base_url: null, results }));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		close() {
			server.closeAllConnections();
			server.close();
			database.close();
		}
	};
}

async function answer(database: Client, stored: Map<number, string>, one: Request, fate: Fate) {
	if (one.type === 'store_sql') stored.set(one.sql_id, one.sql);
	const read = ({ sql, sql_id, args }: Statement): InStatement => ({
		sql: sql ?? stored.get(sql_id ?? -1) ?? '',
		args
	});
	if (one.type === 'execute') {
		const result = toWire(await database.execute(read(one.stmt)));
		return { type: 'ok', response: { type: one.type, result } };
	}
	if (one.type === 'batch') {
		const statements = one.batch.steps.map((step) => read(step.stmt));
		const result = await runBatch(database, statements, fate);
		return { type: 'ok', response: { type: one.type, result } };
	}
	return { type: 'ok', response: { type: one.type } };
}

/** The steps are BEGIN, the statements, COMMIT, ROLLBACK. */
async function runBatch(database: Client, steps: InStatement[], fate: Fate) {
	const step_results: (object | null)[] = steps.map(() => null);
	const step_errors: (object | null)[] = steps.map(() => null);
	const nothing = { cols: [], rows: [], affected_row_count: 0, last_insert_rowid: null };
	if (fate === 'busy') {
		step_errors[0] = { message: 'database is locked', code: 'SQLITE_BUSY' };
		return { step_results, step_errors };
	}
	step_results[0] = nothing;
	try {
		const results = await database.batch(steps.slice(1, -2), 'write');
		for (const [place, result] of results.entries()) step_results[place + 1] = toWire(result);
		step_results[steps.length - 2] = nothing;
	} catch (error) {
		if (!(error instanceof LibsqlBatchError)) throw error;
		step_results.fill(nothing, 1, error.statementIndex + 1);
		step_errors[error.statementIndex + 1] = { message: error.message, code: error.code };
	}
	return { step_results, step_errors };
}

function toWire(result: ResultSet) {
	return {
		cols: result.columns.map((name) => ({ name, decltype: null })),
		rows: result.rows.map((row) => Array.from(row).map(toWireValue)),
		affected_row_count: result.rowsAffected,
		last_insert_rowid: null
	};
}

function toWireValue(one: Value) {
	if (one === null) return { type: 'null' };
	return typeof one === 'number'
		? { type: 'integer', value: String(one) }
		: { type: 'text', value: String(one) };
}

async function textOf(incoming: AsyncIterable<Buffer>): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of incoming) parts.push(part);
	return Buffer.concat(parts).toString('utf8');
}
