import { csv } from '#lib/server/csv.ts';
import type { Locale } from '#lib/ui/format.ts';
import type { Cell } from '../../kinds/kind.ts';
import { m } from '#i18n/paraglide/messages.js';
import { say, type Document } from '../../document.ts';
import type { Survey } from '../../surveys/survey.ts';
import { codebookOf, codebookTable } from './codebook.ts';
import { answerColumns } from './header.ts';
import { linesOf, tableOf, type Exported } from './rows.server.ts';
import { xlsxStream } from './xlsx-stream.server.ts';

export type Whole = Exported & { survey: Survey; community: string; now: number };

/** All responses as .csv, a piece at a time. */
export async function* csvFile(exported: Exported): AsyncGenerator<Uint8Array> {
	const encoder = new TextEncoder();
	let rows: Cell[][] = [];
	let isFirst = true;
	const piece = () => {
		// Only the first piece begins with the mark that tells Excel it is UTF-8.
		const text = isFirst ? csv(rows) : csv(rows).slice(1);
		isFirst = false;
		rows = [];
		return encoder.encode(text);
	};
	for await (const row of tableOf(exported)) {
		rows.push(row);
		if (rows.length === 100) yield piece();
	}
	yield piece();
}

/** The codebook by itself as .csv. */
export function codebookFile({ document, survey, locale }: Exported): string {
	return csv(codebookTable(codebookOf(document, survey.access, locale), locale));
}

/** All responses as .xlsx, with the codebook and where they come from as further sheets. */
export function xlsxFile(whole: Whole): AsyncGenerator<Uint8Array> {
	const { document, survey, locale } = whole;
	return xlsxStream([
		{ name: m.findings_sheet_answers({}, { locale }), rows: tableOf(whole) },
		{
			name: m.findings_sheet_codebook({}, { locale }),
			rows: codebookTable(codebookOf(document, survey.access, locale), locale)
		},
		{
			name: m.findings_sheet_about({}, { locale }),
			rows: Object.entries(aboutOf(whole)).map(([key, value]) => [key, value])
		}
	]);
}

/** An empty table to fill in with answers taken elsewhere, with the codebook. */
export function templateFile(document: Document, locale: Locale): AsyncGenerator<Uint8Array> {
	const columns = answerColumns(document).map(({ column }) => column.name);
	const lines = codebookOf(document, 'open', locale).filter(({ column }) =>
		columns.includes(column)
	);
	return xlsxStream([
		{ name: m.findings_sheet_answers({}, { locale }), rows: [columns] },
		{ name: m.findings_sheet_codebook({}, { locale }), rows: codebookTable(lines, locale) }
	]);
}

/** The same as JSON: where they come from, the codebook, and each response's answers as they are stored. */
export async function* jsonFile(whole: Whole): AsyncGenerator<Uint8Array> {
	const { document, survey, locale } = whole;
	const encoder = new TextEncoder();
	const head = { format: 'minyi-survey/1', about: aboutOf(whole) };
	const codebook = codebookOf(document, survey.access, locale);
	yield encoder.encode(
		`${JSON.stringify({ ...head, document, codebook }).slice(0, -1)},"responses":[\n`
	);
	const [, ...names] = [
		'',
		'channel',
		...(survey.access === 'open' ? [] : ['building', 'door', 'name'])
	];
	let text = '';
	let isFirst = true;
	for await (const { known, answers, tags } of linesOf(whole)) {
		const own = Object.fromEntries(known.slice(1).map((cell, at) => [names[at], cell]));
		const tagged = tags.size > 0 ? { tags: Object.fromEntries(tags) } : {};
		text += `${isFirst ? '' : ',\n'}${JSON.stringify({ ...own, answers, ...tagged })}`;
		isFirst = false;
		if (text.length < 64_000) continue;
		yield encoder.encode(text);
		text = '';
	}
	yield encoder.encode(`${text}\n]}\n`);
}

function aboutOf({ survey, community, now, locale }: Whole): Record<string, Cell> {
	const day = (at: number | null) => (at === null ? null : new Date(at).toISOString());
	return {
		title: say(survey.title, locale),
		community,
		access: survey.access,
		version: survey.questionnaire_number,
		opened: day(survey.opened_at),
		closed: day(Math.min(survey.closed_at ?? survey.closes_at, survey.closes_at)),
		exported: day(now)
	};
}

/** A body that is made as it is read. */
export function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
	return new ReadableStream({
		async pull(controller) {
			const { done, value } = await pieces.next();
			if (done) controller.close();
			else controller.enqueue(value);
		},
		async cancel() {
			await pieces.return(undefined);
		}
	});
}

/** A title as part of a file's name: no longer than that, and no sign cut in half. */
export function shortOf(title: string): string {
	return [...title].slice(0, 60).join('');
}

/** The headers of a file that is saved, under a name in any script. */
export function savedAs(name: string, type: string, locale: Locale): HeadersInit {
	const ascii = name.replace(/[^\w.-]+/g, '_');
	return {
		'content-type': type,
		'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`,
		'content-language': locale,
		'cache-control': 'private, no-store'
	};
}
