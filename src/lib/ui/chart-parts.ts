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
	RadarController,
	RadialLinearScale,
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
	RadarController,
	RadialLinearScale,
	Tooltip
);

/** Colours that stay apart for every kind of colour vision (Okabe & Ito 2008), calmed; in fixed order. */
export const palette = ['#2b4c7e', '#c77f1e', '#2f8f74', '#8d4a86', '#6b7280', '#b23a2e'];
const paletteOnDark = ['#8fb0e0', '#dcae62', '#7cc4ae', '#c99ac4', '#a9adb2', '#e0776a'];

/**
 * Draws a chart in the page's own font and colours, and at once: numbers do not dance. A colour
 * may be the name of a token, `--cui`.
 */
export function draw(canvas: HTMLCanvasElement, config: ChartConfiguration): Chart {
	const style = getComputedStyle(document.documentElement);
	const token = (name: string) => style.getPropertyValue(name).trim();
	Chart.defaults.font.family = style.fontFamily;
	Chart.defaults.font.size = parseFloat(style.fontSize) * 0.8;
	Chart.defaults.scales.radialLinear.pointLabels.font = { size: Chart.defaults.font.size };
	Chart.defaults.color = token('--ink');
	Chart.defaults.borderColor = token('--line');
	Chart.defaults.maintainAspectRatio = false;
	Chart.defaults.animation = false;
	const colours = matchMedia('(prefers-color-scheme: dark)').matches ? paletteOnDark : palette;
	config.data.datasets.forEach((dataset, i) => {
		const named = dataset.backgroundColor;
		const colour = isToken(named) ? token(named) : colours[i % colours.length];
		if (Array.isArray(named)) {
			dataset.backgroundColor = named.map((one) => (isToken(one) ? token(one) : one));
		} else if (named === undefined || isToken(named)) dataset.backgroundColor = colour;
		dataset.borderColor ??= colour;
	});
	return new Chart(canvas, config);
}

function isToken(colour: unknown): colour is string {
	return typeof colour === 'string' && colour.startsWith('--');
}
