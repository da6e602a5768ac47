// Without this file everything works; with it a double tap sends once, and without a network the form stays.
let sent = 0;
let told = false;
addEventListener('submit', (event) => {
	const note = document.getElementById('offline');
	if (!navigator.onLine && note && !told) {
		event.preventDefault();
		note.hidden = false;
		note.scrollIntoView();
		// A phone may be wrong about its network: the second try goes through.
		told = true;
	} else if (Date.now() - sent < 8000) event.preventDefault();
	else sent = Date.now();
});
addEventListener('pageshow', () => (sent = 0));
addEventListener('online', () => (document.getElementById('offline').hidden = true));
