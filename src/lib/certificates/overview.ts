/** A province by the first two digits of its units' codes; its name is empty where nobody has entered it. */
export type Province = { code: string; name: string; name_en: string };

/** How many designations of a tier are valid in a province. */
export type Counted = { province: string; tier: string; count: number };

/** Provinces by tiers in numbers, those with most first; provinces without any are left out. */
export function tableOf(
	provinces: readonly Province[],
	tiers: readonly { key: string }[],
	counted: readonly Counted[]
): { province: Province; counts: number[]; total: number }[] {
	const at = new Map(counted.map(({ province, tier, count }) => [`${province} ${tier}`, count]));
	return provinces
		.map((province) => {
			const counts = tiers.map(({ key }) => at.get(`${province.code} ${key}`) ?? 0);
			return { province, counts, total: counts.reduce((all, one) => all + one, 0) };
		})
		.filter(({ total }) => total > 0)
		.sort((a, b) => b.total - a.total || (a.province.code < b.province.code ? -1 : 1));
}
