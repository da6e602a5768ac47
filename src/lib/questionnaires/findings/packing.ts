import type { Answer, Answers } from '../answers.ts';
import { questionsOf, type Document } from '../document.ts';
import type { Kind, Question } from '../questions.ts';
import { startColumn } from './column.ts';

/** A response as it is packed. */
export type Packable = { id: string; building: string; channel: string; answers: Answers };

/** What was written to a question in words of one's own, with whose it is. */
export type Written = [response: string, text: string];

/** Behind this ending lie the texts of a question; its plain column says only who wrote any. */
export const textsOf = (key: string) => `${key}:text`;

const read: readonly Kind[] = ['short-text', 'long-text', 'phone', 'email', 'file'];

/** Whether people write words of their own: as the answer, or beside "other". */
export function isWritten(question: Question): boolean {
	return read.includes(question.kind) || hasOther(question);
}

/** Packs up to a thousand responses into one column a question, and one of texts where there are any. */
export function startChunk(document: Document) {
	const questions = questionsOf(document).filter(({ kind }) => kind !== 'statement');
	const columns = new Map(questions.map(({ key }) => [key, startColumn()]));
	const texts = new Map<string, Written[]>();
	const building = startColumn();
	const channel = startColumn();
	return {
		put({ id, answers, ...response }: Packable) {
			building.put(response.building || undefined);
			channel.put(response.channel);
			for (const question of questions) {
				const answer = answers[question.key];
				columns.get(question.key)?.put(packed(question, answer));
				const text = textIn(question, answer);
				if (text !== undefined) listIn(texts, textsOf(question.key)).push([id, text]);
			}
		},
		/** Every column by its name, each made when it is asked for. */
		*bodies(): Generator<[name: string, body: string]> {
			yield [':building', building.body()];
			yield [':channel', channel.body()];
			for (const [key, column] of columns) yield [key, column.body()];
			for (const [name, list] of texts) yield [name, JSON.stringify(list)];
		}
	};
}

/** Words are packed as texts; in the column they are only there or not. */
function packed({ kind }: Question, answer: Answer | undefined): Answer | undefined {
	return answer !== undefined && read.includes(kind) ? true : answer;
}

function textIn(question: Question, answer: Answer | undefined): string | undefined {
	if (typeof answer === 'string') return read.includes(question.kind) ? answer : undefined;
	if (typeof answer !== 'object') return undefined;
	if ('files' in answer) return answer.files.map(({ name }) => name).join('\n');
	return 'other' in answer ? answer.other : undefined;
}

function hasOther(question: Question): boolean {
	return 'options' in question && question.options.some(({ other }) => other === true);
}

function listIn<T>(lists: Map<string, T[]>, name: string): T[] {
	const list = lists.get(name) ?? [];
	lists.set(name, list);
	return list;
}
