import { z } from 'zod';
import { isTimeZone, levels } from './units.ts';

const text = (max: number) => z.string().trim().max(max);
const amount = (max: number) => z.number().int().min(0).max(max).nullable();

/** What a committee says about its own unit. */
export const profileForm = z.object({
	population: amount(2_000_000_000),
	households: amount(1_000_000_000),
	/** Square kilometres. */
	land_area: z.number().min(0).max(10_000_000).nullable(),
	address: text(200),
	contact: text(100),
	phone: text(40),
	introduction: text(4000),
	time_zone: z.string().refine(isTimeZone),
	two_person: z.boolean()
});
export type ProfileInput = z.infer<typeof profileForm>;

/** A new unit below another. */
export const unitForm = z.object({
	parent_id: z.string().max(40),
	level: z.enum(levels),
	kind: z.enum(['urban', 'rural']),
	code: z.string().trim().max(20),
	name: text(60).min(1),
	name_en: text(80).min(1),
	time_zone: z.string().refine(isTimeZone)
});
export type UnitInput = z.infer<typeof unitForm>;
