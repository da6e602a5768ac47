import { expect, test } from 'vitest';
import { markdown } from './markdown.ts';

test('HTML in the text is shown, never run', () => {
	expect(markdown('<img src=x onerror=alert(1)>')).not.toContain('<img');
	expect(markdown('[a](javascript:alert(1))')).not.toContain('javascript');
});

test('headings stand below those of the page', () => {
	expect(markdown('# 一\n\n##### 二')).toBe('<h3>一</h3>\n<h6>二</h6>');
});

test('the same text is drawn once, and no more of it than a form takes', () => {
	const slow = 'Drawn *once*\n'.repeat(5_000);
	const drawn = markdown(slow);
	expect(drawn).toContain('<em>once</em>');
	expect(drawn.length).toBeLessThan(slow.length);
	expect(markdown(slow)).toBe(drawn);
});
