// The codes are shown this once and go nowhere else: not into a script, not into the browser's memory.
export const csr = false;
