import { Agent, request } from 'node:http';

export interface Shot {
	path: string;
	headers: Record<string, string>;
	body: string;
}

/** Fires `shots` POSTs, `at` of them at once, and tells how many a second were answered as `wanted`. */
export async function fire(
	port: number,
	{
		shots,
		at,
		wanted,
		shot
	}: { shots: number; at: number; wanted: number; shot: (n: number) => Shot }
): Promise<{ perSecond: number; odd: number }> {
	const agent = new Agent({ keepAlive: true, maxSockets: at });
	let next = 0;
	let odd = 0;
	const start = performance.now();
	const gun = async () => {
		while (next < shots) {
			next += 1;
			if ((await post(agent, port, shot(next))) !== wanted) odd += 1;
		}
	};
	await Promise.all(Array.from({ length: at }, gun));
	const seconds = (performance.now() - start) / 1000;
	agent.destroy();
	return { perSecond: (shots - odd) / seconds, odd };
}

function post(agent: Agent, port: number, { path, headers, body }: Shot): Promise<number> {
	return new Promise((resolve, reject) => {
		const sent = request(
			{
				agent,
				port,
				host: '127.0.0.1',
				path,
				method: 'POST',
				headers: { ...headers, 'content-length': Buffer.byteLength(body) }
			},
			(response) => {
				response.resume();
				response.on('end', () => resolve(response.statusCode ?? 0));
			}
		);
		sent.on('error', reject);
		sent.end(body);
	});
}
