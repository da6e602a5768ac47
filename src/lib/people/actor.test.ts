import { describe, expect, it } from 'vitest';
import {
	canConfirm,
	canEdit,
	canManage,
	canSeeDesk,
	holds,
	isAdministrator,
	roles,
	type Actor,
	type Membership,
	type Role
} from './actor.ts';

const actor = (...memberships: Membership[]): Actor => ({
	id: 'p',
	name: 'P',
	email: 'p@example.org',
	memberships
});

/** Role → see the desk, edit, confirm, manage. */
const rights: Record<Role, [boolean, boolean, boolean, boolean]> = {
	chair: [true, true, true, true],
	editor: [true, true, false, false],
	supervisor: [true, false, true, false],
	evaluator: [false, false, false, false],
	organiser: [false, false, false, false],
	administrator: [false, false, false, true]
};

describe('the rights of a role', () => {
	it.each(roles)('%s in its own unit', (role) => {
		const person = actor({ role, unit_id: 'here' });
		expect([
			canSeeDesk(person, 'here'),
			canEdit(person, 'here'),
			canConfirm(person, 'here'),
			canManage(person, 'here')
		]).toEqual(rights[role]);
	});

	it.each(roles)('%s of another unit has none here, but for the administrator', (role) => {
		const person = actor({ role, unit_id: 'elsewhere' });
		expect(canSeeDesk(person, 'here')).toBe(false);
		expect(canEdit(person, 'here')).toBe(false);
		expect(canConfirm(person, 'here')).toBe(false);
		expect(canManage(person, 'here')).toBe(role === 'administrator');
		expect(isAdministrator(person)).toBe(role === 'administrator');
	});

	it.each(roles)('%s in a unit that was closed reads at most', (role) => {
		const person = actor({ role, unit_id: 'here', closed: true });
		expect(canSeeDesk(person, 'here')).toBe(rights[role][0]);
		expect(canEdit(person, 'here')).toBe(false);
		expect(canConfirm(person, 'here')).toBe(false);
		expect(canManage(person, 'here')).toBe(role === 'administrator');
		expect(isAdministrator(person)).toBe(role === 'administrator');
	});

	it('a role in one unit and another elsewhere are never mixed', () => {
		const person = actor({ role: 'chair', unit_id: 'a' }, { role: 'supervisor', unit_id: 'b' });
		expect(canEdit(person, 'b')).toBe(false);
		expect(canConfirm(person, 'b')).toBe(true);
		expect(holds(person, 'a', 'chair')).toBe(true);
		expect(holds(person, 'a', 'supervisor')).toBe(false);
	});

	it('nobody without memberships may do anything', () => {
		expect(canSeeDesk(actor(), 'here')).toBe(false);
		expect(canManage(actor(), 'here')).toBe(false);
	});
});
