// npm passes a signal on to its shell, and the shell dies without passing it further: this process
// would go on alone, with the port taken. So when the shell is gone it ends as on SIGTERM.
if (process.env.npm_lifecycle_event) {
	const shell = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === shell) return;
		clearInterval(watch);
		process.kill(process.pid, 'SIGTERM');
	}, 500);
	watch.unref();
}
