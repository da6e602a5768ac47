// The codes cannot be shown again: the page asks before it is left, until the person says that all is printed.
let printed = false;
const button = document.getElementById('print');
button.hidden = false;
button.addEventListener('click', () => print());
document.getElementById('leave').addEventListener('click', () => (printed = true));
addEventListener('beforeunload', (event) => {
	if (!printed) event.preventDefault();
});
