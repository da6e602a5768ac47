/** The organiser of the demo's designations, the communities of a second province, and the pool of evaluators. */
export const organiser = 'demo-committee';

export const places = [
	[
		organiser,
		'demo-nation',
		'province',
		'urban',
		'970000000000',
		'基层民主实践推进委员会（示范）',
		'Committee for Grassroots Democracy (example)'
	],
	['dongping', 'demo-nation', 'province', 'urban', '980000000000', '东屏省', 'Dongping Province'],
	['qingping', 'dongping', 'city', 'urban', '980100000000', '青屏市', 'Qingping City'],
	['chengnan', 'qingping', 'district', 'urban', '980102000000', '屏南区', 'Pingnan District'],
	['yuyuan', 'chengnan', 'street', 'urban', '980102001000', '榆园街道', 'Yuyuan Street'],
	['songquan', 'yuyuan', 'community', 'urban', '980102001001', '松泉社区', 'Songquan Community'],
	['heyue', 'yuyuan', 'community', 'urban', '980102001002', '荷月社区', 'Heyue Community'],
	[
		'shuangqiao',
		'yuyuan',
		'community',
		'urban',
		'980102001003',
		'双桥社区',
		'Shuangqiao Community'
	],
	['xinghua', 'yuyuan', 'community', 'rural', '980102001201', '杏花村', 'Xinghua Village']
] as const;

export const profiles = {
	songquan: { households: 612, address: '榆园街道松泉路 9 号（虚构）' },
	heyue: { households: 540, address: '榆园街道荷月巷 3 号（虚构）' },
	shuangqiao: { households: 388, address: '榆园街道双桥街 21 号（虚构）' },
	xinghua: { households: 197, address: '榆园街道杏花村 6 号（虚构）' }
} as const;

/** Whom the pool knows, with the tier that they hold and the city that they are from. */
export const experts = [
	['demo-evaluator', 'evaluator@demo.example', '韩松', 'senior', '9902', '基层治理'],
	['demo-evaluator-2', 'evaluator2@demo.example', '沈若兰', 'senior', '9802', '协商民主'],
	['demo-evaluator-3', 'evaluator3@demo.example', '马启明', 'middle', '9903', '村民自治'],
	['demo-evaluator-4', 'evaluator4@demo.example', '顾一宁', 'middle', '9803', '社会工作'],
	['demo-evaluator-5', 'evaluator5@demo.example', '罗秋实', 'junior', '9804', '统计与问卷'],
	['demo-evaluator-6', 'evaluator6@demo.example', '邓可', 'senior', '9901', '物业与业主自治'],
	['demo-evaluator-7', 'evaluator7@demo.example', '姚望舒', 'junior', '9801', '居务公开']
] as const;

export const staff = [
	['demo-organiser', 'organiser@demo.example', '梁远', organiser, 'organiser'],
	['demo-secretary', 'secretary@demo.example', '方怡', organiser, 'chair'],
	...experts.map(([id, email, name]) => [id, email, name, organiser, 'evaluator'] as const),
	['demo-chair-4', 'chair4@demo.example', '苏禾', 'songquan', 'chair'],
	['demo-chair-5', 'chair5@demo.example', '范小荷', 'heyue', 'chair'],
	['demo-chair-6', 'chair6@demo.example', '钱永桥', 'shuangqiao', 'chair'],
	['demo-chair-7', 'chair7@demo.example', '卢春生', 'xinghua', 'chair']
] as const;

/** The units that the organiser admits, with their kind of membership and who chairs them. */
export const members = [
	['qingheli', 'vice-chair', 'demo-chair'],
	['liuan', 'standing', 'demo-chair-2'],
	['qiaotou', 'member', 'demo-chair-3'],
	['songquan', 'standing', 'demo-chair-4'],
	['heyue', 'member', 'demo-chair-5'],
	['shuangqiao', 'member', 'demo-chair-6'],
	['xinghua', 'other', 'demo-chair-7']
] as const;

/** Who chairs a unit of the demo. */
export function chairOf(unit: string): string {
	const found = members.find(([id]) => id === unit);
	if (!found) throw new Error(`The demo admits no ${unit}`);
	return found[2];
}
