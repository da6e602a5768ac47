/** Where a database is: `file:…` here, `libsql://…` or `https://…` on a server. */
export type DatabaseAddress = { url: string; authToken?: string | undefined };

/**
 * Milliseconds that a connection waits for another's lock before it fails busy. The driver waits
 * by blocking the whole process, so the patience is in the queue instead (see write-door.ts).
 */
export const BUSY_WAIT = 20;
