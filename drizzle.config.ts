import { defineConfig } from 'drizzle-kit';

export default defineConfig({
	dialect: 'turso',
	schema: './db/schema.server.ts',
	out: './db/migrations'
});
