/** One command of the administrator. `code`: 0 done, 1 failed, 2 misused; `line` says it in one line. */
export type Command = {
	name: string;
	usage: string;
	summary: string;
	run: (args: string[]) => Promise<{ code: 0 | 1 | 2; line: string }>;
};
