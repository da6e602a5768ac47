/** A worker's TypeScript file, bundled with all that it imports into one piece of code: bin/node-worker.ts. */
declare module '*?node-worker' {
	const code: string;
	export default code;
}
