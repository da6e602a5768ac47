import type { Building, Point } from '../answers.ts';
import { tally } from '../summary.ts';
import { numbered, numberOf } from './choosing.ts';
import { fault, isRecord, none, type QuestionKind } from './kind.ts';
import { pointOf, squareOf } from './plan-grid.ts';

/** A point on the plan of the community, or one of its buildings. */
export const place: QuestionKind<'place', Point | Building> = {
	kind: 'place',
	read(raw, { plan, buildings }) {
		if (!isRecord(raw, 'building', 'x', 'y')) return fault('wrong_shape');
		const { building, x, y } = raw;
		if (typeof building === 'string' && building !== '') {
			const known = buildings.some(({ key }) => key === building);
			return known ? { answer: { building } } : fault('no_such_option');
		}
		if (isEmpty(x) && isEmpty(y)) return none;
		if (isEmpty(x) || isEmpty(y)) return fault('not_on_the_plan');
		const point = { x: Number(x), y: Number(y) };
		if (plan === undefined || !isOn(point.x) || !isOn(point.y)) return fault('not_on_the_plan');
		return { answer: point };
	},
	fromForm: (fields) => ({ building: fields.one(), x: fields.one('x'), y: fields.one('y') }),
	/** A building by its number, a square of the plan as `C4`, or a point as `x,y`. */
	fromTyped(typed, { buildings }) {
		const [x = '', y] = typed.trim().split(/[,，]/);
		if (y !== undefined) return { x, y };
		const point = pointOf(x);
		if (point) return point;
		if (x === '' || x === '-') return {};
		return pointOf(x) ?? { building: numbered(buildings, x) };
	},
	toTyped: (answer, { buildings }) =>
		'building' in answer ? numberOf(buildings, answer.building) : pointTyped(answer),
	columns: ({ key }) => [{ name: key }, { name: `${key}_x` }, { name: `${key}_y` }],
	toCells(answer) {
		if (!answer) return [null, null, null];
		return 'building' in answer ? [answer.building, null, null] : [null, answer.x, answer.y];
	},
	fromCells: ([building, x, y]) => ({
		building: String(building ?? ''),
		x: x ?? '',
		y: y ?? ''
	}),
	summarise: (answers, { buildings }) => ({
		shape: 'places',
		of: answers.length,
		points: answers.filter((answer) => 'x' in answer),
		buildings: tally(
			buildings,
			answers.flatMap((answer) => ('building' in answer ? [answer.building] : []))
		)
	})
};

/** Its square where that says all of it. */
function pointTyped({ x, y }: Point): string {
	const square = squareOf({ x, y });
	const middle = pointOf(square);
	return middle?.x === x && middle.y === y ? square : `${x},${y}`;
}

function isEmpty(raw: unknown): boolean {
	return raw === undefined || raw === '';
}

function isOn(thousandths: number): boolean {
	return Number.isInteger(thousandths) && thousandths >= 0 && thousandths <= 1000;
}
