import { say } from '#lib/questionnaires/document.ts';
import type { Line } from './register.ts';

/** The register as a document of open data; days in UTC, to the second. */
export function registerDocument(lines: readonly Line[], origin: string) {
	const moment = (at: number) => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
	return {
		format: 'minyi-designations/1',
		designations: lines.map((line) => ({
			id: line.id,
			unit: { name: line.unit.name, name_en: line.unit.name_en, code: line.unit.code },
			programme: { name: line.programme.name, year: line.programme.year },
			tier: { key: line.tier_key, ...line.tier },
			state: line.state,
			valid_from: moment(line.valid_from),
			valid_until: moment(line.valid_until),
			...(line.ended_at !== null && {
				ended: { at: moment(line.ended_at), reason: line.end_reason }
			}),
			certificate: line.certificate && {
				number: line.certificate.number,
				url: `${origin}/certificates/${line.certificate.id}`
			}
		}))
	};
}

/** The same as a table, its columns named in English so that programs find them. */
export function registerTable(
	lines: readonly Line[],
	origin: string
): (string | number | null)[][] {
	const day = (at: number) => new Date(at).toISOString().slice(0, 10);
	const head = ['number', 'unit', 'unit_en', 'code', 'programme', 'year', 'tier', 'state'];
	return [
		[...head, 'valid_from', 'valid_until', 'ended_at', 'end_reason', 'certificate'],
		...lines.map((line) => [
			line.certificate?.number ?? null,
			...[line.unit.name, line.unit.name_en, line.unit.code],
			...[say(line.programme.name, 'zh-CN'), line.programme.year],
			...[say(line.tier, 'zh-CN'), line.state, day(line.valid_from), day(line.valid_until)],
			...[line.ended_at === null ? null : day(line.ended_at), line.end_reason],
			line.certificate && `${origin}/certificates/${line.certificate.id}`
		])
	];
}
