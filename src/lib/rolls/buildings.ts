const asPeopleCount = new Intl.Collator('zh-CN', { numeric: true });

/** Building 2 before building 10. */
export function inOrder<Row extends { building: string }>(rows: readonly Row[]): Row[] {
	return rows.toSorted((a, b) => asPeopleCount.compare(a.building, b.building));
}
