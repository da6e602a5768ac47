import { donePage } from '../../../../hand-over.server.ts';
import { assisted } from '../../../kind.server.ts';
import type { PageServerLoad } from './$types';

export const load = donePage(assisted) satisfies PageServerLoad;
