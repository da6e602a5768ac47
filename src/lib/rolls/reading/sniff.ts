import { cannotRead, type Unreadable } from './limits.ts';

const zip = [0x50, 0x4b, 0x03, 0x04];
const ole = [0xd0, 0xcf, 0x11, 0xe0];
const binary = [
	[0x25, 0x50, 0x44, 0x46], // PDF
	[0x7b, 0x5c, 0x72, 0x74, 0x66], // RTF
	[0x89, 0x50, 0x4e, 0x47], // PNG
	[0xff, 0xd8, 0xff], // JPEG
	[0x47, 0x49, 0x46, 0x38], // GIF
	[0x52, 0x61, 0x72, 0x21], // RAR
	[0x37, 0x7a, 0xbc, 0xaf], // 7z
	[0x1f, 0x8b] // gzip
];

/** What a file is by its first bytes, whatever its name says. Refuses what is neither a workbook nor a text. */
export function sniff(bytes: Uint8Array): 'xlsx' | 'csv' {
	if (bytes.length === 0) throw cannotRead('empty');
	if (startsWith(bytes, zip)) return 'xlsx';
	const refusal = refusalOf(bytes);
	if (refusal) throw cannotRead(refusal);
	return 'csv';
}

function refusalOf(bytes: Uint8Array): Unreadable | null {
	if (startsWith(bytes, ole)) return isEncryptedWorkbook(bytes) ? 'encrypted' : 'old_xls';
	if (binary.some((signature) => startsWith(bytes, signature))) return 'wrong_type';
	const head = bytes.subarray(0, 4096);
	const text = new TextDecoder('latin1')
		.decode(head)
		.replace(/^\u00ef\u00bb\u00bf/, '')
		.trimStart();
	if (/^<(?:!doctype html|html|table|\?xml|style|head|meta|body)/i.test(text)) return 'old_xls';
	return isUtf16(bytes) || !hasControls(head) ? null : 'wrong_type';
}

/** A workbook with a password is an OLE file too; its one telling stream is called EncryptedPackage, in UTF-16. */
function isEncryptedWorkbook(bytes: Uint8Array): boolean {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
		Buffer.from('EncryptedPackage', 'utf16le')
	);
}

export function isUtf16(bytes: Uint8Array): boolean {
	return startsWith(bytes, [0xff, 0xfe]);
}

function hasControls(head: Uint8Array): boolean {
	return head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27));
}

function startsWith(bytes: Uint8Array, signature: number[]): boolean {
	return signature.every((byte, index) => bytes[index] === byte);
}
