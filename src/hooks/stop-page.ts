import { m } from '#i18n/paraglide/messages.js';
import { getLocale } from '#i18n/paraglide/runtime.js';

/** The page for a request that was stopped before any route was reached: it stands alone. */
export function stopPage(status: number, errorId?: string): Response {
	const { title, text } = words(status);
	const id = errorId ? `<p>${m.people_stop_id({ id: errorId })}</p>` : '';
	const html = `<!doctype html>
<html lang="${getLocale()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>
body { max-width: 34em; margin: 12vh auto; padding: 0 20px; font: 18px/1.7 system-ui, sans-serif; }
h1 { font-size: 1.5em; line-height: 1.35; }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
${id}<p><a href="/">${m.people_stop_home()}</a></p>
</main>
</body>
</html>
`;
	const style = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'";
	return new Response(html, {
		status,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-store',
			'content-security-policy': `${style}; frame-ancestors 'none'`
		}
	});
}

function words(status: number): { title: string; text: string } {
	if (status === 403) return { title: m.people_stop_foreign(), text: m.people_stop_foreign_text() };
	if (status === 429 || status === 503) {
		return { title: m.people_stop_busy(), text: m.people_stop_busy_text() };
	}
	return { title: m.people_stop_fault(), text: m.people_stop_fault_text() };
}
