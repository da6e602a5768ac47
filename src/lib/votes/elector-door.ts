import { doorText } from '#lib/rolls/doors.ts';

/** An elector's door in one word, for the log: the same in every language. */
export function electorDoor({
	building,
	entrance,
	room
}: {
	building: string;
	entrance: string;
	room: string;
}): string {
	return doorText({ building, unit: entrance, room });
}
