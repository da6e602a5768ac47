/** A text with a unit's name taken out, whole and without its last word, e.g. 桂花社区 and 桂花. */
export function withoutName(text: string, name: string): string {
	const short = name.replace(/(社区|村|街道|镇|乡|区|市|居委会|居民委员会|村委会)$/u, '');
	const names = [name, short].filter((one) => [...one].length > 1);
	return names.reduce((left, one) => left.replaceAll(one, '某某'), text);
}
