/** A control of a form, as the HTML of a rendered component has it. */
export type Control = {
	tag: string;
	type: string;
	name: string;
	id: string;
	/** What it would send; none of an unticked box. */
	values: string[];
	/** Stands inside a label. */
	inLabel: boolean;
};

/** The controls of a piece of HTML, in their order. Reads what Svelte renders, not HTML in general. */
export function controlsIn(html: string): Control[] {
	const labels = [...html.matchAll(/<label[^]*?<\/label>/g)].map(({ index, 0: { length } }) => [
		index,
		index + length
	]);
	const found = html.matchAll(/<(input|select|textarea)\b((?:[^>"]|"[^"]*")*)>(?:([^]*?)<\/\1>)?/g);
	return [...found].map(({ 1: tag = '', 2: attributes = '', 3: inner = '', index }) => ({
		...{ tag, type: attribute(attributes, 'type') ?? '' },
		...{ name: attribute(attributes, 'name') ?? '', id: attribute(attributes, 'id') ?? '' },
		values: valuesOf(tag, attributes, inner),
		inLabel: labels.some(([from = 0, to = 0]) => from < index && index < to)
	}));
}

/** The form as it would be sent without a person having touched it. */
export function sentBy(html: string): FormData {
	const form = new FormData();
	for (const { name, values, type } of controlsIn(html)) {
		if (type !== 'file') for (const value of values) form.append(name, value);
	}
	return form;
}

function valuesOf(tag: string, attributes: string, inner: string): string[] {
	if (tag === 'textarea') return [plain(inner)];
	if (tag === 'select') {
		const options = [...inner.matchAll(/<option\b((?:[^>"]|"[^"]*")*)>/g)].map(
			({ 1: one = '' }) => one
		);
		const chosen = options.find((one) => / selected/.test(one)) ?? options[0] ?? '';
		return [attribute(chosen, 'value') ?? ''];
	}
	const isTick = /type="(radio|checkbox)"/.test(attributes);
	if (isTick && !/ checked/.test(attributes)) return [];
	return [attribute(attributes, 'value') ?? ''];
}

export function attribute(attributes: string, name: string): string | undefined {
	const found = new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1];
	return found === undefined ? undefined : plain(found);
}

function plain(text: string): string {
	return text
		.replace(/<!--.*?-->/g, '')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&quot;/g, '"')
		.replace(/&amp;/g, '&');
}
