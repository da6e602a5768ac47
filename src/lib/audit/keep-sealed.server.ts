import { onCommit } from '#lib/server/db.ts';
import { log } from '#lib/server/log.ts';
import { INSERT_ENTRY, INSERT_ENTRY_IF_CHANGED } from './insert-entry.ts';
import { seal } from './seal.server.ts';

/** Milliseconds between a commit that wrote entries and their sealing: many share one. */
const DELAY = 200;

/** Seals what is not sealed yet, and from now on whatever is logged. Returns how to stop. */
export async function keepSealed(): Promise<() => Promise<void>> {
	let timer: NodeJS.Timeout | undefined;
	let sealing: Promise<void> = seal();
	await sealing;

	const start = () => {
		timer = undefined;
		// What fails now stays unsealed until the next sealing finds it.
		sealing = seal().catch((error: unknown) => log().error({ err: error }, 'not sealed'));
	};
	const stopListening = onCommit((statements) => {
		if (timer || !statements.some(({ sql }) => isEntry(sql))) return;
		timer = setTimeout(start, DELAY);
		timer.unref();
	});

	return async () => {
		stopListening();
		clearTimeout(timer);
		await sealing;
		await seal();
	};
}

function isEntry(sql: string): boolean {
	return sql === INSERT_ENTRY_IF_CHANGED || sql === INSERT_ENTRY;
}
