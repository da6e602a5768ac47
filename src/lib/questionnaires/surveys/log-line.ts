import type { Actor } from '#lib/people/actor.ts';

/** Who did what to a survey, for the log of its unit. */
export function lineOf(
	actor: Pick<Actor, 'id'>,
	{ id, unit_id }: { id: string; unit_id: string },
	action: `surveys.${string}`,
	at: number
) {
	return {
		at,
		unitId: unit_id,
		actor: { kind: 'person' as const, id: actor.id },
		action,
		subject: { kind: 'survey', id }
	};
}
