import * as designations from './designations/people.ts';

/** A street that exists nowhere: its province code is not in use. */
export const places = [
	['demo-nation', null, 'nation', 'urban', '000000000000', '示范国', 'Example Nation'],
	[
		'demo-province',
		'demo-nation',
		'province',
		'urban',
		'990000000000',
		'示范省',
		'Example Province'
	],
	['demo-city', 'demo-province', 'city', 'urban', '990100000000', '示范市', 'Example City'],
	[
		'demo-district',
		'demo-city',
		'district',
		'urban',
		'990102000000',
		'江北区',
		'Jiangbei District'
	],
	['linjiang', 'demo-district', 'street', 'urban', '990102003000', '临江街道', 'Linjiang Street'],
	[
		'qingheli',
		'linjiang',
		'community',
		'urban',
		'990102003001',
		'青禾里社区',
		'Qingheli Community'
	],
	['liuan', 'linjiang', 'community', 'urban', '990102003002', '柳岸社区', "Liu'an Community"],
	['qiaotou', 'linjiang', 'community', 'rural', '990102003201', '桥头村', 'Qiaotou Village'],
	...designations.places
] as const;

export const profiles = {
	qingheli: {
		population: 3106,
		households: 1218,
		land_area: 4200,
		address: '临江街道青禾路 18 号（虚构）',
		contact: '社区服务窗口',
		phone: '000-5550-0101',
		introduction:
			'青禾里建于 2007 年，12 栋住宅，一座中心花园。居民议事会每月第一个周六上午在党群服务中心召开。'
	},
	liuan: {
		population: 1104,
		households: 428,
		land_area: 1900,
		address: '临江街道柳岸路 5 号（虚构）',
		contact: '社区服务窗口',
		phone: '000-5550-0102',
		introduction: '柳岸沿河而建，八成住户是老年人家庭。'
	},
	qiaotou: {
		population: 902,
		households: 263,
		land_area: 56_000,
		address: '临江街道桥头村 1 号（虚构）',
		contact: '村务公开栏',
		phone: '000-5550-0103',
		introduction: '桥头村有五个村民小组，以果园和民宿为主。'
	},
	...designations.profiles
} as const;

/** Who signs in to the demo, all with one password. */
export const password = 'minyi-demo-2026';
export const staff = [
	['demo-admin', 'admin@demo.example', '孟管理', 'demo-nation', 'administrator'],
	['demo-chair', 'chair@demo.example', '周静', 'qingheli', 'chair'],
	['demo-editor', 'editor@demo.example', '陈立', 'qingheli', 'editor'],
	['demo-supervisor', 'supervisor@demo.example', '吴建国', 'qingheli', 'supervisor'],
	['demo-chair-2', 'chair2@demo.example', '林晓河', 'liuan', 'chair'],
	['demo-supervisor-2', 'supervisor2@demo.example', '何平', 'liuan', 'supervisor'],
	['demo-chair-3', 'chair3@demo.example', '田野', 'qiaotou', 'chair'],
	['demo-supervisor-3', 'supervisor3@demo.example', '石磊', 'qiaotou', 'supervisor'],
	['demo-chair-street', 'street@demo.example', '许敏', 'linjiang', 'chair'],
	...designations.staff
] as const;
