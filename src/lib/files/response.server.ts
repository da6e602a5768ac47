import { get } from './file-store.server.ts';

interface Kept {
	id: string;
	name: string;
	media_type: string;
}

/** A file as a download that no browser runs: attachment, no sniffing, sandboxed. */
export async function asDownload(file: Kept): Promise<Response> {
	const bytes = await get(file.id);
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
