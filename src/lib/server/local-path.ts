/**
 * A path of our own site to go on to, or the fallback. What people can write into a link or a form
 * must not lead elsewhere: `//elsewhere`, `/\elsewhere` and `/.//elsewhere` do in a browser.
 */
export function localPath(wanted: unknown, fallback: string): string {
	if (typeof wanted !== 'string' || !wanted.startsWith('/') || wanted.length > 2_000) {
		return fallback;
	}
	const here = 'http://here.invalid';
	const url = URL.canParse(wanted, here) ? new URL(wanted, here) : null;
	if (!url || url.origin !== here || url.pathname.startsWith('//')) return fallback;
	return url.pathname + url.search;
}
