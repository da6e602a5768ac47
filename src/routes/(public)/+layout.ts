// Public pages are plain HTML; only those with a chart switch the script on.
export const csr = false;
