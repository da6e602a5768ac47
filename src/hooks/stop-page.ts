import { m } from '#i18n/paraglide/messages.js';
import { getLocale } from '#i18n/paraglide/runtime.js';

/** The page for a request that was stopped before any route was reached; its look is error.css. */
export function stopPage(status: number, errorId?: string): Response {
	const { title, what } = words(status);
	const fault = errorId ? `<p class="code">${m.ui_error_id()} ${errorId}</p>` : '';
	const html = `<!doctype html>
<html lang="${getLocale()}">
	<head>
		<meta charset="utf-8" />
		<meta name="viewport" content="width=device-width, initial-scale=1" />
		<meta name="color-scheme" content="light dark" />
		<meta name="robots" content="noindex" />
		<title>${title()} · ${m.ui_product()}</title>
		<link rel="stylesheet" href="/error.css" />
	</head>
	<body>
		<main>
			<p class="seal" aria-hidden="true">民</p>
			<h1>${title()}</h1>
			<p>${what()}</p>
			<p><a href="/">${m.ui_error_home()}</a></p>
			${fault}
		</main>
	</body>
</html>
`;
	const policy = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";
	return new Response(html, {
		status,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-store',
			'content-security-policy': policy
		}
	});
}

/** A refusal at this point is about where the request came from, or what no page of ours sends. */
function words(status: number): { title: () => string; what: () => string } {
	if (status === 403) return { title: m.people_stop_foreign, what: m.people_stop_foreign_text };
	if (status === 400) return { title: m.ui_error_400_title, what: m.ui_error_400_what };
	if (status === 413) return { title: m.ui_error_413_title, what: m.ui_error_413_what };
	if (status === 429) return { title: m.ui_error_429_title, what: m.ui_error_429_what };
	if (status === 503) return { title: m.ui_error_503_title, what: m.ui_error_503_what };
	return { title: m.ui_error_500_title, what: m.ui_error_500_what };
}
