// What is on a handed-over phone goes nowhere else: not into a script, not into the browser's memory.
export const csr = false;
