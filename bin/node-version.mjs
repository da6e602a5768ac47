// Imported first by everything that runs before `npm ci`, so that an old Node says what is wrong.
const found = process.versions.node.split('.').map(Number);
if (found[0] < 20 || (found[0] === 20 && found[1] < 19)) {
	process.stderr.write(
		'Minyi needs Node 20.19 or newer; this is ' +
			process.versions.node +
			'. See https://nodejs.org\n'
	);
	process.exit(1);
}
