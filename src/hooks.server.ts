import { sequence } from '@sveltejs/kit/hooks';
import { answer } from './hooks/answer.server.ts';
import { begin } from './hooks/begin.server.ts';
import { form } from './hooks/form.server.ts';
import { language } from './hooks/language.server.ts';
import { origin } from './hooks/origin.server.ts';
import { report } from './hooks/report.server.ts';
import { session } from './hooks/session.server.ts';
import { size } from './hooks/size.server.ts';
import { start } from './hooks/start.server.ts';

export const init = start;

/** From the outside in: each sees what the ones before it have set. */
export const handle = sequence(begin, language, answer, origin, form, size, session);

export const handleError = report;
