// A sheet of paper: it is looked at, printed, and left.
export const csr = false;
