// The charts need the script; bars and tables stand without it.
export const csr = true;
