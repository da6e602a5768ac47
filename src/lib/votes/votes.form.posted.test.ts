import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { expect, test } from 'vitest';
import { voteForm } from './votes.form.ts';

test('a posted form is read as the browser sends it: options by one name, switches as words', async () => {
	const data = new FormData();
	const fields = [
		['question', '用哪个方案？'],
		['method', 'single'],
		['options', '甲'],
		['details', ''],
		['options', ''],
		['details', ''],
		['options', '乙'],
		['details', '很长'],
		['paper', 'on'],
		['privacy', 'named'],
		['roll_id', 'r'],
		['rule_preset_id', 'custom'],
		['custom_participation', 'heads_and_area'],
		['custom_participation_part', '2'],
		['custom_participation_of', '3'],
		['custom_participation_strict', 'false'],
		['custom_approval_strict', 'true'],
		['opens_at', '2026-03-01T09:00'],
		['closes_at', '2026-03-08T09:00']
	] as const;
	for (const [name, value] of fields) data.append(name, value);
	const form = await superValidate(data, zod4(voteForm));
	expect(form.errors).toEqual({});
	expect(form.data).toMatchObject({
		options: ['甲', '', '乙'],
		details: ['', '', '很长'],
		paper: true,
		proxy: false,
		custom_participation_part: 2,
		custom_participation_strict: false,
		custom_approval_strict: true
	});
});

test('a form shown for the first time has no faults and no options', async () => {
	const form = await superValidate(zod4(voteForm));
	expect(form.errors).toEqual({});
	expect(form.data).toMatchObject({ options: [], scale_highest: '5', by: 'picking', limit: '' });
});
