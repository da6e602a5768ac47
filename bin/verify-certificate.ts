// npm run -s verify-certificate -- FILE [did:key:…]      checks a signed certificate with nothing but the file
import { readFileSync, statSync } from 'node:fs';
import { verify, type Flaw, type Verified } from '#lib/certificates/verifying.ts';

/** Signed files are a few kilobytes. */
const MOST = 1_000_000;

const FLAWS: Record<Flaw, string> = {
	not_json: 'is not JSON',
	not_a_certificate: 'is not a certificate',
	not_signed: 'is not signed',
	other_key: 'was signed with another key than the one given',
	changed: 'was changed after it was signed, or was not signed by its issuer',
	revoked: 'was revoked',
	not_yet_valid: 'is not valid yet',
	expired: 'has expired'
};

const [file, issuer, ...more] = process.argv.slice(2);
if (file === undefined || more.length > 0) {
	say('usage: npm run -s verify-certificate -- FILE [did:key:…]', 2);
} else {
	const text = read(file);
	// Whatever a hostile file sets off, it is no certificate, and one line says so.
	if (text !== null)
		await check(file, text).catch(() => say(`not valid: ${file} cannot be read`, 1));
}

async function check(name: string, text: string): Promise<void> {
	const answer = await verify(text, Date.now(), issuer === undefined ? undefined : [issuer]);
	if (!('flaw' in answer)) process.stdout.write(`valid: ${told(answer.verified)}\n`);
	else {
		const about = answer.verified ? ` (${told(answer.verified)})` : '';
		say(`not valid: ${name} ${FLAWS[answer.flaw]}${about}`, 1);
	}
}

/** One line; whoever wrote the file does not write on the terminal. */
function told({ number, name, holder, issuer: by, did, validUntil, revoked }: Verified): string {
	const until = revoked
		? `revoked ${new Date(revoked.at).toISOString()}: ${revoked.reason}`
		: validUntil === null
			? 'no end'
			: `until ${new Date(validUntil).toISOString()}`;
	return `${number} ${name}, ${holder}, ${until}, by ${by}, key ${did}`.replace(
		/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
		' '
	);
}

function read(name: string): string | null {
	try {
		if (statSync(name).size > MOST) {
			say(`not valid: ${name} is too large`, 1);
			return null;
		}
		return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(name));
	} catch (error) {
		const isText = error instanceof TypeError;
		say(`not valid: ${name} ${isText ? 'is not UTF-8' : 'cannot be read'}`, 1);
		return null;
	}
}

function say(line: string, code: number): void {
	process.stderr.write(`${line}\n`);
	process.exitCode = code;
}
