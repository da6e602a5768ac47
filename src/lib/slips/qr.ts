import { encode } from 'uqr';

/** A QR code as the path of an SVG: `size` modules on a side with the quiet zone of four, error correction M. */
export type Qr = { size: number; path: string };

/** Draws a text as a QR code (ISO/IEC 18004), one horizontal stroke for each run of dark modules. */
export function drawQr(text: string): Qr {
	const { data, size } = encode(text, { ecc: 'M', boostEcc: true, border: 4 });
	const runs = data.flatMap((row, y) => {
		const dark = row.map((module) => (module ? '1' : '0')).join('');
		return Array.from(dark.matchAll(/1+/g), ({ 0: run, index }) => {
			return `M${index} ${y}h${run.length}v1h-${run.length}z`;
		});
	});
	return { size, path: runs.join('') };
}
