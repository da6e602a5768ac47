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
// A questionnaire. "None of these" stands alone; words of one's own tick their option; room that is left is told.
addEventListener('input', ({ target }) => {
	const alone = (input) => input.dataset.alone !== undefined;
	if (target.type === 'checkbox' && target.checked)
		for (const other of document.getElementsByName(target.name))
			if (other !== target && (alone(target) || alone(other))) other.checked = false;
	const own = target.closest('.follows')?.previousElementSibling.querySelector('input');
	if (own && target.value) own.checked = true;
	const left = target.nextElementSibling?.dataset.left;
	if (left) {
		target.nextElementSibling.textContent = left.replace(
			'{n}',
			target.maxLength - target.value.length
		);
		target.nextElementSibling.hidden = false;
	}
});
// Ranking: a tap on a name gives it the next place or takes it back; a row dragged by its grip ranks them all.
for (const list of document.querySelectorAll('[data-ranks]')) {
	const most = list.dataset.ranks;
	const rows = () => [...list.querySelectorAll('.line')];
	const place = (row) => row.querySelector('select');
	list.classList.add('on');
	list.querySelector('[hidden]').hidden = false;
	for (const row of rows()) {
		row.querySelector('label').onclick = (event) => {
			event.preventDefault();
			const taken = rows().map((one) => Number(place(one).value));
			let next = 1;
			while (taken.includes(next)) next++;
			place(row).value = place(row).value || next > most ? '' : next;
		};
		const grip = document.createElement('span');
		grip.className = 'grip';
		grip.textContent = '⠿';
		row.prepend(grip);
		grip.onpointerdown = ({ pointerId }) => {
			grip.setPointerCapture(pointerId);
			row.classList.add('held');
		};
		grip.onpointermove = ({ clientY }) => {
			if (!row.classList.contains('held')) return;
			const box = (one) => one.getBoundingClientRect();
			const over = rows().find((one) => clientY > box(one).top && clientY < box(one).bottom);
			// The other row moves: the one that is held would let go of the finger.
			if (over && over !== row) row[box(over).top > box(row).top ? 'before' : 'after'](over);
		};
		grip.onlostpointercapture = () => {
			row.classList.remove('held');
			rows().forEach((one, i) => (place(one).value = i < most ? i + 1 : ''));
		};
	}
}
// A tap on the plan is the point itself.
for (const plan of document.querySelectorAll('[data-plan]')) {
	const svg = plan.querySelector('svg');
	plan.querySelector('[hidden]').hidden = false;
	const choose = (select, share) => {
		const square = Math.min(select.dataset.of - 1, Math.floor(share * select.dataset.of));
		const { text } = select.options[square + 1];
		select.add(new Option(text, Math.round(share * 1000), true, true));
	};
	plan.querySelector('.plan').onclick = ({ clientX, clientY }) => {
		const { left, top, width, height } = svg.getBoundingClientRect();
		const [row, column] = plan.querySelectorAll('select');
		choose(column, (clientX - left) / width);
		choose(row, (clientY - top) / height);
		const building = document.getElementsByName(plan.dataset.plan)[0];
		if (building) building.value = '';
		svg.querySelector('circle')?.remove();
		const point = svg.appendChild(document.createElementNS(svg.namespaceURI, 'circle'));
		point.setAttribute('cx', `${column.value / 10}%`);
		point.setAttribute('cy', `${row.value / 10}%`);
		point.setAttribute('r', 8);
	};
}
