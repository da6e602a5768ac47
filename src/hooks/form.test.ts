import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { form } from './form.server.ts';

/** What a route reads of this request, after the hook has seen it. */
async function read(body: BodyInit, headers?: HeadersInit): Promise<FormData> {
	const request = new Request('http://here.example/', { method: 'POST', body, headers });
	await form({ event: { request } as RequestEvent, resolve: () => new Response() });
	return request.formData();
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

	it.each(['title', 'explanation', 'files'])('brings none in %s', async (name) => {
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
