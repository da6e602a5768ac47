import { log } from '#lib/server/log.ts';
import { refuse } from '#lib/server/refuse.ts';
import { get } from './file-store.server.ts';
import { isAllowed, kinds } from './files.ts';

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
			'Content-Disposition': nameOf('attachment', file),
			'Content-Security-Policy': "sandbox; default-src 'none'",
			'X-Content-Type-Options': 'nosniff',
			'Cache-Control': 'private, max-age=300'
		}
	});
}

/**
 * An image or a PDF to look at inside one of our own pages, in a sandbox of its own; any other kind as a download.
 */
export async function asPreview(file: Kept): Promise<Response> {
	const response = await asDownload(file);
	const { media_type: type } = file;
	if (!isAllowed(type) || !(kinds[type].image || type === 'application/pdf')) return response;
	response.headers.set('Content-Disposition', nameOf('inline', file));
	response.headers.set(
		'Content-Security-Policy',
		"sandbox; default-src 'none'; frame-ancestors 'self'"
	);
	return response;
}

function nameOf(disposition: 'inline' | 'attachment', { name }: Kept): string {
	return `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`;
}

/** A restored database without its folder of files: nothing the person can do, and no fault of the program. */
function missing(fileId: string, error: unknown): never {
	if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
	log().error({ fileId }, 'the bytes of a file are not in the data folder');
	refuse('not_found', `the bytes of ${fileId} are missing`);
}
