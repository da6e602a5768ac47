import { foldWidth } from './text.ts';

/** The largest area one line may have: 10 hectares, in 0.01 m². */
export const largestArea = 10_000_000;

export type AreaProblem = 'malformed_area' | 'negative_area' | 'zero_area' | 'area_too_large';
export type AreaNote = 'area_repaired' | 'area_rounded';
export type ParsedArea = { area: number; note: AreaNote | null } | { problem: AreaProblem };

const units = /(?:m²|㎡|m2|sqm|平方米|平方公尺|平米|平方|平)$/i;

/**
 * An area in 0.01 m², read digit by digit so that no float decides. Units and full width are accepted; a decimal comma or
 * grouped thousands are repaired with a note; a third decimal is rounded half up with a note.
 */
export function parseArea(text: string): ParsedArea {
	const bare = foldWidth(text).replace(/\s+/g, '').replace(units, '');
	if (/^[-−–]\d/.test(bare)) return { problem: 'negative_area' };
	const { number, repaired } = repair(bare);
	const parts = /^(\d{1,12})(?:\.(\d{0,20}))?$/.exec(number);
	if (!parts) return { problem: 'malformed_area' };
	const decimals = (parts[2] ?? '').padEnd(3, '0');
	const roundsUp = Number(decimals[2]) >= 5 ? 1 : 0;
	const area = Number(parts[1]) * 100 + Number(decimals.slice(0, 2)) + roundsUp;
	if (area === 0) return { problem: 'zero_area' };
	if (area > largestArea) return { problem: 'area_too_large' };
	// 92.97999999999999 is 92.98 as a computer adds it up: nothing was rounded.
	const rounded = /[1-9]/.test(decimals.slice(2)) && !/^(?:0{4}|9{4})/.test(decimals.slice(2));
	return { area, note: rounded ? 'area_rounded' : repaired ? 'area_repaired' : null };
}

/** An area in 0.01 m² as people write it: 8950 is 89.5. */
export function areaText(area: number): string {
	const cents = String(area % 100).padStart(2, '0');
	return `${Math.floor(area / 100)}.${cents}`.replace(/\.?0+$/, (end) =>
		end.startsWith('.') ? '' : end.replace(/0+$/, '')
	);
}

function repair(bare: string): { number: string; repaired: boolean } {
	if (/^\d{1,3}(,\d{3})+(\.\d*)?$/.test(bare))
		return { number: bare.replaceAll(',', ''), repaired: true };
	if (/^\d+[,。，、]\d{1,2}$/.test(bare))
		return { number: bare.replace(/[,。，、]/, '.'), repaired: true };
	if (/^\.\d+$/.test(bare)) return { number: `0${bare}`, repaired: true };
	return { number: bare, repaired: false };
}
