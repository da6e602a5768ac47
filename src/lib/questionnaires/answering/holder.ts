import type { Actor } from '#lib/people/actor.ts';
import type { Around } from '../walk.ts';

/**
 * Who answers. Open: whoever holds this phone. Invitee: the holder of a slip, with what the roll says of the door;
 * without a slip where staff enter a paper. Trial: staff who try the questionnaire out before it opens.
 * `keyHash` names the unfinished response, and cannot be traced to a cookie or an invitee without the secret.
 */
export type Holder =
	| { kind: 'open'; keyHash: string }
	| {
			kind: 'invitee';
			keyHash: string;
			invitee_id: string;
			slip_id: string | null;
			roll: NonNullable<Around['roll']>;
	  }
	| { kind: 'trial'; keyHash: string; actor: Actor };

/** What the questions may ask of a line of the roll: the area in square metres, and nothing where nothing is known. */
export function rollOf(line: {
	building: string;
	entrance: string;
	room: string;
	area: number;
}): NonNullable<Around['roll']> {
	const { building, entrance, room, area } = line;
	return { building, entrance, room, ...(area > 0 && { area: area / 100 }) };
}
