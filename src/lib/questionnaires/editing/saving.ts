import type { Document } from '../document.ts';

/** What became of sending a draft. `unreachable`: no answer, or the server is busy: trying again is worth it. */
export type Sent =
	| { version: number }
	| { edited: { name: string; at: number; version: number } }
	| 'discarded'
	| 'signed_out'
	| 'refused'
	| 'unreachable';

/** Sends a draft that was made from `version`. Nothing it meets throws. */
export async function send(address: string, version: number, document: Document): Promise<Sent> {
	const body = new FormData();
	body.set('version', String(version));
	body.set('document', JSON.stringify(document));
	const answer = await post(address, body);
	if (typeof answer === 'string') return answer;
	if (answer.reason === undefined && isNumber(answer.version)) return { version: answer.version };
	if (answer.reason === 'discarded') return 'discarded';
	const { name, at, version: theirs } = answer;
	if (answer.reason === 'edited_meanwhile' && typeof name === 'string' && isNumber(at)) {
		return { edited: { name, at, version: isNumber(theirs) ? theirs : version } };
	}
	return 'refused';
}

/** Sends one's own text to be kept as a questionnaire of its own; its id. */
export async function sendCopy(
	address: string,
	key: string,
	document: Document
): Promise<{ id: string } | 'signed_out' | 'refused' | 'unreachable'> {
	const body = new FormData();
	body.set('key', key);
	body.set('document', JSON.stringify(document));
	const answer = await post(address, body);
	if (typeof answer === 'string') return answer;
	return typeof answer.id === 'string' ? { id: answer.id } : 'refused';
}

/** Sends the picture of a plan; its id as a file, or why it is not taken. */
export async function sendPlan(
	address: string,
	file: File
): Promise<{ id: string } | { refused: string } | 'signed_out' | 'refused' | 'unreachable'> {
	const body = new FormData();
	body.set('file', file);
	const answer = await post(address, body);
	if (typeof answer === 'string') return answer;
	if (typeof answer.id === 'string') return { id: answer.id };
	return typeof answer.reason === 'string' ? { refused: answer.reason } : 'refused';
}

/** The answer as an object; a redirect is the way to the sign-in page. */
async function post(
	address: string,
	body: FormData
): Promise<Record<string, unknown> | 'signed_out' | 'refused' | 'unreachable'> {
	try {
		const answer = await fetch(address, {
			method: 'POST',
			body,
			redirect: 'manual',
			headers: { accept: 'application/json' },
			signal: AbortSignal.timeout(20_000)
		});
		if (answer.type === 'opaqueredirect' || answer.status === 401) return 'signed_out';
		if (answer.status === 429 || answer.status >= 500) return 'unreachable';
		const said: unknown = await answer.json();
		return typeof said === 'object' && said !== null ? { ...said } : 'refused';
	} catch {
		return 'unreachable';
	}
}

function isNumber(value: unknown): value is number {
	return typeof value === 'number';
}
