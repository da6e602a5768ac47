import { deflateSync } from 'node:zlib';

/** A page of minutes or a record, with these lines. The fonts are the reader's own, so it is small. */
export function paper(name: string, lines: readonly string[]): File {
	const text = lines.map((line) => `${hex(line)} Tj T*`).join('\n');
	const content = deflateSync(`BT /F 15 Tf 72 760 Td 30 TL\n${text}\nET`);
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 4 0 R >> >> /Contents 7 0 R >>',
		'<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [5 0 R] >>',
		'<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 5 >> /FontDescriptor 6 0 R /DW 1000 /W [1 95 500] >>',
		'<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>'
	].map((body) => Buffer.from(body));
	const stream = Buffer.concat([
		Buffer.from(`<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n`),
		content,
		Buffer.from('\nendstream')
	]);
	return new File([new Uint8Array(whole([...objects, stream]))], name, { type: 'application/pdf' });
}

/** Letters as UTF-16, as the font's encoding wants them. */
function hex(line: string): string {
	return `<${Buffer.from(line, 'utf16le').swap16().toString('hex')}>`;
}

/** The objects of a PDF one after another, and where each begins. */
function whole(objects: readonly Buffer[]): Buffer {
	const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
	const starts = objects.map((body, i) => {
		const start = parts.reduce((sum, { length }) => sum + length, 0);
		parts.push(Buffer.from(`${i + 1} 0 obj\n`), body, Buffer.from('\nendobj\n'));
		return `${String(start).padStart(10, '0')} 00000 n \n`;
	});
	const table = parts.reduce((sum, { length }) => sum + length, 0);
	const size = objects.length + 1;
	const end = `xref\n0 ${size}\n0000000000 65535 f \n${starts.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
	return Buffer.concat([...parts, Buffer.from(end)]);
}
