// Prints every door of the built application: each route with its methods and its form actions.
const { manifest } = await import('../.svelte-kit/output/server/manifest-full.js');

const doors = await Promise.all(
	manifest._.routes.map(async ({ id, page, endpoint }) => {
		const node = page && (await manifest._.nodes[page.leaf]());
		return {
			id,
			methods: [...(node ? ['GET'] : []), ...Object.keys((await endpoint?.()) ?? {})],
			actions: Object.keys(node?.server?.actions ?? {})
		};
	})
);
process.stdout.write(JSON.stringify(doors));
process.exit();
