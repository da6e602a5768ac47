import type { Mapping } from './columns.ts';
import { buildingKey, doorKey, sortable } from './doors.ts';
import { type Draft, readLine } from './entry.ts';
import type { Entry, RollKind } from './kinds.ts';
import { linesOf } from './lines.ts';
import { collide, groupOwners, noteSamePerson } from './owners.ts';
import { collectProblems, type Problems } from './problems.ts';
import type { Sheet } from './sheet.ts';

/** What a roll comes to: lines, heads that would vote, doors, area in 0.01 m², and lines left out for errors. */
export type Summary = {
	entries: number;
	heads: number;
	doors: number;
	buildings: number;
	area: number;
	undelivered: number;
	refused: number;
};

export type Reading = { entries: Entry[]; problems: Problems; summary: Summary };

/** The entries of a roll, in the order of its doors, and every problem on the way. A line with an error is no entry. */
export function readEntries(sheets: { sheet: Sheet; mapping: Mapping }[], kind: RollKind): Reading {
	const problems = collectProblems();
	const drafts: Draft[] = [];
	for (const { sheet, mapping } of sheets) {
		for (const line of linesOf(sheet, mapping, problems))
			drafts.push(readLine(line, kind, problems));
	}
	placeBefore(drafts);
	nameBuildings(drafts);
	const right = leaveOutDoubles(
		drafts.filter(({ wrong }) => !wrong),
		kind,
		problems
	);
	if (kind === 'owners') groupOwners(right, problems);
	if (kind === 'adults' || kind === 'representatives') noteSamePerson(right, problems);
	const summary = summarise(right, drafts.length);
	return { entries: inOrder(right), problems, summary };
}

/** Sums of a roll. Owners are heads by owner; everywhere else every line is a head. */
function summarise(drafts: Draft[], lines: number): Summary {
	const heads = new Set(drafts.map(({ entry }, index) => entry.owner || index));
	return {
		entries: drafts.length,
		heads: heads.size,
		doors: new Set(drafts.map(({ key }) => key)).size,
		buildings: new Set(drafts.map(({ entry }) => entry.building)).size,
		area: drafts.reduce((sum, { entry }) => sum + (entry.area ?? 0), 0),
		undelivered: drafts.filter(({ entry }) => entry.undelivered).length,
		refused: lines - drafts.length
	};
}

/** What stands before every door alike (the street, the estate) is dropped; where it differs it tells buildings apart and stays. */
function placeBefore(drafts: Draft[]): void {
	const befores = new Set(drafts.map(({ before }) => before).filter((before) => before !== ''));
	if (befores.size < 2) return;
	for (const { entry, before } of drafts) entry.building = before + entry.building;
}

/** 3栋 and 3号楼 are one building and are written as it was written first; then every door gets its key. */
function nameBuildings(drafts: Draft[]): void {
	const keys = new Map<string, string>();
	const spelling = new Map<string, string>();
	for (const draft of drafts) {
		const { entry } = draft;
		const key = keys.get(entry.building) ?? buildingKey(entry.building);
		keys.set(entry.building, key);
		if (!spelling.has(key)) spelling.set(key, entry.building);
		entry.building = spelling.get(key) ?? entry.building;
		draft.key = doorKey(entry);
	}
}

/** A door stands once in a roll of households or owners, a person once behind a door in any roll. The first line stays. */
function leaveOutDoubles(drafts: Draft[], kind: RollKind, problems: Problems): Draft[] {
	const byDoor = kind === 'households' || kind === 'owners';
	const seen = new Map<string, Draft>();
	return drafts.filter((draft) => {
		const { entry, key: door } = draft;
		// Two representatives of one name are told apart by their phones when the roll has no doors.
		const person = door === '||' ? `${entry.name}|${entry.phone}` : entry.name;
		const key = byDoor ? door : `${door}|${person}`;
		const earlier = seen.get(key);
		if (!earlier) seen.set(key, draft);
		else
			collide(
				earlier.entry.name === entry.name ? 'duplicate' : 'same_door',
				draft,
				earlier,
				problems
			);
		return !earlier;
	});
}

function inOrder(drafts: Draft[]): Entry[] {
	for (const draft of drafts) draft.key = sortable(draft.key);
	drafts.sort((a, b) => compare(a.key, b.key) || compare(a.entry.name, b.entry.name));
	return drafts.map(({ entry }) => entry);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
