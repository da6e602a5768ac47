import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { drawQr } from './qr.ts';

it('draws exactly the dark modules of the code', () => {
	const address = 'https://minyi.example.org/s/0123456789AB';
	const { size, path } = drawQr(address);
	const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
	for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
		drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(width));
	}
	expect(drawn).toEqual(encode(address, { ecc: 'M', boostEcc: true, border: 4 }).data);
	expect(drawn.slice(0, 4).flat()).not.toContain(true);
});
