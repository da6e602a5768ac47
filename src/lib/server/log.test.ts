import { expect, test } from 'vitest';
import { createLog } from './log.ts';

test('secrets do not reach the log, also one level down', () => {
	let written = '';
	const log = createLog('info', { write: (line: string) => void (written += line) });
	log.info({ password: 'hush', form: { slip: 'hush', choice: 'hush' }, route: '/v' }, 'cast');
	log.error({ err: new Error('plain'), headers: { cookie: 'hush' } });
	expect(written).not.toContain('hush');
	expect(written).toContain('"route":"/v"');
	expect(written).toContain('plain');
});
