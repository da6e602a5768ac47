// `npm run build`: the application, and beside it the settings' reader that server.js asks first.
import { writeFileSync } from 'node:fs';
import { build } from 'vite';
import { BUILD_STAMP, sourcesHash } from './tree.mjs';

const sources = sourcesHash();
await build();
await build({
	configFile: false,
	logLevel: 'warn',
	build: {
		ssr: 'src/lib/server/env.ts',
		outDir: 'build',
		emptyOutDir: false,
		rolldownOptions: { output: { entryFileNames: 'settings.js' } }
	}
});
writeFileSync(BUILD_STAMP, sources);
