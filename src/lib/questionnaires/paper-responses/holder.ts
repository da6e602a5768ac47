export type Door = { building: string; entrance: string; room: string };

/** Whose paper it is: the line of the roll, and the channel of a response that there is already. */
export type Holder = Door & { invitee_id: string; area: number; channel: string | null };

/** Why a paper has nobody. `several`: more than one person was invited at this door, and the code is needed. */
export type HolderFault = 'empty' | 'unknown' | 'void' | 'several';
