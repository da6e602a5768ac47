/**
 * What was typed in a form, by the names of its fields, to stand in it again; files are left out. So is a field with the
 * one name that no answer to a browser can carry: nobody but an attacker sends it.
 */
export function typedIn(form: FormData): Record<string, string> {
	const typed = [...form].flatMap(([name, value]): [string, string][] =>
		typeof value === 'string' && name !== '__proto__' ? [[name, value]] : []
	);
	return Object.fromEntries(typed);
}
