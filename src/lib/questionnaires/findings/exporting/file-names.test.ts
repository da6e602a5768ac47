import { expect, it } from 'vitest';
import { savedAs, shortOf } from './files.server.ts';

it('a file is named by a title in any script, and no sign of it is cut in half', () => {
	const title = `${'长'.repeat(59)}😀${'短'.repeat(5)}`;
	const short = shortOf(title);
	expect(short).toBe(`${'长'.repeat(59)}😀`);
	const headers = new Headers(savedAs(`${short}".csv\r\n`, 'text/csv', 'zh-CN'));
	expect(headers.get('content-disposition')).toContain(encodeURIComponent('😀".csv'));
});
