/** A failed query carries its values in the message: names, hashes, choices. The cause says enough. */
export function withoutValues(error: unknown): unknown {
	if (!(error instanceof Error) || !('params' in error)) return error;
	const bare = new Error('query' in error ? `Query failed: ${String(error.query)}` : error.name);
	bare.stack =
		error.stack
			?.split('\n')
			.filter((line) => /^\s+at /.test(line))
			.join('\n') ?? '';
	return Object.assign(bare, error.cause instanceof Error ? { cause: error.cause } : {});
}
