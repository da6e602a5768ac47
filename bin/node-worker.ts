import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const suffix = '?node-worker';

/** Lets a server module import `./x.worker.ts?node-worker`: the worker and everything it imports, as one string of code. */
export function nodeWorker(): Plugin {
	return {
		name: 'node-worker',
		enforce: 'pre',
		async load(id) {
			if (!id.endsWith(suffix)) return null;
			const { code, modules } = await bundle(id.slice(0, -suffix.length));
			for (const module of modules) this.addWatchFile(module);
			return { code: `export default ${JSON.stringify(code)};`, map: null };
		}
	};
}

async function bundle(entry: string): Promise<{ code: string; modules: string[] }> {
	const built = await build({
		root: fileURLToPath(new URL('..', import.meta.url)),
		configFile: false,
		logLevel: 'warn',
		publicDir: false,
		build: {
			ssr: entry,
			write: false,
			target: 'node20',
			rolldownOptions: { output: { codeSplitting: false } }
		},
		ssr: { noExternal: true }
	});
	const [output] = 'output' in built ? built.output : [];
	if (output?.type !== 'chunk') throw new Error(`${entry} could not be bundled`);
	return {
		code: output.code,
		modules: output.moduleIds.filter((module) => !module.startsWith('\0'))
	};
}
