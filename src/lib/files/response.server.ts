import { log } from '#lib/server/log.ts';
import { refuse } from '#lib/server/refuse.ts';
import { get } from './file-store.server.ts';

interface Kept {
	id: string;
	name: string;
	media_type: string;
}

/** A file as a download that no browser runs: attachment, no sniffing, sandboxed. 404 where its bytes are gone. */
export async function asDownload(file: Kept): Promise<Response> {
	const bytes = await get(file.id).catch((error: unknown) => missing(file.id, error));
	return new Response(new Uint8Array(bytes), {
		headers: {
			'Content-Type': file.media_type,
			'Content-Length': String(bytes.length),
			'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
			'Content-Security-Policy': "sandbox; default-src 'none'",
			'X-Content-Type-Options': 'nosniff',
			'Cache-Control': 'private, max-age=300'
		}
	});
}

/** A restored database without its folder of files: nothing the person can do, and no fault of the program. */
function missing(fileId: string, error: unknown): never {
	if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
	log().error({ fileId }, 'the bytes of a file are not in the data folder');
	refuse('not_found', `the bytes of ${fileId} are missing`);
}
