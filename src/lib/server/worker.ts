import { Worker, type WorkerOptions } from 'node:worker_threads';

type Thread = {
	/** `() => import('./x.worker.ts?node-worker')`: the code with all it imports, as vite bundles it. */
	bundled: () => Promise<{ default: string }>;
	/** `new URL('./x.worker.ts', import.meta.url)`: for tsx, where nothing is bundled. */
	source: URL;
	options: WorkerOptions;
};

/**
 * Starts a thread from a TypeScript file of this tree, the same way under vite, vitest, the built server and tsx. Vite does not bundle
 * workers for servers: docs/decisions/2026-11-22-threads.md.
 */
export async function startWorker({ bundled, source, options }: Thread): Promise<Worker> {
	// Vite puts an `env` there, in every one of its modes.
	const inVite = import.meta.env !== undefined;
	const code = inVite ? (await bundled()).default : tsxImport(source);
	return new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), {
		execArgv: [],
		...options
	});
}

function tsxImport(source: URL): string {
	const tsx = JSON.stringify(import.meta.resolve('tsx/esm/api'));
	const from = JSON.stringify(source.href);
	return `import { tsImport } from ${tsx}; await tsImport(${from}, ${from});`;
}
