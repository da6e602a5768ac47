import type { MethodId } from '#lib/votes/methods/method.ts';
import type { VoteInput } from '#lib/votes/votes.form.ts';

type Term =
	| 'details'
	| 'costs'
	| 'limit'
	| 'minimum'
	| 'scale_lowest'
	| 'scale_highest'
	| 'budget'
	| 'by'
	| 'points'
	| 'skip'
	| 'tie_break';

/** What the demo's committees consulted their residents on. Days are counted from the demo's first start. */
export interface Matter {
	unit: 'qingheli' | 'liuan' | 'qiaotou';
	chair: string;
	supervisor: string;
	topic: string;
	title: string;
	background: string;
	notice: string;
	participants: string[];
	vote: {
		question: string;
		explanation: string;
		roll: string;
		preset: string;
		privacy: 'named' | 'confidential';
		/** Labels of the options; none for a motion. */
		options: string[];
		/** A motion without options and a single choice with them, unless said. */
		method?: MethodId;
		/** What the method asks for beside them, as a committee types it. */
		terms?: Partial<Pick<VoteInput, Term>>;
		/** Ways beside the phone. */
		paper?: boolean;
		proxy?: boolean;
		/** Decided by a show of hands: present, for, against, abstaining. */
		hands?: [present: number, yes: number, no: number, abstaining: number];
		/** How many of those who take part were helped by staff. */
		helped?: number;
		/** Prolonged by so many days, and why. */
		prolonged?: { days: number; reason: string };
		opensDay: number;
		closesDay: number;
		/** How much of the electorate takes part, in percent. */
		turnout: number;
		/** Weights of the choices: for, against, abstain; or the options in order. */
		leaning: number[];
	};
}

const qingheli = { unit: 'qingheli', chair: 'demo-chair', supervisor: 'demo-supervisor' } as const;
const liuan = { unit: 'liuan', chair: 'demo-chair-2', supervisor: 'demo-supervisor-2' } as const;
const qiaotou = {
	unit: 'qiaotou',
	chair: 'demo-chair-3',
	supervisor: 'demo-supervisor-3'
} as const;
const usual = ['party', 'committee', 'supervisors', 'registered-residents', 'other-residents'];

