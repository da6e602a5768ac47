import { ballotPage } from '../../../hand-over.server.ts';
import { byProxy } from '../../kind.server.ts';
import type { Actions, PageServerLoad } from './$types';

const page = ballotPage(byProxy);

export const load = page.load satisfies PageServerLoad;
export const actions = page.actions satisfies Actions;
