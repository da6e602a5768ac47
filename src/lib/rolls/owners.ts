import type { Draft } from './entry.ts';
import type { Entry } from './kinds.ts';
import { cellOf } from './lines.ts';
import type { Problems } from './problems.ts';

/**
 * Who is one head (Civil Code art. 278, and the Supreme Court's interpretation on counting owners): all units with one owner
 * key; without a key, the same name with the same phone; all units not handed over by the developer. The same name alone
 * is no proof: it is only noted. The owner is named by key or by the first of its doors, never by phone.
 */
export function groupOwners(drafts: Draft[], problems: Problems): void {
	const first = new Map<string, Draft>();
	const names = new Map<string, Draft>();
	for (const draft of drafts) {
		const group = groupOf(draft);
		const head = first.get(group) ?? draft;
		if (head === draft) first.set(group, draft);
		draft.entry.owner = group.startsWith('person:') ? `door:${head.key}` : group;
		if (draft.entry.undelivered) continue;
		const namesake = names.get(draft.entry.name);
		if (head !== draft) collide('several_units', draft, head, problems);
		else if (namesake) collide('same_name', draft, namesake, problems);
		if (!namesake) names.set(draft.entry.name, draft);
	}
}

/** Leaves an owner's name only where it says something: on the lines of those who have several. */
export function forgetSingleOwners(entries: Entry[]): void {
	const once = new Set<string>();
	const several = new Set<string>();
	for (const { owner } of entries) (once.has(owner) ? several : once).add(owner);
	for (const entry of entries) if (!several.has(entry.owner)) entry.owner = '';
}

/** Adults and representatives that stand twice with one name and one phone, under different doors: perhaps one person with two votes. */
export function noteSamePerson(drafts: Draft[], problems: Problems): void {
	const people = new Map<string, Draft>();
	for (const draft of drafts) {
		const { name, phone } = draft.entry;
		if (phone === '') continue;
		const person = `${name}|${phone}`;
		const earlier = people.get(person);
		if (earlier) collide('same_person', draft, earlier, problems);
		else people.set(person, draft);
	}
}

/** Names two lines that have to do with each other, at the later one. */
export function collide(
	reason: 'several_units' | 'same_name' | 'same_person' | 'duplicate' | 'same_door',
	draft: Draft,
	earlier: Draft,
	problems: Problems
): void {
	const field = reason === 'same_door' ? 'room' : 'name';
	problems.add({
		reason,
		...cellOf(draft.source, draft.entry.row, field),
		value: draft.entry[field],
		other: { sheet: earlier.entry.sheet, row: earlier.entry.row }
	});
}

function groupOf({ entry, key }: Draft): string {
	if (entry.undelivered) return 'undelivered';
	if (entry.ownerKey !== '') return `key:${entry.ownerKey}`;
	return entry.phone !== '' ? `person:${entry.name}|${entry.phone}` : `door:${key}`;
}
