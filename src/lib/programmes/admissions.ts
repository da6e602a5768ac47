/** How a unit belongs to an organiser: 副主任委员单位, 常委单位, 委员单位, or otherwise. */
export const memberships = ['vice-chair', 'standing', 'member', 'other'] as const;
export type Membership = (typeof memberships)[number];

export function isMembership(kind: unknown): kind is Membership {
	return memberships.some((one) => one === kind);
}
