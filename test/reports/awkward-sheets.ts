import { type Awkward, book, changed, reordered, table } from '#test/reports/awkward-book';
import { rawXlsx } from '#test/reports/raw-xlsx';

/** Several sheets, two columns of one meaning, and sheets that hold no roster. */
export const sheets: readonly Awkward[] = [
  {
    name: 'instructions first, the table on the second sheet',
    bytes: rawXlsx({
      sheets: [
        { name: '填写说明', rows: [['请各单位于3月底前报送'], ['姓名', '与身份证一致']] },
        { name: '汇总', rows: table('附件3', 1) },
      ],
    }),
    says: ['附件3 汇总', '3 person 0'],
  },
  {
    name: 'two sheets with people alike',
    bytes: rawXlsx({
      sheets: [
        { name: '一月', rows: table('附件3', 1) },
        { name: '三月', rows: table('附件3', 2) },
      ],
    }),
    says: ['refused AMBIGUOUS_SHEET'],
  },
  {
    name: 'an empty template beside the filled one',
    bytes: rawXlsx({
      sheets: [
        { name: '模板', rows: table('附件5', 0) },
        { name: '已填', rows: table('附件5', 1) },
      ],
    }),
    says: ['附件5 已填', '3 person 0'],
  },
  {
    name: 'a second table with fewer columns',
    bytes: rawXlsx({
      sheets: [
        { name: '通讯录', rows: reordered(table('附件5', 2), [0, 1, 2, 3, 11]) },
        { name: '名册', rows: table('附件5', 1) },
      ],
    }),
    says: ['附件5 名册', '3 person 0', 'note OTHER_TABLES'],
  },
  {
    name: 'a hidden copy of the table',
    bytes: rawXlsx({
      sheets: [
        { name: '旧', rows: table('附件3', 3), state: 'veryHidden' },
        { name: '新', rows: table('附件3', 1) },
      ],
    }),
    says: ['附件3 新', '3 person 0'],
  },
  {
    name: 'nothing but a hidden sheet',
    bytes: book(table('附件3', 1), { state: 'hidden' }),
    says: ['附件3 名册', '3 person 0', 'note HIDDEN_SHEET'],
  },
  { name: 'the other roster', bytes: book(table('附件5', 2)), expected: '附件3', says: ['refused WRONG_ROSTER'] },
  {
    name: 'a table of something else',
    bytes: book([
      ['品名', '数量', '单价', '金额'],
      ['笔', '3', '2', '6'],
    ]),
    says: ['refused NO_TABLE'],
  },
  {
    name: 'nobody under the header',
    bytes: book([...table('附件5', 0), ['1'], [null, '经办人：王小明']]),
    says: ['refused NO_PEOPLE'],
  },
  {
    name: '手机 beside 联系电话: the official word decides',
    bytes: book(table('附件3', 1).map((row, at) => [...row, at === 1 ? '手机' : at === 2 ? '13700000000' : null])),
    says: ['附件3 名册', '3 person 0', 'note EXTRA_COLUMNS'],
  },
  {
    name: '手机 beside 电话: nobody knows which',
    bytes: book(changed(table('附件3', 1), { I2: '手机' }).map((row, at) => [...row, at === 1 ? '电话' : null])),
    says: ['refused TWICE_COLUMNS'],
  },
];
