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
// A running count under the options: how many are ticked, what they cost, how many points are given.
const running = document.querySelector('[data-says]');
if (running) {
	const { says, most, budget } = running.dataset;
	const money = (fen) =>
		new Intl.NumberFormat(document.documentElement.lang, {
			minimumFractionDigits: fen % 100 ? 2 : 0
		}).format(fen / 100);
	const tell = () => {
		const ticked = [...document.querySelectorAll('[name=choice]:checked')];
		const given = [...document.querySelectorAll('input[name^=value-]')];
		const sum = (list, of) => list.reduce((total, input) => total + (Number(of(input)) || 0), 0);
		const n = given.length ? sum(given, (input) => input.value.normalize('NFKC')) : ticked.length;
		const cost = sum(ticked, (input) => input.dataset.cost);
		running.textContent = says.replace('{n}', n).replace('{cost}', money(cost));
		running.classList.toggle('over', n > (most || Infinity) || cost > (budget || Infinity));
	};
	running.hidden = false;
	addEventListener('input', tell);
	addEventListener('pageshow', tell);
	tell();
}
