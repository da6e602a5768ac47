import { Inflate } from 'fflate';
import { cannotRead, type Limits } from './limits.ts';

/** One file inside a zip, as its central directory tells. */
export type Packed = { name: string; method: number; at: number; packed: number; unpacked: number };

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;

/**
 * The files of a zip by lower-case name, read from the central directory alone, so that nothing is unpacked before the number
 * of files, their sizes and ratios are known to be within the limits.
 */
export function zipDirectory(bytes: Uint8Array, limits: Limits): Map<string, Packed> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = findEnd(view);
	const count = view.getUint16(end + 10, true);
	if (count > limits.files) throw cannotRead('too_large');
	const files = new Map<string, Packed>();
	let at = view.getUint32(end + 16, true);
	let total = 0;
	for (let index = 0; index < count; index += 1) {
		const { file, next } = readEntry(bytes, view, at);
		total += file.unpacked;
		if (total > limits.unpacked || isBomb(file, limits)) throw cannotRead('too_large');
		files.set(file.name.replaceAll('\\', '/').toLowerCase(), file);
		at = next;
	}
	return files;
}

/** Unpacks one file piece by piece; `onPiece` returns false to stop. A file larger than it claims is broken. */
export function unpack(
	bytes: Uint8Array,
	file: Packed,
	onPiece: (piece: Uint8Array, fraction: number) => boolean
): void {
	const packed = packedBytes(bytes, file);
	const step = 16_384;
	let unpacked = 0;
	let goesOn = true;
	let done = 0;
	const take = (piece: Uint8Array) => {
		unpacked += piece.length;
		if (unpacked > file.unpacked) throw cannotRead('broken');
		if (goesOn && piece.length > 0) goesOn = onPiece(piece, done / packed.length);
	};
	const inflate = new Inflate(take);
	for (let at = 0; at < packed.length && goesOn; at += step) {
		done = Math.min(at + step, packed.length);
		const piece = packed.subarray(at, done);
		if (file.method === 0) take(piece);
		else inflate.push(piece, done === packed.length);
	}
	if (goesOn && unpacked !== file.unpacked) throw cannotRead('broken');
}

function findEnd(view: DataView): number {
	const lowest = Math.max(0, view.byteLength - 65_557);
	for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
		if (view.getUint32(at, true) === endOfDirectory) return at;
	}
	throw cannotRead('broken');
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): { file: Packed; next: number } {
	if (view.getUint32(at, true) !== directoryEntry) throw cannotRead('broken');
	if (view.getUint16(at + 8, true) & 1) throw cannotRead('encrypted');
	const nameLength = view.getUint16(at + 28, true);
	const after = at + 46 + nameLength;
	const name = new TextDecoder().decode(bytes.subarray(at + 46, after));
	const file = {
		name,
		method: view.getUint16(at + 10, true),
		packed: view.getUint32(at + 20, true),
		unpacked: view.getUint32(at + 24, true),
		at: view.getUint32(at + 42, true)
	};
	return { file, next: after + view.getUint16(at + 30, true) + view.getUint16(at + 32, true) };
}

/** Small files of repeated markup pack very well; only what becomes large can do harm. */
function isBomb({ packed, unpacked }: Packed, { ratio }: Limits): boolean {
	return unpacked > 1_000_000 && unpacked > packed * ratio;
}

function packedBytes(bytes: Uint8Array, file: Packed): Uint8Array {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (file.method !== 0 && file.method !== 8) throw cannotRead('broken');
	if (view.getUint32(file.at, true) !== localEntry) throw cannotRead('broken');
	const names = view.getUint16(file.at + 26, true) + view.getUint16(file.at + 28, true);
	const start = file.at + 30 + names;
	if (start + file.packed > bytes.length) throw cannotRead('broken');
	return bytes.subarray(start, start + file.packed);
}
