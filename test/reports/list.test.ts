import { expect, it } from 'vitest';
import { rosters } from '#domain/roster/columns';
import { rosterRow } from '#domain/roster/row';
import { columnName, type ListLayout, spansOf } from '#reports/list/layout';
import { readMarker } from '#reports/list/marker';
import { writeList } from '#reports/list/write';
import { assessor, supervisor } from '#test/reports/roster-people';
import { at, each, listBytes, sampleLists, today } from '#test/reports/sample-lists';
import { collector, rowOf, sheetFile, throughCalc } from '#test/reports/sheet-file';

const files = new Map<string, Buffer>();
for (const name of Object.keys(sampleLists)) files.set(name, (await listBytes(name)).bytes);
const sheets = new Map([...files].map(([name, bytes]) => [name, sheetFile(bytes)]));

it.each([
  { id: '附件3' as const, person: assessor, header: 4 },
  { id: '附件5' as const, person: supervisor, header: 3 },
])('$id holds its official title and headers, and of each person every column as text', ({ id, person, header }) => {
  const sheet = sheets.get(id)!;
  expect(rowOf(sheet, 1)[0]).toBe(id);
  expect(rowOf(sheet, 2)[0]).toBe(rosters[id].title);
  expect(rowOf(sheet, header)).toEqual(rosters[id].columns.map((column) => column.header));
  for (let index = 0; index < 12; index++) {
    const row = rosterRow(id, { facts: person(index).facts, serial: index + 1 }, { today });
    expect(rowOf(sheet, header + 1 + index)).toEqual(rosters[id].columns.map((column) => row[column.id]));
    expect(rowOf(sheet, header + 1 + index)).toEqual(person(index).texts);
  }
  const kinds = [...sheet.cells.values()]
    .filter(({ text }) => text !== '')
    .map(({ type, format }) => `${type} ${format}`);
  expect([...new Set(kinds)]).toEqual(['inlineStr @']);
});

it('prints the lines of each form around the table', () => {
  expect(rowOf(sheets.get('附件3')!, 3)[0]).toBe('填报单位：成都样例职业技能鉴定指导中心（盖章）');
  const foot = (name: string, number: number) => rowOf(sheets.get(name)!, number).filter((text) => text !== '');
  expect(foot('附件3', 18)).toEqual(['经办人：王小明', '联系电话：028-86112233', '填报时间：2026年11月25日']);
  expect(foot('附件5', 17)[0]).toBe('地区/单位（盖章）：成都样例职业技能鉴定指导中心');
  expect(foot('附件5', 19)).toEqual([`1. ${rosters.附件5.notes[0]}`]);
  expect(rowOf(sheets.get('附件3')!, 1).filter(Boolean)).toEqual(['附件3', '类别：培训']);
  expect(rowOf(sheets.get('附件5')!, 1).filter(Boolean)).toEqual(['附件5', '类别：复核']);
});

it.each([
  ['合格人员名单', '序号 姓名 性别 身份证号码 工作单位 申报考评职业(工种) 理论成绩 实操成绩 出勤天数 考核结论'],
  ['证卡制作清单', '序号 证卡号 证卡种类 姓名 性别 工作单位 考评职业(工种) 有效期起 有效期止 领取人签名 领取日期'],
  ['签到表', '序号 姓名 性别 工作单位 申报考评职业(工种) 上午签到 下午签到 备注'],
  ['考勤表', '序号 姓名 性别 工作单位 11-23 11-24 11-25 出勤天数'],
  ['统计表', '序号 审核机构 类别 申报 退回补正（次） 审核不合格 审核合格 编班 培训考核合格 培训考核不合格 发证 撤回'],
])('%s has the columns that are documented', (name, headers) => {
  expect(rowOf(sheets.get(name)!, 3)).toEqual(headers.split(' '));
});

it('keeps points, days and counts as numbers, half points too', () => {
  const passed = sheets.get('合格人员名单')!;
  expect(rowOf(passed, 4)).toEqual([
    ...['1', '张建国', '女', assessor(0).facts.idNumber, '绵阳样例技工学校', '电工', '61', '72.5', '3', '培训考核合格'],
  ]);
  expect([passed.cells.get('H4'), passed.cells.get('A4')]).toMatchObject([
    { type: 'n', format: 'General' },
    { type: 'inlineStr', format: '@' },
  ]);
  expect(rowOf(sheets.get('统计表')!, 6)).toEqual([
    '',
    '合计',
    '',
    '150',
    '14',
    '6',
    '140',
    '132',
    '126',
    '4',
    '120',
    '2',
  ]);
  expect(rowOf(sheets.get('考勤表')!, 4).slice(4)).toEqual(['√', '×', '', '1']);
  expect(rowOf(sheets.get('合格人员名单')!, 17).filter(Boolean)[2]).toBe('签发时间：2026年11月26日');
});

it('offers the words of closed lists, from the first row of the table to its last', () => {
  const { xml } = sheets.get('附件5')!;
  const rules = [...xml.matchAll(/<dataValidation type="list"[^>]*sqref="([^"]+)"><formula1>&quot;(.*?)&quot;/gu)];
  expect(rules.map(([, range, words]) => `${range} ${words?.split(',').length}`)).toEqual([
    'D4:D15 2',
    'F4:F15 56',
    'G4:G15 5',
    'H4:H15 11',
  ]);
  expect(rules.every(([, , words = '']) => words.length <= 255)).toBe(true);
});

