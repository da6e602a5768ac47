import { randomInt } from 'node:crypto';

/** Puts the items in a random order, every order as likely (Fisher–Yates, from the system's randomness). */
export function shuffle<Item>(items: readonly Item[]): Item[] {
	const shuffled: Item[] = [];
	for (const item of items) {
		const place = randomInt(shuffled.length + 1);
		const moved = shuffled[place];
		if (moved === undefined) shuffled.push(item);
		else {
			shuffled[place] = item;
			shuffled.push(moved);
		}
	}
	return shuffled;
}
