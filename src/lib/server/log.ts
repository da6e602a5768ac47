import pino from 'pino';
import { environment } from './env.ts';

/** Names of values that never reach a log, at the top of an entry or one level down. */
const SECRET = [
	'password',
	'token',
	'slip',
	'slipCode',
	'phone',
	'choice',
	'secret',
	'authorization',
	'cookie'
];

/** The log of the process: one JSON line an event on standard output, secrets blacked out. */
export function log(): pino.Logger {
	logger ??= createLog();
	return logger;
}

/** As `log()`, with the level and the destination given. */
export function createLog(
	level = environment().logLevel,
	destination?: pino.DestinationStream
): pino.Logger {
	const options: pino.LoggerOptions = {
		level,
		base: undefined,
		redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`]), censor: '[secret]' }
	};
	return destination ? pino(options, destination) : pino(options);
}

let logger: pino.Logger | undefined;