it.each([...sheets.keys()])(
  '%s is ready to be printed: A4 landscape, as wide as the page, its headers on each',
  (name) => {
    const { xml, workbook } = sheets.get(name)!;
    const header = name === '附件3' ? 4 : 3;
    expect(xml).toContain(
      `<pane ySplit="${header}" topLeftCell="A${header + 1}" activePane="bottomLeft" state="frozen"/>`,
    );
    expect(xml).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(xml).toMatch(/<pageSetup paperSize="9" orientation="landscape"[^>]* fitToWidth="1" fitToHeight="0"\/>/u);
    expect(xml).toContain('<oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter>');
    expect(xml).toContain('<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.2" footer="0.3"/>');
    expect(workbook).toMatch(
      new RegExp(`<definedName name="_xlnm.Print_Titles" localSheetId="0">[^<]*!\\$1:\\$${header}<`, 'u'),
    );
    const last = columnName([...xml.matchAll(/<c r="[A-Z]+3"/gu)].length);
    expect(xml).toContain(
      `<mergeCell ref="A${name.startsWith('附件') ? 2 : 1}:${last}${name.startsWith('附件') ? 2 : 1}"/>`,
    );
    expect([...xml.matchAll(/<col [^>]*width="([\d.]+)"/gu)].every(([, width]) => Number(width) >= 5)).toBe(true);
  },
);

it('says what it is in its keywords, and nobody in any of its properties', () => {
  const keywords = (name: string) => /<cp:keywords>(.*?)<\/cp:keywords>/u.exec(sheets.get(name)!.core)?.[1] ?? '';
  expect(readMarker(keywords('附件3'))).toEqual({ list: '附件3', version: 1, kind: 'NEW' });
  expect(readMarker(keywords('附件5'))).toEqual({ list: '附件5', version: 1, kind: 'RENEWAL' });
  expect(readMarker(keywords('统计表'))).toEqual({ list: '统计表', version: 1 });
  expect(
    ['', 'kaoping-list=', 'x kaoping-list=附件3 version=1', 'kaoping-list=附件3 version=x'].map(readMarker),
  ).toEqual(Array(4).fill(undefined));
  for (const { core, workbook } of sheets.values()) {
    for (const said of [assessor(0), supervisor(0)].flatMap(({ facts }) => [
      facts.name,
      facts.idNumber,
      facts.phone,
      '王小明',
    ])) {
      expect(core + workbook).not.toContain(said);
    }
  }
});

const layout: ListLayout = {
  marker: { list: '样例', version: 1 },
  ...{ sheetName: '样例', above: [], title: '样例', head: [], foot: [], notes: [] },
  columns: [{ header: '甲', width: 20 }],
};

it('writes a table of nobody, which can be filled in', async () => {
  const { bytes, written } = await listBytes('附件3', 0);
  expect(written.rows).toBe(0);
  const sheet = sheetFile(bytes);
  expect(rowOf(sheet, 6).filter(Boolean)[0]).toBe('经办人：王小明');
  expect(sheet.xml).toMatch(/<cols>.*style="\d+"/u);
});

it('makes a row as high as its longest text needs', async () => {
  const { to, bytes } = collector();
  await writeList(layout, each([['短'], ['长'.repeat(40)], ['一\n二\n三'], ['长'.repeat(4000)]]), { to, at });
  const heights = [...sheetFile(bytes()).xml.matchAll(/<row r="[3-6]" ht="(\d+)"/gu)].map(([, height]) =>
    Number(height),
  );
  expect(heights).toEqual([22, 82, 52, 409]);
});

it('makes the lines around the table as high as their texts need, however narrow the table is', async () => {
  const { to, bytes } = collector();
  const head = [['组织单位：样例', `培训时间：${'长'.repeat(20)}`]];
  await writeList({ ...layout, title: '长'.repeat(12), head, columns: Array(2).fill(layout.columns[0]) }, each([]), {
    to,
    at,
  });
  const heights = [...sheetFile(bytes()).xml.matchAll(/<row r="[12]" ht="(\d+)"/gu)].map(([, height]) =>
    Number(height),
  );
  expect(heights).toEqual([57, 52]);
});

it('names columns and shares a line among parts as a spreadsheet does', () => {
  expect([1, 26, 27, 52, 53].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA']);
  const columns = [6, 24, 10, 6, 21].map((width) => ({ header: '', width }));
  expect(spansOf(['甲', '乙'], columns)).toEqual([
    { from: 1, to: 2 },
    { from: 3, to: 5 },
  ]);
  expect(spansOf(['一', '二', '三', '四', '五'], columns).map(({ from, to }) => to - from)).toEqual([0, 0, 0, 0, 0]);
});

it('opens in LibreOffice, every cell as it was', () => {
  const saved = throughCalc(files, 'xlsx');
  for (const [name, sheet] of sheets) {
    const after = sheetFile(saved.get(name)!);
    for (const [place, { text, type }] of sheet.cells) {
      const cell = after.cells.get(place);
      expect([place, cell?.text ?? '', cell?.hasFormula ?? false]).toEqual([place, text, false]);
      if (text !== '') expect(cell?.type === 'n').toBe(type === 'n');
    }
    const keywords = /<cp:keywords>(.*?)<\/cp:keywords>/u;
    expect(keywords.exec(after.core)?.[1]).toBe(keywords.exec(sheet.core)?.[1]);
  }
});
