import { rosters } from '#domain/roster/columns';
import { type Awkward, book, changed, formula, headers, people, reordered, table } from '#test/reports/awkward-book';
import type { RawCell } from '#test/reports/raw-xlsx';

const five = headers('附件5');
const three = headers('附件3');
const all = five.map((_, at) => at);
const foot: RawCell[] = [
  '经办人：王小明',
  null,
  null,
  '联系电话：028-86112233',
  null,
  null,
  null,
  '填报时间：2026年 3 月 5 日',
];

/** Where the table stands, what its header says, and what stands around it. */
export const layouts: readonly Awkward[] = [
  {
    name: 'as the notice has it, with title, lines and 填表说明',
    bytes: book([
      ...[[rosters.附件5.title], ['地区/单位（盖章）：成都市职鉴中心'], five, ...people('附件5', 2), foot],
      ...[['填表说明：'], ['1.出生日期格式必须为：yyyy-mm-dd，为文本类型。'], ['4.每项信息均为必填项。']],
    ]),
    says: [
      '附件5 名册',
      'unit=成都市职鉴中心 preparedBy=王小明 phone=028-86112233 day=2026-03-05',
      ...['4 person 0', '5 person 1'],
    ],
  },
  {
    name: 'no title, the header in the first row, any sheet name',
    bytes: book([three, ...people('附件3', 2)], { name: 'Sheet1' }),
    says: ['附件3 Sheet1', '2 person 0', '3 person 1'],
  },
  {
    name: 'a title merged over two rows, blank lines everywhere',
    bytes: book(
      [
        [rosters.附件3.title],
        [],
        [],
        ['填报单位：绵阳样例公司（盖章）'],
        [],
        three,
        [],
        ...people('附件3', 1),
        [],
        ...people('附件3', 1, 1),
      ],
      {
        merges: ['A1:J2', 'A4:J4'],
      },
    ),
    says: ['附件3 名册', 'unit=绵阳样例公司', '8 person 0', '10 person 1'],
  },
  {
    name: 'headers with line breaks, ideographic blanks, full width, stars',
    bytes: book([
      [
        '序　号',
        '身份\n证号',
        '＊姓　名',
        '性 别',
        '出生\r\n日期',
        '民　　族',
        '政治\n\n面貌',
        '文化程度*',
        '工作年限（年）',
        'Ｅ－ｍａｉｌ',
      ].concat(['从事职业', '联　系　方　式（必填）', '工作\u00A0单位', '\u200B通讯地址']),
      ...people('附件5', 1),
    ]),
    says: ['附件5 名册', '2 person 0'],
  },
  {
    name: 'headers by the other names that people use',
    bytes: book([
      [
        '编号',
        '单位',
        '姓名',
        '性别',
        '身份证号',
        '学历',
        '职业资格（职称）',
        '申报职业（工种）',
        '手机号码',
        '联系地址',
      ],
      ...people('附件3', 1),
    ]),
    says: ['附件3 名册', '2 person 0'],
  },
  {
    name: 'columns in another order',
    bytes: book(reordered(table('附件5', 2), all.toReversed())),
    says: ['附件5 名册', '3 person 0', '4 person 1'],
  },
  {
    name: 'columns of their own between and behind',
    bytes: book(
      table('附件5', 1).map((row, at) => [
        row[0] ?? null,
        at === 1 ? '职务' : '主任',
        ...row.slice(1),
        at === 1 ? '备注' : '无',
      ]),
    ),
    says: ['附件5 名册', '3 person 0', 'note EXTRA_COLUMNS'],
  },
  {
    name: 'two columns are missing',
    bytes: book(
      reordered(
        table('附件5', 2),
        all.filter((at) => at !== 5 && at !== 9),
      ),
    ),
    says: ['refused MISSING_COLUMNS'],
  },
  {
    name: 'the header repeated on every printed page, with the title and page numbers',
    bytes: book([
      ...[[rosters.附件5.title], five, ...people('附件5', 2), ['第1页 共2页'], [rosters.附件5.title], five],
      ...[...people('附件5', 1, 2), ['－2－']],
    ]),
    says: ['附件5 名册', '3 person 0', '4 person 1', '8 person 2', 'note REPEATED_HEADER'],
  },
  {
    name: 'another table with its columns in another order further down',
    bytes: book([...table('附件5', 1), ...reordered([five, ...people('附件5', 1, 1)], all.toReversed())]),
    says: ['refused HEADER_CHANGES'],
  },
  {
    name: 'hidden rows and columns',
    bytes: book(table('附件5', 3), {
      hiddenRows: [4],
      before: '<cols><col min="6" max="7" width="9" hidden="1"/></cols>',
    }),
    says: ['附件5 名册', '3 person 0', '4 person 1', '5 person 2', 'note HIDDEN_COLUMNS', 'note HIDDEN_ROWS'],
  },
  {
    name: 'an example row, told by its number and by its name',
    bytes: book(changed(table('附件5', 3), { A3: '示例', C4: '张三（示例）' })),
    says: ['附件5 名册', '5 person 2', 'note EXAMPLE_ROW', 'note SERIAL'],
  },
  {
    name: 'no 序号 at all',
    bytes: book(reordered(table('附件5', 1), all.slice(1))),
    says: ['附件5 名册', '3 person 0', 'note NO_SERIAL'],
  },
  {
    name: '序号 missing, wrong and by formula',
    bytes: book(changed(table('附件5', 3), { A3: null, A4: '7', A5: formula('ROW()-2', '3') })),
    says: ['附件5 名册', '3 person 0', '4 person 1', '5 person 2', 'note SERIAL'],
  },
  {
    name: 'the foot in one cell, without blanks between',
    bytes: book([...table('附件3', 1), ['经办人：王小明联系电话：13800001234填报时间：2026.3.5']]),
    says: ['附件3 名册', 'preparedBy=王小明 phone=13800001234 day=2026-03-05', '3 person 0'],
  },
  {
    name: 'the foot with its values in cells of their own, before an empty date',
    bytes: book([
      ...table('附件3', 1),
      ['经办人', '王小明', null, '联系电话：', '028-1234567', null, '填报时间：', '  年  月  日'],
    ]),
    says: ['附件3 名册', 'preparedBy=王小明 phone=028-1234567', '3 person 0'],
  },
  {
    name: 'a foot whose day is none',
    bytes: book([...table('附件3', 1), ['经办人：王小明', '填报时间：三月初']]),
    says: ['附件3 名册', 'preparedBy=王小明', '3 person 0', 'note DAY_NOT_READ'],
  },
  {
    name: 'sums, 以下空白 and rows that are numbered in advance',
    bytes: book([...table('附件5', 1), ['2'], ['3'], ['以下空白'], ['合计', '1人'], ['注：以上人员均已审核']]),
    says: ['附件5 名册', '3 person 0'],
  },
  {
    name: 'something under the table that nobody can place',
    bytes: book([...table('附件5', 1), [null, null, null, null, null, null, null, null, null, null, null, '补报']]),
    says: ['附件5 名册', '3 person 0', 'note UNREAD_ROW'],
  },
  {
    name: 'a person of whom only the name stands there',
    bytes: book([...table('附件3', 1), [null, null, '李秀英']]),
    says: [
      '附件3 名册',
      '3 person 0',
      `4 person 1 without workplace,idNumber,education,phone,certificateName,titleName,occupations,address | ${'B4 MISSING,D4 MISSING,E4 MISSING,F4 MISSING,H4 MISSING,I4 MISSING,J4 MISSING'.replaceAll(',', ' | ')}`,
      'note SERIAL',
    ],
  },
  {
    name: 'one workplace merged over all its people',
    bytes: book(changed(table('附件3', 3), { B4: null, B5: null, J5: null }), { merges: ['B3:B5', 'J4:J5'] }),
    says: ['附件3 名册', '3 person 0', '4 person 1', '5 person 2', 'note MERGED'],
  },
  {
    name: 'a name merged over two rows is not the name of both',
    bytes: book(changed(table('附件3', 2), { C4: null }), { merges: ['C3:C4'] }),
    says: ['附件3 名册', '3 person 0', '4 person 1 without name | C4 MISSING'],
  },
  {
    name: 'a header of two rows, repeated',
    bytes: book([
      ...[
        [
          '序号',
          '工作单位',
          '人员',
          null,
          null,
          '文化程度',
          '现职业资格(专业技术职称)',
          '申报考评职业(工种)',
          '联系',
          null,
        ],
      ],
      ...[[null, null, '姓名', '性别', '身份证号码', null, null, null, '电话', '地址'], ...people('附件3', 1)],
      ...[
        [
          '序号',
          '工作单位',
          '人员',
          null,
          null,
          '文化程度',
          '现职业资格(专业技术职称)',
          '申报考评职业(工种)',
          '联系',
          null,
        ],
      ],
      ...[[null, null, '姓名', '性别', '身份证号码', null, null, null, '电话', '地址'], ...people('附件3', 1, 1)],
    ]),
    says: ['附件3 名册', '3 person 0', '6 person 1', 'note REPEATED_HEADER'],
  },
];
