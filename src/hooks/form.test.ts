import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { form } from './form.server.ts';

/** What a route reads of this request, after the hook has seen it. */
async function read(body: BodyInit, headers?: HeadersInit): Promise<FormData> {
	const request = new Request('http://here.example/', { method: 'POST', body, headers });
	await pass(request);
	return request.formData();
}

/** Sends a request through the hook. */
async function pass(request: Request, route = async () => {}): Promise<void> {
	const event = { request, url: new URL(request.url) } as RequestEvent;
	await form({ event, resolve: () => route().then(() => new Response()) });
}

function withFile(name: string): FormData {
	const body = new FormData();
	body.append(name, new File(['x'], 'x.pdf'));
	return body;
}

describe('the body of a form', () => {
	it('is read as it is', async () => {
		const sent = await read(new URLSearchParams('a=1&a=2&__superform_id=b'));
		expect([...sent]).toEqual([
			['a', '1'],
			['a', '2'],
			['__superform_id', 'b']
		]);
	});

	it('may bring a file in the field for files', async () => {
		expect((await read(withFile('file'))).get('file')).toBeInstanceOf(File);
	});

	it('may bring files that answer a question of a questionnaire', async () => {
		expect((await read(withFile('photo.file'))).get('photo.file')).toBeInstanceOf(File);
	});

	it.each(['title', 'explanation', 'files', 'profile'])('brings none in %s', async (name) => {
		await expect(read(withFile(name))).rejects.toMatchObject({ status: 400 });
	});

	it.each(['__superform_json', '__superform_file_a', '__superform_files_a'])(
		'is no packed form: %s',
		async (name) => {
			const body = new URLSearchParams([[name, '[{"title":1},["Set",1]]']]);
			await expect(read(body)).rejects.toMatchObject({ status: 400 });
		}
	);

	it.each([
		['no form', '{}', 'application/json'],
		['no boundary', 'x', 'multipart/form-data'],
		['cut off', '--b\r\nContent-Disp', 'multipart/form-data; boundary=b']
	])('that is %s is the sender’s fault', async (_what, body, type) => {
		const headers = { 'content-type': type };
		await expect(read(body, headers)).rejects.toMatchObject({ status: 400 });
	});
});

describe('a body larger than the limit', () => {
	const tooLarge = Object.assign(new Error('Payload Too Large'), { status: 413 });

	it('is said to be too large, even where a route takes it for an empty form', async () => {
		const body = new ReadableStream({ start: (stream) => stream.error(tooLarge) });
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const sent = { method: 'POST', body, headers, duplex: 'half' };
		const request = new Request('http://here.example/', sent);
		const route = async () => void (await request.formData().catch(() => null));
		await expect(pass(request, route)).rejects.toMatchObject({ status: 413 });
	});
});

describe('the name of an action', () => {
	const post = (query: string) =>
		pass(new Request(`http://here.example/s${query}`, { method: 'POST' }));

	it('that nothing can have is the sender’s fault', async () => {
		await expect(post('?/default')).rejects.toMatchObject({ status: 400 });
		await expect(post('?left&/default')).rejects.toMatchObject({ status: 400 });
	});

	it('is left to the route otherwise', async () => {
		await expect(post('?/cast')).resolves.toBeUndefined();
		await expect(post('')).resolves.toBeUndefined();
	});
});
