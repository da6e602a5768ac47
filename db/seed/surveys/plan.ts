import sharp from 'sharp';

const WIDTH = 1200;
const HEIGHT = 800;

/** The plan of an estate that exists nowhere, drawn without letters so that it looks alike on every machine. */
export async function drawPlan(): Promise<File> {
	const png = await sharp(Buffer.from(svg())).png({ palette: true }).toBuffer();
	return new File([new Uint8Array(png)], '小区平面图.png', { type: 'image/png' });
}

function svg(): string {
	const blocks = Array.from({ length: 12 }, (_, i) => block(i)).join('');
	const trees = Array.from({ length: 26 }, (_, i) => tree(i)).join('');
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
		<rect width="${WIDTH}" height="${HEIGHT}" fill="#eef0e6"/>
		<g fill="none" stroke="#d8d4c6" stroke-width="34" stroke-linecap="round">
			<path d="M40 400H1160M600 30V330M600 560V780M40 150H1160M40 660H1160"/></g>
		<ellipse cx="600" cy="440" rx="270" ry="130" fill="#cfe0c3"/>
		<path d="M470 450q60-70 150-30t110 40q-40 60-130 50t-130-60" fill="#a9cbd8"/>
		<path d="M360 440q120 60 240 10t240-30" fill="none" stroke="#efe7d2" stroke-width="14"/>
		<rect x="770" y="400" width="46" height="46" rx="6" fill="#c9a98a"/>
		${trees}${blocks}
		<g fill="#b23a2e"><path d="M585 12h30l-15 24zM585 788h30l-15-24z"/></g></svg>`;
}

/** Buildings stand in two rows of three above the garden and two below, each with its number. */
function block(i: number): string {
	const x = 90 + (i % 6) * 180 + (i % 6 > 2 ? 60 : 0);
	const y = i < 6 ? 210 : 580;
	return `<g transform="translate(${x} ${y})"><rect width="130" height="56" rx="4" fill="#fff" stroke="#8a8577" stroke-width="3"/>${number(i + 1)}</g>`;
}

const segments: Record<string, string> = {
	a: 'M0 0h14',
	b: 'M14 0v14',
	c: 'M14 14v14',
	d: 'M0 28h14',
	e: 'M0 14v14',
	f: 'M0 0v14',
	g: 'M0 14h14'
};
const digits = [
	'abcdef',
	'bc',
	'abged',
	'abgcd',
	'fgbc',
	'afgcd',
	'afgedc',
	'abc',
	'abcdefg',
	'abcdfg'
];

/** Digits as strokes: fonts differ. */
function number(value: number): string {
	const text = String(value);
	return [...text]
		.map((digit, i) => {
			const x = 65 - (text.length * 22 - 8) / 2 + i * 22;
			const path = [...(digits[Number(digit)] ?? '')].map((one) => segments[one]).join('');
			return `<path transform="translate(${x} 14)" d="${path}" fill="none" stroke="#4a4a44" stroke-width="4" stroke-linecap="round"/>`;
		})
		.join('');
}

function tree(i: number): string {
	const turn = (i / 26) * Math.PI * 2;
	const x = Math.round(600 + Math.cos(turn) * (300 + (i % 3) * 14));
	const y = Math.round(440 + Math.sin(turn) * (112 + (i % 3) * 8));
	return `<circle cx="${x}" cy="${y}" r="${10 + (i % 4) * 2}" fill="#7fa878"/>`;
}
