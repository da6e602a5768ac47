// The chart needs the script; the table stands without it.
export const csr = true;
