/** A plain form: what is chosen before a script would have come is not lost to it. */
export const csr = false;
