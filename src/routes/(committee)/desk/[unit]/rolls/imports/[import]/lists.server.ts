import { type Act, acts } from '#lib/rolls/imports/compare.ts';
import * as imports from '#lib/rolls/imports/imports.server.ts';
import type { ImportStatus, RollImport } from '#lib/rolls/imports/imports.ts';
import { countBySeverity, type Problem, type Severity } from '#lib/rolls/problems.ts';
import { pageOf } from '#lib/ui/paging.ts';

const size = 20;
const severities: Severity[] = ['error', 'warning', 'note'];
const shown: ImportStatus[] = ['faulty', 'empty', 'outdated', 'unchanged', 'ready'];

export type Lines = Awaited<ReturnType<typeof imports.listLines>>;

type Common = { page: number; pages: number };
export type List =
	| (Common & {
			view: 'problems';
			problems: Problem[];
			severity: Severity | null;
			unlisted: number;
	  })
	| (Common & { view: Act; lines: Lines });

/** One page of the list that the query string asks for; without a wish the one that needs eyes most. */
export async function listOf(
	one: RollImport,
	status: ImportStatus,
	url: URL
): Promise<List | null> {
	if (!shown.includes(status)) return null;
	const wish = url.searchParams.get('view');
	const view = acts.find((act) => act === wish) ?? (wish === 'problems' ? 'problems' : usual(one));
	const page = pageOf(url);
	if (view !== 'problems') {
		const lines = await imports.listLines(one, view, { page, size });
		return { view, lines, page, pages: pagesOf(one[view]) };
	}
	const severity = severities.find((known) => known === url.searchParams.get('severity')) ?? null;
	const all = await imports.listProblems(one);
	const problems = severity ? all.filter((problem) => problem.severity === severity) : all;
	const counts = countBySeverity(one.reading?.counts ?? {});
	const counted = severity ? counts[severity] : counts.error + counts.warning + counts.note;
	return {
		view,
		problems: problems.slice((page - 1) * size, page * size),
		severity,
		unlisted: counted - problems.length,
		page,
		pages: pagesOf(problems.length)
	};
}

function usual(one: RollImport): Act | 'problems' {
	const counts = countBySeverity(one.reading?.counts ?? {});
	if (counts.error + counts.warning > 0) return 'problems';
	return acts.find((act) => one[act] > 0) ?? 'problems';
}

function pagesOf(count: number): number {
	return Math.max(1, Math.ceil(count / size));
}
