/**
 * What an address counts as where tries are counted: an IPv4 address is one household or office; of
 * IPv6 it is the first 64 bits, for the rest is everybody's own to change.
 */
export function networkOf(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
	if (mapped?.[1]) return mapped[1];
	if (!address.includes(':')) return address;
	const [head = '', tail] = address.split('::');
	const groups = (part: string) => part.split(':').filter(Boolean);
	const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
	const all = [
		...groups(head),
		...Array<string>(Math.max(0, missing)).fill('0'),
		...groups(tail ?? '')
	];
	return `${all
		.slice(0, 4)
		.map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
		.join(':')}::/64`;
}
