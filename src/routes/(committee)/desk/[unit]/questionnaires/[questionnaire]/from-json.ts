/** What a field of a form says in JSON; undefined if it is none. */
export function fromJson(field: FormDataEntryValue | null): unknown {
	if (typeof field !== 'string') return undefined;
	try {
		return JSON.parse(field);
	} catch {
		return undefined;
	}
}
