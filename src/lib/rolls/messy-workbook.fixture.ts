import writeXlsxFile, { type SheetData } from 'write-excel-file/node';

/** What the messy workbook comes to once it is read as a roll of owners. */
export const messySums = { entries: 11, heads: 9, area: 104_800, repairs: 5 };

/**
 * A list of owners as an office really keeps it: titles above the header, a header of two rows, merged buildings, full-width digits, stretched
 * names, one owner of two flats, the developer's flats, sums and signatures below, and a sheet that is no list. It has warnings and no errors;
 * `spoilt` adds two: a line without a name, and a door that stands twice.
 */
export async function messyWorkbook({ spoilt = false } = {}): Promise<Buffer> {
	const rows: SheetData = [
		[{ value: '青禾里小区业主名册（2026 年维修资金表决用）', columnSpan: 8, align: 'center' }],
		[{ value: '制表单位：青禾里社区居民委员会　　单位：平方米', columnSpan: 8 }],
		[],
		[
			{ value: '序号', rowSpan: 2 },
			{ value: '房屋信息', columnSpan: 4 },
			...blanks(3),
			{ value: '业主信息', columnSpan: 2 },
			null,
			{ value: '备注', rowSpan: 2 }
		],
		[null, '楼栋', '单元', '房号', '建筑面积', '业主姓名', '联系电话', null],
		line(1, { value: '1号楼', rowSpan: 4 }, '1单元', '１０１', 89.5, '王 明', '13900010001'),
		line(2, null, '1单元', '102', '89.50㎡', '李兰 ', '13900010002'),
		line(3, null, '2单元', ' 201', '104.6', '陈文清', ''),
		line(4, null, '2单元', '202', 104.6, '陈文清', ''),
		line(5, { value: '2号楼', rowSpan: 3 }, '1单元', '101', '７６.８', '赵松', '13900010005'),
		line(6, null, '1单元', '102', 76.8, '王 明', '13900010001'),
		line(7, null, '1单元', '201', 96.2, '周桂兰', '0000'),
		line(8, '3号楼', '1单元', '101', 102.5, '吴山', '139 0001 0008'),
		line(9, '3号楼', '1单元', '102', 102.5, '欧阳春禾', '13900010009'),
		line(10, '3号楼', '1单元', '201', 102.5, '开发商', ''),
		line(11, '3号楼', '1单元', '202', 102.5, '开发商', ''),
		...(spoilt
			? [
					line(12, '3号楼', '1单元', '301', 102.5, '', '13900010012'),
					line(13, '3栋', '1单元', '101', 102.5, '郑平', '')
				]
			: []),
		[{ value: '合计', columnSpan: 4 }, ...blanks(3), 1048, null, null, null],
		[],
		[{ value: '填表人：　　　　　　审核人：　　　　　　日期：', columnSpan: 8 }]
	];
	const about: SheetData = [['填写说明'], ['一户一行，面积以产权证为准。']];
	const sheets = [
		{ sheet: '说明', data: about },
		{ sheet: '业主名册', data: rows }
	];
	return writeXlsxFile(sheets).toBuffer();
}

type Cell = SheetData[number][number];

function line(number: number, ...cells: Cell[]): Cell[] {
	return [number, ...cells, null];
}

function blanks(count: number): null[] {
	return Array.from({ length: count }, () => null);
}
