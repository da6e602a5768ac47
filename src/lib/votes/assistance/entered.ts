/** What an elector is told of a ballot that others entered: when it was, or who cast it, where that is known. */
export type Entered = { at: number | null; holder: string | null };
