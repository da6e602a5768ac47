import type { Answer } from '#lib/questionnaires/answers.ts';
import type { Document } from '#lib/questionnaires/document.ts';
import type { Fault } from '#lib/questionnaires/kinds/kind.ts';
import { linesOf } from '#lib/questionnaires/paper-responses/lines.ts';
import type { RowRuling } from '#lib/questionnaires/paper-responses/settling.server.ts';
import { readLine } from '#lib/questionnaires/paper-responses/typed.ts';
import { textOf, wholeOf } from '../fields.ts';

export type RulingFault = { row: number; key: string; fault: Fault; typed: string };

/**
 * The rulings of a form: for each `row` and question what was found on the paper, as `take-`, row and key; what both
 * entries missed is typed beside it. `paper-` and the row: whether there is such a paper. What was not said yet is
 * left open.
 */
export function readRulings(
	document: Document,
	data: FormData
): { rulings: RowRuling[]; faults: RulingFault[] } {
	const rulings: RowRuling[] = [];
	const faults: RulingFault[] = [];
	for (const named of data.getAll('row')) {
		const row = typeof named === 'string' ? wholeOf(named) : NaN;
		const found = textOf(data, `paper-${row}`);
		if (found === 'kept' || found === 'absent') rulings.push({ row, ruling: { found } });
		const said: Record<string, Answer | null> = {};
		for (const { question } of linesOf(document)) {
			const take = textOf(data, `take-${row}-${question.key}`);
			if (take === '') continue;
			const typed = take === 'other' ? textOf(data, `other-${row}-${question.key}`) : take.slice(1);
			const read = readLine(question, typed);
			if ('fault' in read) faults.push({ row, key: question.key, fault: read.fault, typed });
			else said[question.key] = read.answer;
		}
		if (Object.keys(said).length > 0) rulings.push({ row, ruling: { found: 'said', said } });
	}
	return { rulings, faults };
}
