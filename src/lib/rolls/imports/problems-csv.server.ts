import { m } from '#i18n/paraglide/messages.js';
import { csv } from '#lib/server/csv.ts';
import type { Problem } from '../problems.ts';
import { problemText, severityName } from '../words.ts';

/** The problems of a file as a table that Excel opens. */
export function problemsCsv(problems: Problem[]): string {
	const titles = [
		m.rolls_csv_severity(),
		m.rolls_csv_sheet(),
		m.rolls_csv_row(),
		m.rolls_csv_column(),
		m.rolls_problem_value(),
		m.rolls_problem_what()
	];
	const rows = problems.map((problem) => {
		const { severity, sheet, row, column, value } = problem;
		return [severityName(severity), sheet, row, column, value, problemText(problem)];
	});
	return csv([titles, ...rows]);
}
