import { describe, expect, test } from 'vitest';
import { planForm, planIn, planOut } from './visiting.form.ts';

const zone = 'Asia/Shanghai';
const at = Date.UTC(2026, 0, 5, 1);
const visit = {
	...{ planned_for: at, plan: '九点集合', version: 3 },
	checklist: [{ key: 'a', question: '谁来参加？' }]
};

describe('the plan of a visit', () => {
	test('comes back from its form as it went in, with the lines that were added', () => {
		const form = planForm.parse({ ...planOut(visit, zone), more: '1. 看记录\n\n看原件' });
		expect(form.planned_for).toBe('2026-01-05T09:00');
		expect(planIn(form, zone)).toEqual({
			planned_for: at,
			plan: '九点集合',
			lines: [
				{ key: 'a', question: '谁来参加？' },
				{ key: '', question: '看记录' },
				{ key: '', question: '看原件' }
			]
		});
	});

	test('has a day that there is', () => {
		expect(planIn(planForm.parse({ planned_for: '2026-02-30T09:00' }), zone)).toBeNull();
		expect(planForm.safeParse({ planned_for: 'soon' }).success).toBe(false);
	});
});
