import type { Ballot } from '#lib/votes/ballots.ts';
import type { Bundle } from '#lib/votes/bundle.ts';
import type { MethodId } from '#lib/votes/methods/method.ts';

/** What was published beside the ballots of a real participatory budget. */
export type Published = {
	/** Ballots that name the project, points where the file has them, and whether it was selected. */
	projects: { id: string; votes: number; score: number | null; selected: boolean }[];
	bundle: Bundle;
};

type Row = Record<string, string>;

/**
 * Reads a file of pabulib.org (.pb: META, PROJECTS, VOTES, each with a header line, fields apart by ";") as a count
 * bundle. Approval and choose-1 ballots name projects; cumulative ones carry points; ordinal ones without points
 * give as many to the first as they have places, and one less to each that follows. Ties go by the file's order.
 * D. Stolicki, S. Szufa, N. Talmon, Pabulib (2020).
 */
export function readPabulib(text: string, method: MethodId, skip: boolean): Published {
	const parts = sections(text);
	const meta = Object.fromEntries(
		(parts.META ?? []).map(({ key = '', value = '' }) => [key, value])
	);
	const rows = parts.PROJECTS ?? [];
	return {
		projects: rows.map(({ project_id = '', votes, score, selected }) => ({
			id: project_id,
			votes: Number(votes),
			score: score === undefined ? null : Number(score),
			selected: selected === '1'
		})),
		bundle: {
			format: 'minyi-count/1',
			method,
			options: rows.map(({ project_id = '', name = '', cost }) => ({
				id: project_id,
				label: name,
				cost: Number(cost)
			})),
			budget: Math.floor(Number(meta.budget)),
			...(method === 'budget-greedy' && { skip }),
			tieBreak: 'listed',
			ballots: (parts.VOTES ?? []).map((row) => ballotOf(row, meta))
		}
	};
}

function sections(text: string): Record<string, Row[]> {
	const parts: Record<string, Row[]> = {};
	let header: string[] = [];
	let rows: Row[] = [];
	for (const line of text.split(/\r?\n/)) {
		if (/^(META|PROJECTS|VOTES)$/.test(line)) {
			parts[line] = rows = [];
			header = [];
		} else if (line !== '' && header.length === 0) header = line.split(';');
		else if (line !== '') {
			const fields = line.split(';');
			rows.push(Object.fromEntries(header.map((name, i) => [name, fields[i] ?? ''])));
		}
	}
	return parts;
}

function ballotOf({ vote = '', points }: Row, { vote_type, max_length }: Row): Ballot {
	const named = vote === '' ? [] : vote.split(',');
	if (vote_type === 'approval' || vote_type === 'choose-1') return { choice: named };
	const given = points?.split(',').map(Number);
	const most = Number(max_length ?? named.length);
	return { choice: Object.fromEntries(named.map((id, i) => [id, given?.[i] ?? most - i])) };
}
