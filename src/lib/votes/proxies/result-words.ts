import { m } from '#i18n/paraglide/messages.js';
import type { ByChannel } from '../by-channel.ts';

/**
 * 其中含委托 12 票: how many of the ballots came by proxy, told as its cells allow (`say` puts a number into words);
 * empty where there are none.
 */
export function proxiesIncluded(
	{ rows }: ByChannel,
	say: (ballots: number | null, rounded: boolean) => string
): string {
	const row = rows.find(({ channel }) => channel === 'proxy');
	return row ? m.proxies_included({ count: say(row.ballots, row.rounded) }) : '';
}
