/** One way from a node to another, with what it still lets through. `back` is the same way in the other direction. */
type Edge = { to: number; room: number; back: Edge };

/**
 * A network in which as much as possible is sent from `source` to `sink`: Ford and Fulkerson (1956), with all shortest
 * ways at a time (Dinic 1970). Whole numbers; edges are tried in the order in which they were added, so the same network
 * always gives the same flow.
 */
export function network(nodes: number) {
	const edges: Edge[][] = Array.from({ length: nodes }, () => []);
	return {
		connect(from: number, to: number, room: number): { sent: () => number } {
			const edge = { to, room } as Edge;
			const back: Edge = { to: from, room: 0, back: edge };
			edge.back = back;
			edges[from]?.push(edge);
			edges[to]?.push(back);
			return { sent: () => back.room };
		},
		/** Sends as much as goes, and returns how much that was. */
		send(source: number, sink: number): number {
			let sent = 0;
			for (;;) {
				const level = levelsFrom(edges, source);
				if (level[sink] === -1) return sent;
				const tried = edges.map(() => 0);
				const layers = { edges, level, tried, sink };
				let more = push(layers, source, Infinity);
				for (; more > 0; more = push(layers, source, Infinity)) sent += more;
			}
		},
		/** The nodes from which the sink can still be reached. The others are cut off from it. */
		reaching(sink: number): Set<number> {
			const found = new Set([sink]);
			for (const node of found) {
				for (const { to, back } of edges[node] ?? []) if (back.room > 0) found.add(to);
			}
			return found;
		}
	};
}

/** How many edges each node is away from the source; -1 where it cannot be reached. */
function levelsFrom(edges: readonly Edge[][], source: number): number[] {
	const level = edges.map(() => -1);
	level[source] = 0;
	const queue = [source];
	for (const node of queue) {
		for (const { to, room } of edges[node] ?? []) {
			if (room === 0 || level[to] !== -1) continue;
			level[to] = (level[node] ?? 0) + 1;
			queue.push(to);
		}
	}
	return level;
}

type Layers = {
	edges: readonly Edge[][];
	level: readonly number[];
	/** How many edges of each node lead nowhere any more. */
	tried: number[];
	sink: number;
};

/** Sends at most so much from a node on, each step one level further, and returns how much that was. */
function push(layers: Layers, node: number, most: number): number {
	const { edges, level, tried, sink } = layers;
	if (node === sink) return most;
	const own = edges[node] ?? [];
	for (let place = tried[node] ?? 0; place < own.length; place += 1) {
		tried[node] = place;
		const edge = own[place];
		if (!edge || edge.room === 0 || level[edge.to] !== (level[node] ?? 0) + 1) continue;
		const sent = push(layers, edge.to, Math.min(most, edge.room));
		if (sent === 0) continue;
		edge.room -= sent;
		edge.back.room += sent;
		return sent;
	}
	tried[node] = own.length;
	return 0;
}
