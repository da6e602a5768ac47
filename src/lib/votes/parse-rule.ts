import { fault, isRecord, isWhole, quote, strangeField, type Fault } from './fault.ts';
import {
	bases,
	type Approval,
	type Basis,
	type Participation,
	type Rule,
	type Whole
} from './rules.ts';

const wholes: readonly Whole[] = ['participants', 'electorate', 'decided'];
const lineFields = new Set(['basis', 'fraction', 'strict', 'of']);

type Read<T> = { ok: true; value: T } | Fault;

/**
 * A rule from outside (a bundle, a template pack, a committee's own rule), or what is wrong with it and where.
 * Refused: a rule that asks for nothing, a share of 0 or above 1, and "more than all", which nobody can reach.
 * A rule without an id is `custom`.
 */
export function parseRule(raw: unknown, where = 'rule'): { ok: true; rule: Rule } | Fault {
	if (!isRecord(raw)) return fault(where, 'must be an object');
	const id = raw.id ?? 'custom';
	if (typeof id !== 'string' || id === '') return fault(`${where}.id`, 'must be text');
	const participation = lines(raw.participation, `${where}.participation`, participationLine);
	if (!participation.ok) return participation;
	const approval = lines(raw.approval, `${where}.approval`, approvalLine);
	if (!approval.ok) return approval;
	if (participation.value.length + approval.value.length === 0)
		return fault(where, 'must ask for participation or approval');
	return { ok: true, rule: { id, participation: participation.value, approval: approval.value } };
}

function lines<T>(
	raw: unknown,
	where: string,
	read: (line: Record<string, unknown>, where: string) => Read<T>
): Read<T[]> {
	if (!Array.isArray(raw)) return fault(where, raw === undefined ? 'is missing' : 'must be a list');
	const value: T[] = [];
	for (const [i, line] of raw.entries()) {
		const place = `${where}[${i}]`;
		if (!isRecord(line)) return fault(place, 'must be an object');
		const strange = strangeField(line, lineFields);
		if (strange !== null) return fault(place, `unknown field ${quote(strange)}`);
		const one = read(line, place);
		if (!one.ok) return one;
		value.push(one.value);
	}
	return { ok: true, value };
}

function participationLine(raw: Record<string, unknown>, where: string): Read<Participation> {
	if (raw.of !== undefined && raw.of !== 'electorate')
		return fault(`${where}.of`, 'participation is always of the electorate');
	return share(raw, where);
}

function approvalLine(raw: Record<string, unknown>, where: string): Read<Approval> {
	const of = wholes.find((whole) => whole === raw.of);
	if (of === undefined) return fault(`${where}.of`, `must be one of ${wholes.join(', ')}`);
	const one = share(raw, where);
	return one.ok ? { ok: true, value: { ...one.value, of } } : one;
}

function share(raw: Record<string, unknown>, where: string): Read<Participation> {
	const basis: Basis | undefined = bases.find((one) => one === raw.basis);
	if (basis === undefined) return fault(`${where}.basis`, `must be one of ${bases.join(', ')}`);
	const { fraction, strict } = raw;
	if (typeof strict !== 'boolean') return fault(`${where}.strict`, 'must be true or false');
	if (!Array.isArray(fraction) || fraction.length !== 2)
		return fault(`${where}.fraction`, 'must be [numerator, denominator]');
	const [numerator, denominator]: unknown[] = fraction;
	if (!isWhole(numerator, 1) || !isWhole(denominator, 1))
		return fault(`${where}.fraction`, 'must be two whole numbers from 1');
	if (numerator > denominator) return fault(`${where}.fraction`, 'must not pass 1');
	if (strict && numerator === denominator)
		return fault(`${where}.fraction`, 'more than all is impossible');
	return { ok: true, value: { basis, fraction: [numerator, denominator], strict } };
}
