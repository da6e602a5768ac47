import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A server in a process of its own, on a free port, once it answers. */
export async function serve(command: string[], settings: Record<string, string>) {
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const child = spawn(process.execPath, command, {
		env: { ...process.env, ...settings, PORT: String(port), HOST: '127.0.0.1', ORIGIN: origin },
		stdio: ['ignore', 'ignore', 'inherit']
	});
	const ended = once(child, 'exit');
	const deadline = Date.now() + 30_000;
	while (!(await answers(port))) {
		if (Date.now() < deadline && child.exitCode === null) continue;
		child.kill();
		throw new Error('The server did not start');
	}
	return {
		port,
		origin,
		pid: child.pid ?? 0,
		stop: async () => {
			child.kill('SIGTERM');
			await ended;
		}
	};
}

async function answers(port: number): Promise<boolean> {
	try {
		await (await fetch(`http://127.0.0.1:${port}/healthz`, { redirect: 'manual' })).arrayBuffer();
		return true;
	} catch {
		await new Promise((resolve) => setTimeout(resolve, 100));
		return false;
	}
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const { port } = probe.address() as AddressInfo;
	probe.close();
	await once(probe, 'close');
	return port;
}
