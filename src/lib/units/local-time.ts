const DAY = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/;

/**
 * Epoch milliseconds of a wall-clock time as `<input type="datetime-local">` sends it (2026-03-05T18:00) in a
 * time zone (IANA name); null when it is no such time. A time that a change of clocks skips becomes the one as
 * much later; a time that comes twice is its first (as Temporal's "compatible").
 */
export function toEpoch(local: string, timeZone: string): number | null {
	const wall = readWall(local);
	if (wall === null) return null;
	const before = offsetAt(wall - DAY, timeZone);
	const after = offsetAt(wall + DAY, timeZone);
	const fitting = [wall - before, wall - after].filter(
		(at) => at + offsetAt(at, timeZone) === wall
	);
	return fitting.length > 0 ? Math.min(...fitting) : wall - before;
}

/** The wall-clock time of a moment in a time zone, to the minute, as `<input type="datetime-local">` wants it. */
export function toLocal(epoch: number, timeZone: string): string {
	return new Date(epoch + offsetAt(epoch, timeZone)).toISOString().slice(0, 16);
}

/** The wall-clock time as if it were UTC. */
function readWall(local: string): number | null {
	const parts = SHAPE.exec(local)?.slice(1).map(Number);
	if (!parts) return null;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
	const seconds = Number.isNaN(second) ? 0 : second;
	const wall = Date.UTC(year, month - 1, day, hour, minute, seconds);
	const real = year >= 1900 && new Date(wall).toISOString().startsWith(local.slice(0, 16));
	return real && seconds < 60 ? wall : null;
}

/** How far the zone's clock is ahead of UTC at a moment, in milliseconds. */
function offsetAt(epoch: number, timeZone: string): number {
	const fields: Record<string, number> = {};
	for (const { type, value } of formatIn(timeZone).formatToParts(epoch)) {
		fields[type] = Number(value);
	}
	const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fields;
	return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(epoch / 1000) * 1000;
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
	return new Intl.DateTimeFormat('en-GB', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit'
	});
}
