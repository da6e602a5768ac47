/** The page asked for by the query string, counted from 1; anything odd is the first. */
export function pageOf(url: URL): number {
	const wanted = Number(url.searchParams.get('page') ?? 1);
	return Number.isSafeInteger(wanted) && wanted >= 1 && wanted <= 100_000 ? wanted : 1;
}
