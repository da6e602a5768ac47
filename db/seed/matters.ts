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
	}
];
