import { donePage } from '../../../../hand-over.server.ts';
import { byProxy } from '../../../kind.server.ts';
import type { PageServerLoad } from './$types';

export const load = donePage(byProxy) satisfies PageServerLoad;
