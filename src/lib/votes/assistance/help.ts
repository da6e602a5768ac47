/** Why somebody cannot vote alone. */
export const helpReasons = ['eyesight', 'cannot_read', 'no_phone', 'other'] as const;
export type HelpReason = (typeof helpReasons)[number];

/** The longest note that is kept. */
export const LONGEST_NOTE = 200;

/** The channels whose ballots others enter for an elector, who may then say: this was not me. */
export const enteredChannels = ['assisted', 'paper', 'proxy'] as const;
export type EnteredChannel = (typeof enteredChannels)[number];

export function isEntered(channel: string): channel is EnteredChannel {
	return enteredChannels.some((one) => one === channel);
}
