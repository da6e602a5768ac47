import { environment } from '#lib/server/env.ts';

/** Where a survey is answered, as it is printed and shared. */
export function linkOf(surveyId: string): string {
	return `${environment().origin}/q/${surveyId}`;
}
