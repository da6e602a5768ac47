// A resident's page is plain HTML: no router, no hydration, nothing to wait for on an old phone.
export const csr = false;
