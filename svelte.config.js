import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
const config = {
	compilerOptions: {
		runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true)
	},
	kit: {
		adapter: adapter({ precompress: true }),
		typescript: {
			config: (tsconfig) => ({
				...tsconfig,
				include: [
					...tsconfig.include,
					'../db/**/*.ts',
					'../bin/**/*.ts',
					'../bench/**/*.ts',
					'../e2e/**/*.ts',
					'../*.config.ts'
				]
			})
		},
		// The origin check lives in hooks.server.ts: Kit's own lets a POST without a content type pass.
		csrf: { trustedOrigins: [] },
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				'img-src': ['self', 'data:', 'blob:'],
				'style-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		},
		version: { pollInterval: 0 }
	}
};

export default config;
