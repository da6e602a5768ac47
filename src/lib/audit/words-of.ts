/** What a sentence about a line of the log is made of. */
export type Words = {
	subject: string;
	text: (key: string) => string;
	count: (key: string) => string;
	role: () => string;
};
