import type { RequestEvent } from '@sveltejs/kit';
import type { Files } from '#lib/questionnaires/answers.ts';
import { readScreen, type ReadScreen } from '#lib/questionnaires/answering/read-form.ts';
import { keepFile } from '#lib/questionnaires/answering/uploads.server.ts';
import type { Question, FileQuestion } from '#lib/questionnaires/questions.ts';
import type { FaultName } from '#lib/questionnaires/views/fault-words.ts';
import type { Begun } from './begun.server.ts';

type Context = { event: Pick<RequestEvent, 'getClientAddress'>; now: number };

/** Reads a page's form with the files that came along, which are kept at once: a phone does not send them twice. */
export async function readSent(
	form: FormData,
	questions: readonly Question[],
	begun: Begun,
	context: Context
): Promise<ReadScreen> {
	const files: Record<string, Files['files']> = {};
	const refused: Record<string, FaultName> = {};
	for (const question of questions) {
		if (question.kind !== 'file') continue;
		const kept = await filesFor(form, question, begun, context);
		files[question.key] = kept.files;
		if (kept.fault) refused[question.key] = kept.fault;
	}
	const read = readScreen(form, questions, files);
	return { ...read, faults: { ...read.faults, ...refused } };
}

/** The files that stay of those sent before, and the new ones; where they are too many, the newest. */
async function filesFor(
	form: FormData,
	{ key, most }: FileQuestion,
	{ asked, holder, draft }: Begun,
	{ event, now }: Context
): Promise<Files & { fault?: FaultName }> {
	const earlier = draft.answers[key];
	const dropped = new Set(form.getAll(`${key}.drop`));
	const files =
		typeof earlier === 'object' && 'files' in earlier
			? earlier.files.filter(({ id }) => !dropped.has(id))
			: [];
	const uploads = form
		.getAll(`${key}.file`)
		.filter((one): one is File => typeof one !== 'string' && (one.size > 0 || one.name !== ''));
	if (uploads.length > most) return { files, fault: 'too_many' };
	const from = { address: event.getClientAddress(), now };
	for (const upload of uploads) {
		const kept = await keepFile(asked.survey, holder, key, upload, from);
		if ('refused' in kept) return { files: files.slice(-most), fault: `file_${kept.refused}` };
		files.push(kept);
	}
	return { files: files.slice(-most) };
}
