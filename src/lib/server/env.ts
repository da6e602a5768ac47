import { isIP } from 'node:net';
import { join } from 'node:path';

export type Environment = {
	/** The address people type, e.g. https://minyi.example.org; every form post must come from it. */
	origin: string;
	host: string;
	port: number;
	databaseUrl: string;
	databaseAuthToken: string | undefined;
	dataDir: string;
	/** A demo shows its passwords on the screen, so it listens on this machine alone. */
	demo: boolean;
	/** 64 or more hexadecimal digits; without it a key file is kept in `dataDir`. */
	secret: string | undefined;
	logLevel: string;
};

export type EnvironmentResult =
	{ ok: true; environment: Environment } | { ok: false; reason: string };

type Variables = Record<string, string | undefined>;

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'];

let known: Environment | undefined;

/** The settings of this process; a wrong one is said in one line on standard error, and ends it. */
export function environment(): Environment {
	if (known) return known;
	const result = readEnvironment(process.env);
	if (!result.ok) {
		process.stderr.write(`${result.reason}\n`);
		process.exit(1);
	}
	known = result.environment;
	return known;
}

/** As `environment()`, for a process that serves people: it must have been told its address. */
export function servingEnvironment(): Environment {
	const settings = environment();
	const told = given(process.env, 'ORIGIN') !== undefined;
	if (told || settings.demo || process.env.NODE_ENV === 'development') return settings;
	process.stderr.write(
		'ORIGIN is missing: set it to the address people type, e.g. https://minyi.example.org\n'
	);
	process.exit(1);
}

/** Reads and checks the settings; pure. An empty value counts as not given. */
export function readEnvironment(variables: Variables): EnvironmentResult {
	try {
		return { ok: true, environment: read(variables) };
	} catch (error) {
		return { ok: false, reason: error instanceof Error ? error.message : String(error) };
	}
}

function read(variables: Variables): Environment {
	const port = readPort(given(variables, 'PORT') ?? '3000');
	const demo = readSwitch('MINYI_DEMO', given(variables, 'MINYI_DEMO') ?? '0');
	const dataDir = given(variables, 'DATA_DIR') ?? 'data';
	return {
		origin: readOrigin(
			given(variables, 'ORIGIN') ?? `http://localhost:${port}`,
			readSwitch('ALLOW_HTTP', given(variables, 'ALLOW_HTTP') ?? '0')
		),
		host: readHost(given(variables, 'HOST') ?? (demo ? '127.0.0.1' : '0.0.0.0'), demo),
		port,
		databaseUrl: readDatabaseUrl(
			given(variables, 'DATABASE_URL') ?? `file:${join(dataDir, 'minyi.db')}`
		),
		databaseAuthToken: given(variables, 'DATABASE_AUTH_TOKEN'),
		dataDir,
		demo,
		secret: readSecret(given(variables, 'SECRET')),
		logLevel: readLogLevel(given(variables, 'LOG_LEVEL') ?? 'info')
	};
}

function given(variables: Variables, name: string): string | undefined {
	return variables[name]?.trim() || undefined;
}

function readPort(value: string): number {
	const port = /^\d{1,5}$/.test(value) ? Number(value) : 0;
	if (port >= 1 && port <= 65_535) return port;
	throw new Error(`PORT must be a number from 1 to 65535, not ${JSON.stringify(value)}`);
}

function readSwitch(name: string, value: string): boolean {
	if (value === '1' || value === 'true') return true;
	if (value === '0' || value === 'false') return false;
	throw new Error(`${name} must be 1 or 0, not ${JSON.stringify(value)}`);
}

function readOrigin(value: string, allowHttp: boolean): string {
	const url = URL.canParse(value) ? new URL(value) : null;
	const web = url?.protocol === 'https:' || url?.protocol === 'http:';
	if (!url || !web || (value !== url.origin && value !== `${url.origin}/`)) {
		throw new Error(
			`ORIGIN must be an address without a path, e.g. https://minyi.example.org, not ${JSON.stringify(value)}`
		);
	}
	const own = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
	if (url.protocol === 'https:' || own || allowHttp) return url.origin;
	throw new Error(
		`ORIGIN must begin with https:// where others are to use it: over http anybody on the way reads passwords and ballots (ALLOW_HTTP=1 if that must be), not ${JSON.stringify(value)}`
	);
}

function readHost(value: string, demo: boolean): string {
	if (isIP(value) === 0 && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value)) {
		throw new Error(`HOST must be an address of this machine, not ${JSON.stringify(value)}`);
	}
	const loopback = value === 'localhost' || value === '::1' || /^127(\.\d+){3}$/.test(value);
	if (demo && !loopback) {
		throw new Error(
			`The demo listens on this machine alone: HOST must be 127.0.0.1, not ${JSON.stringify(value)}`
		);
	}
	return value;
}

function readDatabaseUrl(value: string): string {
	const known = /^(file|libsql|https?):./.test(value);
	if (known && !value.includes(':memory:') && !/[?#]/.test(value)) return value;
	throw new Error(
		`DATABASE_URL must be file:path/to/minyi.db or libsql://host, not ${JSON.stringify(value)}`
	);
}

function readSecret(value: string | undefined): string | undefined {
	if (value === undefined || /^([0-9a-f]{2}){32,}$/i.test(value)) return value;
	throw new Error('SECRET must be at least 64 hexadecimal digits, e.g. from: openssl rand -hex 32');
}

function readLogLevel(value: string): string {
	if (LOG_LEVELS.includes(value)) return value;
	throw new Error(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}`);
}
