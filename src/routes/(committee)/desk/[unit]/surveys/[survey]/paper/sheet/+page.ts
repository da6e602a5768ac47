// A page made for paper: no script but the one that prints.
export const csr = false;
