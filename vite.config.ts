import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { nodeWorker } from './bin/node-worker.ts';

export default defineConfig({
	plugins: [
		// `sveltekit()` takes no options: any would make Kit ignore svelte.config.js.
		sveltekit(),
		nodeWorker(),
		paraglideVitePlugin({
			project: './src/i18n/project.inlang',
			outdir: './src/i18n/paraglide',
			strategy: ['cookie', 'preferredLanguage', 'baseLocale']
		})
	],
	build: {
		// Phones of 2020 are common among residents.
		target: ['es2020', 'chrome87', 'safari14'],
		cssTarget: ['chrome87', 'safari14']
	},
	test: {
		include: ['{src,db,bin,bench}/**/*.test.ts'],
		setupFiles: ['./src/lib/server/test-database.ts'],
		env: { SECRET: '5e'.repeat(32), LOG_LEVEL: 'silent' },
		pool: 'forks',
		maxWorkers: 2,
		testTimeout: 20_000,
		expect: { requireAssertions: true }
	}
});
