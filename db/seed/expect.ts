/** The demo is made by the commands that people use; one that answers otherwise ends it. */
export function expectTo(wanted: string, got: string): void {
	if (got !== wanted) throw new Error(`The demo expected ‘${wanted}’, and got ‘${got}’`);
}
