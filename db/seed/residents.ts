import { doorSortKey } from '#lib/rolls/doors.ts';
import { keyedHash } from '#lib/server/keyed-hash.ts';
import { chance, type Chance } from './chance.ts';

const surnames = [
	'王',
	'李',
	'张',
	'刘',
	'陈',
	'杨',
	'黄',
	'赵',
	'吴',
	'周',
	'徐',
	'孙',
	'马',
	'朱',
	'胡',
	'郭',
	'何',
	'林',
	'高',
	'罗'
] as const;
const given = [
	'安',
	'和',
	'宁',
	'康',
	'乐',
	'平',
	'明',
	'清',
	'青',
	'禾',
	'文',
	'新',
	'春',
	'秋',
	'雨',
	'云',
	'山',
	'河',
	'桂',
	'兰',
	'梅',
	'松',
	'竹',
	'菊'
] as const;

export interface Resident {
	name: string;
	building: string;
	entrance: string;
	room: string;
	door_order: string;
	area: number;
	owner_key: string;
	developer: boolean;
	phone_last4: string;
	phone_hash: string;
}

interface Estate {
	seed: number;
	households: number;
	/** How many doors have an entrance number between building and room. */
	buildings: number;
	entrances: number;
	/** One household in this many has no telephone on the roll; 1 = none has one. */
	phoneless: number;
	owners?: boolean;
}

/** Made-up households of an estate, door by door. */
export function residents(estate: Estate): Resident[] {
	const luck = chance(estate.seed);
	const perEntrance = Math.ceil(estate.households / (estate.buildings * estate.entrances) / 2);
	const list: Resident[] = [];
	for (let building = 1; building <= estate.buildings; building++) {
		for (let entrance = 1; entrance <= estate.entrances; entrance++) {
			for (let floor = 1; floor <= perEntrance; floor++) {
				for (let side = 1; side <= 2 && list.length < estate.households; side++) {
					list.push(resident(luck, estate, { building, entrance, room: floor * 100 + side }));
				}
			}
		}
	}
	return estate.owners ? grouped(list) : list;
}

function resident(
	luck: Chance,
	estate: Estate,
	at: { building: number; entrance: number; room: number }
): Resident {
	const second = luck.next() < 0.7 ? luck.pick(given) : '';
	const phone = `000${String(luck.whole(0, 99_999_999)).padStart(8, '0')}`;
	const known = estate.phoneless > 1 && luck.whole(1, estate.phoneless) !== 1;
	return {
		name: luck.pick(surnames) + luck.pick(given) + second,
		building: String(at.building),
		entrance: String(at.entrance),
		room: String(at.room),
		door_order: doorSortKey({
			building: String(at.building),
			unit: String(at.entrance),
			room: String(at.room)
		}),
		area: estate.owners ? luck.pick([6350, 7120, 8950, 9034, 10_480, 12_675]) : 0,
		owner_key: '',
		developer: false,
		phone_last4: known ? phone.slice(-4) : '',
		phone_hash: known ? keyedHash('phone', phone) : ''
	};
}

/** Some owners have two units, and the developer still holds the last six. */
function grouped(list: Resident[]): Resident[] {
	return list.map((owner, i) => {
		if (i >= list.length - 6) return { ...owner, name: '临江置业（虚构）', developer: true };
		const first = list[i - 1];
		if (i % 90 === 1 && first) return { ...owner, name: first.name, owner_key: `Y${i}` };
		if (i % 90 === 0 && i + 1 < list.length - 6) return { ...owner, owner_key: `Y${i + 1}` };
		return owner;
	});
}
