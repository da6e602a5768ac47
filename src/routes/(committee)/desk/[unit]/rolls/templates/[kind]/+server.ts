import { getLocale } from '#i18n/paraglide/runtime.js';
import { rollKinds } from '#lib/rolls/kinds.ts';
import { template } from '#lib/rolls/template.server.ts';
import { kindName } from '#lib/rolls/words.ts';
import { requireDesk } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { RequestHandler } from './$types';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const GET: RequestHandler = async ({ params }) => {
	requireDesk(params.unit);
	const kind = rollKinds.find((known) => known === params.kind);
	if (!kind) refuse('not_found', 'no such kind of roll');
	const name = encodeURIComponent(`${kindName(kind)}.xlsx`);
	return new Response(new Uint8Array(await template(kind, getLocale())), {
		headers: {
			'content-type': xlsx,
			'content-disposition': `attachment; filename="roll-${kind}.xlsx"; filename*=UTF-8''${name}`
		}
	});
};
