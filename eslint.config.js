import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Pure files hold rules alone: nothing of Kit, Svelte, the database or Node. */
const pureOnly = [
	{ regex: '^(\\$app|\\$env|@sveltejs|svelte)(/|$)', message: 'A pure file knows no framework.' },
	{ regex: '^(node:|@libsql|drizzle-orm)', message: 'A pure file knows no Node and no database.' },
	{ regex: '\\.server(\\.ts)?$', message: 'A pure file imports only pure files.' },
	{ regex: '^#db/', message: 'A pure file knows no database.' }
];

const everywhere = [
	{ regex: '^\\$(lib|env)(/|$)', message: 'Use #lib/…; settings come from #lib/server/env.ts.' },
	{ regex: '^\\$app/stores$', message: 'Use $app/state.' }
];

const rooms =
	'people|units|rolls|consultations|votes|questionnaires|outcomes|programmes|applications|reviews|certificates';

export default ts.config(
	{
		ignores: [
			'build/',
			'data/',
			'.svelte-kit/',
			'src/i18n/paraglide/',
			'test-results/',
			'playwright-report/'
		]
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'max-lines': ['error', { max: 250 }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			'no-restricted-imports': ['error', { patterns: everywhere }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts', '**/*.svelte.js'],
		languageOptions: {
			parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig }
		}
	},
	{
		files: ['src/lib/**/*.ts'],
		ignores: ['**/*.server.ts', '**/*.test.ts', 'src/lib/server/**', '**/*.worker.ts'],
		rules: { 'no-restricted-imports': ['error', { patterns: [...everywhere, ...pureOnly] }] }
	},
	{
		files: ['src/lib/ui/**'],
		rules: {
			// Their callers resolve the address.
			'svelte/no-navigation-without-resolve': ['error', { ignoreLinks: true }],
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						...everywhere,
						{ regex: `^#lib/(${rooms}|audit|files)/`, message: 'ui knows no room.' }
					]
				}
			]
		}
	},
	{
		// The one place for HTML made from Markdown, which is escaped by then.
		files: ['src/lib/ui/Prose.svelte'],
		rules: { 'svelte/no-at-html-tags': 'off' }
	},
	{
		files: ['src/routes/**', 'src/hooks.server.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						...everywhere,
						{ regex: '^(@libsql|drizzle-orm|#db/)', message: 'Only rooms touch the database.' }
					]
				}
			]
		}
	},
	{ files: ['e2e/**', 'db/seed/**'], rules: { 'max-lines': 'off' } }
);
