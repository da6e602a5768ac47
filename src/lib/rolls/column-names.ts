import type { Field, RollKind } from './kinds.ts';
import { foldWidth } from './text.ts';

/** The usual column names of each field, the more telling first. Compared as a whole, without brackets, spaces and signs. */
const names: Record<Field, string> = {
	name:
		'姓名 业主姓名 业主名称 业主 产权人 产权人姓名 产权人名称 所有权人 所有权人姓名 权利人 权利人姓名 权利人名称 购房人 买受人 房主 房主姓名 ' +
		'户主 户主姓名 户主名 户代表 户代表姓名 家庭代表 代表 代表姓名 代表人 代表人姓名 村民代表 居民代表 村民代表姓名 居民代表姓名 ' +
		'居民姓名 村民姓名 住户姓名 住户 居民 村民 人员姓名 名字 姓名或单位名称 姓名或名称 ' +
		'name fullname ownername owner owners householder headofhousehold representative representativename residentname resident',
	building:
		'楼栋 楼栋号 楼号 号楼 楼幢 楼幢号 幢 幢号 栋 栋号 座 座号 楼座 座栋 楼宇 楼 楼栋名称 楼房号 组 村民小组 居民小组 小组 组别 组号 村组 所在小组 所属小组 自然村 ' +
		'building buildingno buildingnumber block blockno tower group',
	unit: '单元 单元号 单元名称 门洞 门洞号 门栋 梯 梯号 unit unitno entrance staircase',
	room:
		'房号 房间号 房屋号 房产号 房室号 室号 室 房间 门牌 门牌号 门牌号码 户号 户室 户室号 户 户编号 房屋编号 ' +
		'room roomno roomnumber flat flatno apartment apartmentno apt door doorno doornumber house houseno housenumber',
	address:
		'房屋地址 房屋坐落 坐落 房屋位置 楼栋房号 楼栋单元房号 楼栋单元室 楼栋单元号 物业地址 房产地址 地址 详细地址 住址 家庭住址 家庭地址 居住地址 现住址 现居住地 具体住址 住所 住房 房屋 ' +
		'address addr location residence property',
	area:
		'专有部分面积 专有部分建筑面积 专有面积 登记面积 产权面积 产权建筑面积 建筑面积 房屋建筑面积 建筑总面积 实测面积 实测建筑面积 房屋面积 合同面积 面积 计费面积 ' +
		'area floorarea grossfloorarea grossarea builtarea registeredarea sqm squaremetres squaremeters',
	owner_key:
		'业主编号 业主代码 业主号 业主id 业主分组 同一业主 产权人编号 权利人编号 共有 共有编号 共有组 共有人编号 同一人编号 客户编号 客户号 ' +
		'ownerkey ownerid ownerno ownernumber ownercode',
	phone:
		'手机 手机号 手机号码 移动电话 联系手机 联系电话 电话 电话号码 联系方式 联系号码 联系人电话 本人电话 业主电话 业主手机 户主电话 代表电话 ' +
		'mobile mobilephone mobileno mobilenumber phone phoneno phonenumber tel telephone cellphone cell contact',
	undelivered:
		'未交付 是否未交付 开发商 是否开发商 是否为开发商 未交付开发商 开发商未交付 开发商持有 未售 是否未售 建设单位 undelivered developer unsold',
	delivered:
		'是否交付 是否已交付 已交付 交付 交付状态 交付情况 是否交房 交房状态 销售状态 房屋状态 delivered handedover sold'
};

const preferred: Record<RollKind, string> = {
	adults: '姓名 居民姓名 村民姓名',
	households: '户主姓名 户主 户主名 户代表姓名 户代表 家庭代表',
	owners:
		'业主姓名 业主名称 产权人姓名 产权人名称 产权人 所有权人 权利人姓名 权利人名称 权利人 业主',
	representatives: '代表姓名 居民代表姓名 村民代表姓名 代表人姓名 居民代表 村民代表 代表'
};

/** Columns that lists often have and that a roll does not keep. They only help to find the header row. */
const others = new Set(
	(
		'序号 编号 备注 说明 性别 年龄 出生日期 出生年月 民族 政治面貌 文化程度 户型 楼层 人口 人数 家庭人口 签名 签字 用途 套内面积 使用面积 公摊面积 与户主关系 ' +
		'no id remark remarks note notes gender sex age index'
	).split(' ')
);

/** What stands between the titles of two header rows. */
export const titleJoint = ' / ';
const bracketed = /[([{【〔].*?[)\]}】〕]/g;

const identity = /身份证|证件号|证件编号|公民身份|护照号|^证件$|idcard|idno$|identity|passport/;

const ranks = new Map(
	(Object.keys(names) as Field[]).flatMap((field) =>
		names[field].split(' ').map((name, rank) => [name, { field, rank }] as const)
	)
);

export type Meaning = { field: Field; rank: number } | 'identity_card' | 'not_kept' | null;

/** What a column title means; a lower rank is the better name where two columns claim one field. */
export function meaningOf(title: string, kind: RollKind): Meaning {
	for (const spelling of spellings(title)) {
		if (identity.test(spelling)) return 'identity_card';
		const found = ranks.get(spelling);
		if (found) return { field: found.field, rank: rankFor(kind, spelling, found.rank) };
		if (others.has(spelling)) return 'not_kept';
	}
	return null;
}

function rankFor(kind: RollKind, spelling: string, rank: number): number {
	const first = preferred[kind].split(' ').indexOf(spelling);
	return first >= 0 ? first - 100 : rank;
}

/** A title as written, without its brackets, then only its Chinese and only its Latin part: 姓名 Name, 楼栋(Building). */
function spellings(title: string): string[] {
	const folded = foldWidth(title).toLowerCase().slice(0, 80);
	const parts = [...folded.split(titleJoint).reverse(), folded];
	const bare = (text: string) => text.replace(/[^\p{Script=Han}a-z]/gu, '');
	const whole = parts.flatMap((part) => [part.replace(bracketed, ''), part]).map(bare);
	return [
		...whole,
		...whole.map((text) => text.replace(/[a-z]/g, '')),
		...whole.map((text) => text.replace(/[^a-z]/g, ''))
	].filter((text, index, all) => text !== '' && all.indexOf(text) === index);
}
