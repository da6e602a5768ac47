/** What is known of an evaluator when applications are given out. */
export type Evaluator = {
	id: string;
	tier: 'junior' | 'middle' | 'senior';
	/** The units that they belong or belonged to. */
	units: readonly string[];
	/** The first four digits of their city's division code; empty where it is not known. */
	city: string;
	/** The applications of this round that they declared an interest in. */
	interests: readonly string[];
	/** The applications that they declined. */
	declined: readonly string[];
	/** The units that they reviewed in the round before. */
	reviewedBefore: readonly string[];
	/** How many they may still take. */
	room: number;
};

/** What is known of an application: its unit, and the units that lead that one. */
export type Applicant = { id: string; unit: string; above: readonly string[]; city: string };

/** Why somebody does not review an application. */
export type Recusal = 'own_unit' | 'same_city' | 'interest' | 'declined' | 'reviewed_before';

/** What a programme asks beside own unit and declared interest, which always hold. */
export type RecusalRules = { sameCity: boolean; reviewedBefore: boolean };

/** Why this evaluator may not review this application, all reasons; none if they may. */
export function recusals(
	evaluator: Evaluator,
	applicant: Applicant,
	rules: RecusalRules
): Recusal[] {
	const { units, city, interests, declined, reviewedBefore } = evaluator;
	const isOwn = [applicant.unit, ...applicant.above].some((unit) => units.includes(unit));
	const isNear = rules.sameCity && city !== '' && city === applicant.city;
	const isAgain = rules.reviewedBefore && reviewedBefore.includes(applicant.unit);
	return [
		...(isOwn ? (['own_unit'] as const) : []),
		...(isNear ? (['same_city'] as const) : []),
		...(interests.includes(applicant.id) ? (['interest'] as const) : []),
		...(declined.includes(applicant.id) ? (['declined'] as const) : []),
		...(isAgain ? (['reviewed_before'] as const) : [])
	];
}
