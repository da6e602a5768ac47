import { strToU8, zipSync } from 'fflate';

type Parts = {
	sheets?: Record<string, string>;
	strings?: string;
	styles?: string;
	workbook?: string;
};

/** A small workbook from the XML of its sheets by name, as a program other than Excel might write it. */
export function workbookOf({ sheets = {}, strings, styles, workbook }: Parts): Uint8Array {
	const names = Object.keys(sheets);
	const list = names.map(
		(name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`
	);
	const targets = names.map(
		(_, at) =>
			`<Relationship Id="rId${at + 1}" Type="worksheet" Target="worksheets/sheet${at + 1}.xml"/>`
	);
	const files: Record<string, string> = {
		'[Content_Types].xml': '<Types/>',
		'xl/workbook.xml': workbook ?? `<workbook><sheets>${list.join('')}</sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<Relationships>${targets.join('')}</Relationships>`,
		...(strings ? { 'xl/sharedStrings.xml': `<sst>${strings}</sst>` } : {}),
		...(styles ? { 'xl/styles.xml': `<styleSheet>${styles}</styleSheet>` } : {})
	};
	names.forEach((name, at) => {
		files[`xl/worksheets/sheet${at + 1}.xml`] = sheets[name] ?? '';
	});
	const bytes = Object.entries(files).map(([name, xml]) => [name, strToU8(xml)] as const);
	return zipSync(Object.fromEntries(bytes));
}

/** A sheet's XML from rows of inline text. */
export function sheetOf(rows: string[][], after = ''): string {
	const cell = (text: string) => (text ? `<c t="inlineStr"><is><t>${text}</t></is></c>` : '<c/>');
	const lines = rows.map((cells, at) => `<row r="${at + 1}">${cells.map(cell).join('')}</row>`);
	return `<worksheet><sheetData>${lines.join('')}</sheetData>${after}</worksheet>`;
}
