import type { PageServerLoad } from './$types';
import * as publicVote from '#lib/outcomes/public-vote.server.ts';

export const load: PageServerLoad = ({ params, locals }) => publicVote.get(params.vote, locals.now);
