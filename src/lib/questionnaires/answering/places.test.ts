import { expect, it } from 'vitest';
import { filling, placesIn } from './places.ts';

const words = (zh: string) => ({ zh });

it('says the same as whoever knows all the answers, and knows no others', () => {
	const spoken = (text: string) => text.replace('{{a}}', '电梯').replace('{{=sum}}', '12');
	const screen = {
		name: 'q',
		section: { key: 's', title: words('关于{{a}}'), questions: [] },
		questions: [
			{
				...{ key: 'q', kind: 'yes-no' as const, required: 'no' as const },
				words: words('共 {{=sum}} 分，{{ a }}还要吗？')
			}
		]
	};
	const places = placesIn(screen, spoken);
	expect(places).toEqual({ a: '电梯', '=sum': '12' });
	expect(filling(places)('共 {{=sum}} 分，{{ a }}还要吗？')).toBe('共 12 分，电梯还要吗？');
	expect(filling({})('{{b}}')).toBe('—');
});
