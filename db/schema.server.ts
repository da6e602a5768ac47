/**
 * Every table, in reading order. Times are epoch milliseconds in UTC; a state is a dated fact with
 * who did it; ids are random text; area is in units of 0.01 m².
 */
export * from './schema/units.server.ts';
export * from './schema/people.server.ts';
export * from './schema/plumbing.server.ts';
export * from './schema/files.server.ts';
export * from './schema/rolls.server.ts';
export * from './schema/consultations.server.ts';
export * from './schema/votes.server.ts';
export * from './schema/electors.server.ts';
export * from './schema/channels.server.ts';
export * from './schema/paper.server.ts';
export * from './schema/counts.server.ts';
export * from './schema/questionnaires.server.ts';
export * from './schema/responses.server.ts';
export * from './schema/survey-results.server.ts';
export * from './schema/programmes.server.ts';
export * from './schema/applications.server.ts';
export * from './schema/reviews.server.ts';
export * from './schema/visits.server.ts';
export * from './schema/decisions.server.ts';
export * from './schema/certificates.server.ts';
