import { finished } from 'node:stream/promises';
import { createDeflateRaw, crc32 } from 'node:zlib';
import type { ZipInputFile } from 'fflate';

/** A file of a zip that is packed outside the event loop; each piece is packed before the next is made. */
export function packedFile(filename: string) {
	const pack = createDeflateRaw({ level: 3 });
	const file: ZipInputFile = { filename, compression: 8, size: 0, crc: 0 };
	const tell = (piece: Uint8Array<ArrayBuffer>, last: boolean) => file.ondata?.(null, piece, last);
	pack.on('data', (piece: Uint8Array<ArrayBuffer>) => tell(piece, false));
	return {
		file,
		async push(bytes: Uint8Array, last: boolean) {
			file.size += bytes.length;
			file.crc = crc32(bytes, file.crc);
			await new Promise<void>((resolve, reject) => {
				pack.write(bytes, (error) => (error ? reject(error) : resolve()));
			});
			if (!last) return;
			pack.end();
			await finished(pack);
			tell(new Uint8Array(), true);
		}
	};
}
