/** One way from a node to another, with what it still lets through. `back` is the same way in the other direction. */
type Edge = { to: number; room: number; back: Edge };

/**
 * A network in which as much as possible is sent from `source` to `sink`: Ford and Fulkerson (1956), with shortest
 * ways first (Edmonds and Karp 1972). Whole numbers; edges are tried in the order in which they were added, so the
 * same network always gives the same flow.
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
			for (let way = shortest(edges, source, sink); way; way = shortest(edges, source, sink)) {
				const least = Math.min(...way.map(({ room }) => room));
				for (const edge of way) {
					edge.room -= least;
					edge.back.room += least;
				}
				sent += least;
			}
			return sent;
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

function shortest(edges: readonly Edge[][], source: number, sink: number): Edge[] | null {
	const by = new Map<number, Edge | null>([[source, null]]);
	for (const node of by.keys()) {
		if (node === sink) break;
		for (const edge of edges[node] ?? []) {
			if (edge.room > 0 && !by.has(edge.to)) by.set(edge.to, edge);
		}
	}
	const way: Edge[] = [];
	for (let edge = by.get(sink); edge; edge = by.get(edge.back.to)) way.unshift(edge);
	return way.length === 0 ? null : way;
}
