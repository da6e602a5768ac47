/**
 * What residents said of their community in the programme's questionnaire. `share` is the mean of its rating questions
 * in hundredths of a per cent: 10 000 where everybody gave the highest.
 */
export type Voice = { survey: string; responses: number; invited: number | null; share: number };

/** Fewer answers than this are no voice: nobody is to be heard alone. */
export const fewestVoices = 5;
