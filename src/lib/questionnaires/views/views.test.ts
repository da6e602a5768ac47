import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import { asked } from '../kinds/kinds.fixture.ts';
import Ask from './Ask.svelte';

it.each(asked)('$kind renders', (question) => {
	for (const mode of ['screen', 'print', 'preview'] as const) {
		const { body } = render(Ask, {
			props: { question, locale: 'zh-CN', seed: 's', spoken: String, mode }
		});
		expect(body).toContain(question.words.zh);
	}
});
