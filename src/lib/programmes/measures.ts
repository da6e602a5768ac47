/**
 * The figures that an indicator can ask for, by the keys that programmes keep. What each one means and how it is
 * worked out from a unit's record is said where applications gather it.
 */
export const measureKeys = [
	'consultations_held',
	'median_turnout',
	'days_to_publication',
	'channel_mix',
	'survey_response_rate',
	'mean_satisfaction'
] as const;
export type MeasureKey = (typeof measureKeys)[number];

export const measures: ReadonlySet<string> = new Set(measureKeys);
