/**
 * The `onError` of every superForm. Its own would throw, and the page would say nothing; with this one an answer that is
 * an error becomes the page's `form`, `FormRefused` says it, and what was filled in stays.
 */
export function keepForm(): void {}
