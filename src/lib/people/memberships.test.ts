import { describe, expect, it } from 'vitest';
import type { Actor, Role } from './actor.ts';
import {
	grantableRoles,
	invitationState,
	membershipState,
	rolesExcludedBy
} from './memberships.ts';

const actor = (role: Role, unit_id = 'here'): Actor => ({
	id: 'p',
	name: 'P',
	email: 'p@example.org',
	memberships: [{ role, unit_id }]
});

describe('granting', () => {
	it.each([
		['chair', ['chair', 'editor']],
		['editor', []],
		['supervisor', []],
		['evaluator', []],
		['organiser', ['evaluator']]
	] as const)('a %s of the unit grants %j', (role, granted) => {
		expect(grantableRoles(actor(role), 'here')).toEqual(granted);
	});

	it('a chair of another unit grants nothing here', () => {
		expect(grantableRoles(actor('chair', 'elsewhere'), 'here')).toEqual([]);
	});

	it('an administrator grants every role everywhere', () => {
		expect(grantableRoles(actor('administrator', 'elsewhere'), 'here')).toHaveLength(6);
	});

	it('a supervisor is never of the committee', () => {
		expect(rolesExcludedBy('supervisor')).toContain('chair');
		expect(rolesExcludedBy('chair')).toContain('supervisor');
		expect(rolesExcludedBy('editor')).toContain('supervisor');
		expect(rolesExcludedBy('editor')).not.toContain('chair');
	});
});

describe('standing in time', () => {
	it.each([
		[{ from_at: 100, until_at: null }, 'in_force'],
		[{ from_at: 101, until_at: null }, 'upcoming'],
		[{ from_at: 1, until_at: 100 }, 'ended'],
		[{ from_at: 1, until_at: 101 }, 'in_force']
	] as const)('a membership of %j is %s at 100', (term, state) => {
		expect(membershipState(term, 100)).toBe(state);
	});

	it.each([
		[{ expires_at: 101, accepted_at: null, revoked_at: null }, 'pending'],
		[{ expires_at: 100, accepted_at: null, revoked_at: null }, 'expired'],
		[{ expires_at: 101, accepted_at: 50, revoked_at: null }, 'accepted'],
		[{ expires_at: 101, accepted_at: null, revoked_at: 50 }, 'revoked']
	] as const)('an invitation of %j is %s at 100', (invitation, state) => {
		expect(invitationState(invitation, 100)).toBe(state);
	});
});
