import { states, type State } from './standing.ts';

/** What somebody looks for in the register, as the address of the page has it; anything odd is not asked for. */
export function wishOf({ searchParams }: URL): {
	search: string;
	province: string;
	tier: string;
	state: State | undefined;
} {
	const text = (name: string) => (searchParams.get(name) ?? '').trim().slice(0, 60);
	return {
		search: text('search'),
		province: /^\d{2}$/.test(text('province')) ? text('province') : '',
		tier: text('tier'),
		state: states.find((one) => one === text('state'))
	};
}