export const matters: Matter[] = [
	{
		...qingheli,
		topic: 'public-affairs',
		title: '使用维修资金更换 3 号楼、5 号楼电梯',
		background:
			'两部电梯已运行 19 年，去年停梯 31 次。维保单位和检验机构都建议整机更换。\n\n更换共需 **68.4 万元**，从维修资金支出，不另收费。施工约 40 天，其间每栋保留一部货梯运行。',
		notice:
			'现就使用维修资金更换两部电梯征求全体业主意见。请在截止前投票。三家报价和检验报告在服务窗口可查。',
		participants: [...usual, 'owners-committee', 'property-company'],
		vote: {
			question: '是否使用维修资金更换 3 号楼、5 号楼电梯？',
			explanation:
				'两部电梯已运行 19 年，去年停梯 31 次。更换共需 68.4 万元，从维修资金支出，不另收费。施工约 40 天。',
			roll: 'owners',
			preset: 'owners-ordinary',
			privacy: 'named',
			options: [],
			opensDay: -96,
			closesDay: -82,
			turnout: 77,
			leaning: [79, 16, 5]
		}
	},
	{
		...qingheli,
		topic: 'disputes',
		title: '北门改为只供行人通行',
		background:
			'北门与小学校门相对，上下学时人车混行，去年发生擦碰 7 起。\n\n方案是北门只供行人和自行车通行，机动车改走东门，绕行约 400 米。',
		notice: '现就北门通行方式召开居民会议表决，每户一票。交警部门的意见张贴在公告栏。',
		participants: [...usual, 'local-employers', 'government'],
		vote: {
			question: '是否同意北门改为只供行人和自行车通行？',
			explanation: '机动车改走东门，绕行约 400 米。消防车和救护车仍可从北门进出。',
			roll: 'households',
			preset: 'residents-assembly-households',
			privacy: 'confidential',
			options: [],
			opensDay: -47,
			closesDay: -33,
			turnout: 43,
			leaning: [58, 35, 7]
		}
	},
	{
		...qingheli,
		topic: 'public-affairs',
		title: '中心花园怎样改造',
		background:
			'街道拨付 30 万元改造中心花园，三个方案的造价相同，工期都在两个月以内。\n\n- **健身步道**：环形塑胶步道 420 米，沿途六处健身器材\n- **儿童乐园**：沙池、攀爬架和遮阳座椅\n- **荫凉长廊**：廊架 60 米，石桌凳十组，保留全部大树',
		notice: '三个方案的效果图在中心花园东侧展出。每户一票，选一个方案。',
		participants: [...usual, 'social-workers', 'volunteers'],
		vote: {
			question: '中心花园用哪个方案改造？',
			explanation: '街道拨付 30 万元，三个方案造价相同，工期都在两个月以内。每户选一个方案。',
			roll: 'households',
			preset: 'residents-assembly-households',
			privacy: 'confidential',
			options: ['健身步道', '儿童乐园', '荫凉长廊'],
			opensDay: -4,
			closesDay: 10,
			turnout: 41,
			leaning: [34, 27, 39]
		}
	},
	{
		...liuan,
		topic: 'raised-by-participants',
		title: '开办社区老年食堂',
		background:
			'柳岸八成住户是老年人家庭。方案是把原棋牌室改为食堂，午餐每份 12 元，由社会组织运营。',
		notice: '现就开办老年食堂召开居民会议表决，每户一票。',
		participants: [...usual, 'social-organisations', 'charity'],
		vote: {
			question: '是否同意把棋牌室改为老年食堂？',
			explanation: '午餐每份 12 元，由社会组织运营；棋牌室搬到二楼活动室。',
			roll: 'households',
			preset: 'residents-assembly-households',
			privacy: 'confidential',
			options: [],
			opensDay: -140,
			closesDay: -130,
			turnout: 68,
			leaning: [83, 12, 5]
		}
	},
	{
		...liuan,
		topic: 'public-affairs',
		title: '沿河路灯夜间何时调暗',
		background: '沿河三栋住户反映路灯太亮，散步的居民希望晚一些再调暗。方案是每晚十一点调暗一半。',
		notice: '现就沿河路灯调暗的时间征求各户意见。',
		participants: usual,
		vote: {
			question: '是否同意沿河路灯每晚十一点调暗一半？',
			explanation: '调暗以后亮度约为现在的一半，楼道口和台阶处不变。',
			roll: 'households',
			preset: 'residents-assembly-households',
			privacy: 'named',
			options: [],
			opensDay: -3,
			closesDay: 6,
			turnout: 36,
			leaning: [55, 38, 7]
		}
	},
	{
		...qiaotou,
		topic: 'required-by-law',
		title: '民宿集中污水处理设施选址',
		background: '村里有民宿 23 家。方案是在下河口集体用地建一座处理站，用地 0.4 亩，不占耕地。',
		notice: '现就污水处理设施选址召开村民会议，每户派一名代表表决。',
		participants: [
			'party',
			'committee',
			'supervisors',
			'groups',
			'collective-economy',
			'stakeholders'
		],
		vote: {
			question: '是否同意在下河口建民宿污水处理站？',
			explanation: '用地 0.4 亩，不占耕地；建设费用由上级补助和民宿户分担。',
			roll: 'households',
			preset: 'villagers-assembly-households',
			privacy: 'confidential',
			options: [],
			opensDay: -75,
			closesDay: -65,
			turnout: 81,
			leaning: [71, 22, 7]
		}
	},
	{
		...qingheli,
		topic: 'raised-by-participants',
		title: '二十万元微更新经费怎么用',
		background:
			'街道给每个社区 20 万元微更新经费。居民提了 31 条建议，议事会合并成 7 个项目，物业和施工方逐一报了价。\n\n每户有 10 分，可以集中给一个项目，也可以分给几个。经费按“均等份额法”分配：每户对钱有同样大的发言权，不会全部花在人多的那一片。',
		notice: '七个项目的位置图贴在各楼门口。每户 10 分，自己分配。',
		participants: [...usual, 'property-company', 'social-workers'],
		vote: {
			question: '二十万元微更新经费先做哪些项目？',
			explanation: '每户 10 分，可以集中，也可以分开。做哪些项目由大家的分数和造价一起决定。',
			roll: 'households',
			preset: 'residents-assembly-households',
			privacy: 'confidential',
			method: 'budget-equal-shares',
			options: [
				'单元门口加扶手',
				'非机动车充电棚',
				'晾衣架更换',
				'楼道声控灯',
				'旧衣回收点改造',
				'乒乓球台两张',
				'盲道修补'
			],
			terms: {
				details: [
					'36 个单元门，台阶两侧各一根',
					'东侧空地，48 个车位，带烟感',
					'中心花园南侧，20 组',
					'全部 12 栋，更换 430 个',
					'迁到北门内侧，加盖防雨',
					'活动室外，水泥台面',
					'主路 260 米'
				],
				costs: ['58000', '96000', '24000', '38700', '15000', '12800', '31500'],
				budget: '200000',
				by: 'points',
				points: '10',
				tie_break: 'listed'
			},
			opensDay: -66,
			closesDay: -54,
			turnout: 62,
			leaning: [30, 26, 12, 17, 4, 9, 8],
			helped: 23
		}
	},
	{
		...qingheli,
		topic: 'public-affairs',
		title: '社区活动室周末排给谁用',
		background: '活动室周末只有一间大厅，四支队伍都想用。每户把四种安排按喜欢的程度排个序。',
		notice: '现就活动室周末的安排请各户排序。',
		participants: [...usual, 'volunteers'],
		vote: {
			question: '活动室周末下午怎样安排？',
			explanation: '把喜欢的安排排在前面，不在意的可以不排。',
			roll: 'households',
			preset: 'residents-assembly-households',
			privacy: 'confidential',
			method: 'irv',
			options: ['合唱和戏曲', '儿童阅读', '棋牌', '健身操'],
			terms: { tie_break: 'none' },
			opensDay: -120,
			closesDay: -110,
			turnout: 57,
			leaning: [29, 31, 17, 23]
		}
	},
	{
		...qingheli,
		topic: 'raised-by-participants',
		title: '楼栋门禁怎么换',
		background: '现在的门禁卡容易复制。可以同时选几种开门方式，选的户数多的先装。',
		notice: '每户最多选两种。家里没有智能手机的，可以到服务窗口领纸质选票，也可以书面委托别人。',
		participants: [...usual, 'property-company'],
		vote: {
			question: '新门禁用哪几种开门方式？',
			explanation: '每户最多选两种。刷脸须本人另外同意，不同意的住户可以一直用别的方式。',
			roll: 'households',
			preset: 'residents-assembly-households',
			privacy: 'confidential',
			method: 'approval',
			options: ['加密门禁卡', '手机扫码', '数字密码', '刷脸'],
			terms: { limit: '2', tie_break: 'none' },
			paper: true,
			proxy: true,
			opensDay: -6,
			closesDay: 5,
			turnout: 24,
			leaning: [38, 30, 20, 12],
			helped: 9,
			prolonged: { days: 3, reason: '五号楼停电两天，许多住户没能投票。' }
		}
	},
	{
		...liuan,
		topic: 'raised-by-participants',
		title: '给改造好的河边小广场起名',
		background: '征集到 86 个名字，议事会选出五个。',
		notice: '请每户把五个名字排个序。',
		participants: usual,
		vote: {
			question: '河边小广场叫什么名字？',
			explanation: '把喜欢的名字排在前面，一样喜欢的可以并列。',
			roll: 'households',
			preset: 'residents-assembly-households',
			privacy: 'confidential',
			method: 'schulze',
			options: ['柳荫广场', '听河坪', '邻里小广场', '安步园', '老码头'],
			terms: { tie_break: 'none' },
			opensDay: -40,
			closesDay: -30,
			turnout: 59,
			leaning: [24, 26, 14, 16, 20]
		}
	},
	{
		...liuan,
		topic: 'required-by-law',
		title: '物业四项服务打分',
		background: '物业合同年底到期。续不续签、改哪几条，先听大家怎么打分。',
		notice: '每户给四项服务各打 0 到 10 分。',
		participants: [...usual, 'property-company'],
		vote: {
			question: '您给物业的四项服务各打几分？',
			explanation: '0 分最低，10 分最高。不了解的可以不打。',
			roll: 'households',
			preset: 'residents-assembly-households',
			privacy: 'confidential',
			method: 'score',
			options: ['保洁', '维修', '门岗', '绿化'],
			terms: { scale_lowest: '0', scale_highest: '10', tie_break: 'none' },
			opensDay: -22,
			closesDay: -12,
			turnout: 55,
			leaning: [72, 48, 66, 58]
		}
	},
	{
		...qiaotou,
		topic: 'public-affairs',
		title: '村道两侧种什么树',
		background: '原来的杨树老化，分三年更换。户代表到会，当场举手。',
		notice: '定于村委会二楼会议室开会表决。',
		participants: ['party', 'committee', 'supervisors', 'groups'],
		vote: {
			question: '是否同意村道两侧改种香樟？',
			explanation: '三年换完，苗木由镇里提供，栽种由各组出工。',
			roll: 'households',
			preset: 'villagers-assembly-households',
			privacy: 'confidential',
			options: [],
			hands: [204, 171, 22, 11],
			opensDay: -18,
			closesDay: -16,
			turnout: 0,
			leaning: []
		}
	}
];
