/**
 * What residents said of their community in the programme's questionnaire. `share` is the mean of its rating questions
 * in hundredths of a per cent: 10 000 where everybody gave the highest.
 */
export type Voice = { survey: string; responses: number; invited: number | null; share: number };

/** Fewer answers than this are no voice: nobody is to be heard alone. */
export const fewestVoices = 5;

/**
 * Why residents are not heard: no survey was chosen, it has not ended, its results are being made, fewer than five
 * answered, or it has no rating questions that five answered.
 */
export type NoVoice = 'not_chosen' | 'not_closed' | 'working' | 'few' | 'no_ratings';
