import {
	BarController,
	BarElement,
	CategoryScale,
	Chart,
	Legend,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	Tooltip,
	type ChartConfiguration
} from 'chart.js';

Chart.register(
	BarController,
	BarElement,
	CategoryScale,
	Legend,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	Tooltip
);

/** Colours that stay apart for every kind of colour vision (Okabe & Ito 2008), calmed; in fixed order. */
export const palette = ['#2b4c7e', '#c77f1e', '#2f8f74', '#8d4a86', '#6b7280', '#b23a2e'];

/** Draws a chart in the page's own font and colours, without motion where motion is not wanted. */
export function draw(canvas: HTMLCanvasElement, config: ChartConfiguration): Chart {
	const style = getComputedStyle(document.documentElement);
	const token = (name: string) => style.getPropertyValue(name).trim();
	Chart.defaults.font.family = style.fontFamily;
	Chart.defaults.font.size = parseFloat(style.fontSize) * 0.8;
	Chart.defaults.color = token('--ink');
	Chart.defaults.borderColor = token('--line');
	Chart.defaults.maintainAspectRatio = false;
	if (matchMedia('(prefers-reduced-motion: reduce)').matches) Chart.defaults.animation = false;
	config.data.datasets.forEach((dataset, i) => {
		const colour = palette[i % palette.length];
		dataset.backgroundColor ??= colour;
		dataset.borderColor ??= colour;
	});
	return new Chart(canvas, config);
}
