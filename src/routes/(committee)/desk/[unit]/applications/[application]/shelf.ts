/** Under what name a device keeps what one person typed into an application and the server has not kept yet. */
export const shelfName = (person: string, application: string): string =>
	`minyi-application/${person}/${application}`;

/** The device's own storage; one that keeps nothing throws, and the keeper says so. */
export const shelf = {
	getItem: (name: string) => localStorage.getItem(name),
	setItem: (name: string, value: string) => localStorage.setItem(name, value),
	removeItem: (name: string) => localStorage.removeItem(name)
};
