import type { Handle } from '@sveltejs/kit';

/** Sets what every request has from the start, and an address that can always be asked for. */
export const begin: Handle = ({ event, resolve }) => {
	Object.assign(event.locals, {
		actor: null,
		sessionId: null,
		big: event.cookies.get('size') === 'big',
		now: Date.now()
	});
	const address = event.getClientAddress;
	return resolve({
		...event,
		// Behind a proxy that sends no header Kit throws; then all such requests count as one address.
		getClientAddress: () => {
			try {
				return address();
			} catch {
				return 'unknown';
			}
		}
	});
};
