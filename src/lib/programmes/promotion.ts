/** The tiers of a pool, from the lowest up: 初级, 中级, 高级. */
export const evaluatorTiers = ['junior', 'middle', 'senior'] as const;
export type EvaluatorTier = (typeof evaluatorTiers)[number];

/** 理论学习, 专业培训, 实践教学, 跟随督导, 案例研究. */
export const trainingKinds = [
	'theory',
	'professional',
	'practice',
	'supervision',
	'case-study'
] as const;
export type TrainingKind = (typeof trainingKinds)[number];

/** What it takes to rise from one tier to the next. */
export type Rule = {
	from: EvaluatorTier;
	to: EvaluatorTier;
	/** Whole years in the tier. */
	years: number;
	/** Hours of each kind, all of the record counted; kinds that are not asked for are not there. */
	hours: Partial<Record<TrainingKind, number>>;
	/** How far the last calibration may lie off at most, in hundredths of a per cent; null asks for none. */
	calibration: number | null;
};

/** What an evaluator has to show. */
export type Standing = {
	tier: EvaluatorTier;
	/** When they came to hold it. */
	since: number;
	hours: Readonly<Record<TrainingKind, number>>;
	/** How far their last calibration lay off the reference; null where there was none. */
	calibration: number | null;
};

export type Missing =
	| { by: 'years'; need: number; reached_at: number }
	| { by: 'hours'; kind: TrainingKind; need: number; have: number }
	| { by: 'calibration'; need: number; have: number | null };

/** The tier that comes next, and what is missing for it: nothing, then it is due. Null at the top, or without a rule. */
export function promotionOf(
	rules: readonly Rule[],
	standing: Standing,
	now: number
): { to: EvaluatorTier; missing: Missing[] } | null {
	const rule = rules.find(({ from }) => from === standing.tier);
	return rule ? { to: rule.to, missing: missingFor(rule, standing, now) } : null;
}

/** The rules that hold until an organiser writes their own: an example, and called so. */
export const exampleRules: readonly Rule[] = [
	{
		from: 'junior',
		to: 'middle',
		years: 2,
		hours: { theory: 24, professional: 24, practice: 8, supervision: 16, 'case-study': 8 },
		calibration: 1_500
	},
	{
		from: 'middle',
		to: 'senior',
		years: 3,
		hours: { theory: 48, professional: 48, practice: 24, supervision: 40, 'case-study': 24 },
		calibration: 1_000
	}
];

function missingFor(rule: Rule, standing: Standing, now: number): Missing[] {
	const missing: Missing[] = [];
	const reached_at = yearsAfter(standing.since, rule.years);
	if (reached_at > now) missing.push({ by: 'years', need: rule.years, reached_at });
	for (const kind of trainingKinds) {
		const [need, have] = [rule.hours[kind] ?? 0, standing.hours[kind]];
		if (have < need) missing.push({ by: 'hours', kind, need, have });
	}
	const { calibration: need } = rule;
	const { calibration: have } = standing;
	if (need !== null && (have === null || have > need)) {
		missing.push({ by: 'calibration', need, have });
	}
	return missing;
}

/** The same day some years on; of 29 February, the day after the last of it. */
function yearsAfter(at: number, years: number): number {
	const day = new Date(at);
	return day.setUTCFullYear(day.getUTCFullYear() + years);
}
