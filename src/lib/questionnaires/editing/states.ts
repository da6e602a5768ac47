/** Never published; published as it stands; changed since; put away. */
export const states = ['draft', 'published', 'changed', 'discarded'] as const;
export type State = (typeof states)[number];

/** The state that a query string names, if it names one. */
export function stateOf(name: string | null): State | undefined {
	return states.find((state) => state === name);
}
