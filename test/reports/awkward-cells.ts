import { type Awkward, book, changed, formula, numberIn, shared, table } from '#test/reports/awkward-book';
import type { RawCell } from '#test/reports/raw-xlsx';
import { idNumberOf } from '#test/reports/roster-people';

const cell = (attributes: string, content: string): RawCell => ({ attributes, content });

/** One cell, or a few, of a 附件5 with one person in row 3. */
function one(name: string, cells: Record<string, RawCell>, line: string, notes: string[] = [], rest = {}): Awkward {
  return { name, bytes: book(changed(table('附件5', 1), cells), {}, rest), says: ['附件5 名册', line, ...notes] };
}

/** The same of a 附件3. */
function three(name: string, cells: Record<string, RawCell>, line: string): Awkward {
  return { name, bytes: book(changed(table('附件3', 1), cells)), says: ['附件3 名册', line] };
}

/** 1970-01-10 in days since the first day of either calendar. */
const serial1900 = 25578;
const serial1904 = serial1900 - 1462;
const other = 'note BIRTH_DATE_FORM';

export const cells: readonly Awkward[] = [
  one('rich text in shared strings, with phonetic readings', { C3: shared(1), M3: shared(2) }, '3 person 0', [], {
    strings: [
      '<si><t>没有人用</t></si>',
      '<si><r><rPr><b/></rPr><t>张</t></r><r><t>建国</t></r><rPh sb="0" eb="1"><t>ZHANG</t></rPh><phoneticPr fontId="1"/></si>',
      '<si><t>成都样例职业技能评价中心</t><rPh sb="0" eb="2"><t>chengdu</t></rPh></si>',
    ],
  }),
  one(
    'rich text inline, with phonetic readings, CDATA and numbers for letters',
    {
      C3: cell(
        't="inlineStr"',
        '<is><r><t>张</t></r><r><t>建</t></r><r><t>&#22269;</t></r><rPh sb="0" eb="1"><t>guo</t></rPh></is>',
      ),
      M3: cell('t="inlineStr"', '<is><t><![CDATA[成都样例]]>职业技能评价中心</t></is>'),
    },
    '3 person 0',
  ),
  one('a break written as _x000D_', { M3: '成都样例职业技能评价中心_x000D_\n' }, '3 person 0'),
  one(
    'sex and birth date by formula, shared and as an array',
    {
      D3: formula('IF(MOD(MID(B3,17,1),2)=1,&quot;男&quot;,&quot;女&quot;)', '女'),
      E3: cell('t="str"', '<f t="shared" si="0"/><v>1970-01-10</v>'),
      H3: cell('t="str"', '<f t="array" ref="H3"/><v>大学本科</v>'),
    },
    '3 person 0 without education | D3 FORMULA | E3 FORMULA | H3 FORMULA',
  ),
  one(
    'an ID number by formula is still a person',
    { B3: formula('A1', '1') },
    '3 person 0 without idNumber | B3 FORMULA',
  ),
  one(
    'an ID number as a number has lost digits',
    { B3: 510104197001101000 },
    '3 person 0 without idNumber | B3 ID_AS_NUMBER',
  ),
  one(
    'an old ID number as a number has lost none',
    { B3: 510104700110100 },
    '3 person 0 without idNumber | B3 FIFTEEN_DIGITS',
  ),
  one(
    'an ID number with a wrong last digit',
    { B3: '510104197001101000' },
    '3 person 0 without idNumber | B3 CHECK_DIGIT',
  ),
  one('a phone and years as numbers', { L3: 13810000000, I3: 5 }, '3 person 0'),
  one('years with a fraction as a machine keeps it', { I3: 12.100000000000001 }, '3 person 0 but workYears=12.1'),
  one('years in words', { I3: '十二年' }, '3 person 0 but workYears=12'),
  one('years that are not definite', { I3: '12+' }, '3 person 0 without workYears | I3 UNSURE'),
  one(
    'full-width digits and letters',
    {
      B3: '５１０１０４１９７００１１０１００Ｘ',
      L3: '１３８１０００００００',
      I3: '５',
      E3: '１９７０－０１－１０',
      J3: 'ｐｅｒｓｏｎ０＠ｅｘａｍｐｌｅ．ｃｎ',
    },
    '3 person 0',
    [other],
  ),
  one('an ID number with blanks and a small x', { B3: ' 510104 19700110 100x ' }, '3 person 0'),
  one('a birth date as a date', { E3: numberIn(1, serial1900) }, '3 person 0', [other], { formats: [0, 14] }),
  one('a birth date as a date of the 1904 calendar', { E3: numberIn(1, serial1904) }, '3 person 0', [other], {
    ...{ formats: [0, 'yyyy"年"m"月"d"日"'], uses1904: true },
  }),
  one('a birth date under a Chinese built-in format', { E3: numberIn(1, serial1900) }, '3 person 0', [other], {
    formats: [0, 31],
  }),
  one('a birth date that became a plain number', { E3: serial1900 }, '3 person 0 | E3 NOT_YYYY_MM_DD', [other]),
  one('a birth date as an ISO date cell', { E3: cell('t="d"', '<v>1970-01-10T00:00:00</v>') }, '3 person 0'),
  one('a birth date in another form', { E3: '1970年1月10日' }, '3 person 0', [other]),
  one('a birth date in eight digits, as a number', { E3: 19700110 }, '3 person 0', [other]),
  one('a birth date that no calendar has', { E3: '1970-02-30' }, '3 person 0 | E3 NOT_YYYY_MM_DD'),
  one(
    'years that a format turned into a date',
    { I3: numberIn(1, 12) },
    '3 person 0 without workYears | I3 DATE_VALUE',
    [],
    { formats: [0, 14] },
  ),
  one('a number beyond any calendar under a date format', { L3: numberIn(1, 13810000000) }, '3 person 0', [], {
    formats: [0, 14],
  }),
  one(
    'booleans and errors',
    { G3: cell('t="b"', '<v>1</v>'), M3: cell('t="e"', '<v>#REF!</v>') },
    '3 person 0 without politicalStatus,workplace | G3 NOT_TEXT | M3 ERROR_VALUE',
  ),
  one(
    'blanks of every width, breaks and marks that nobody sees',
    {
      C3: '\u3000张　建 国\u200B ',
      G3: ' 中共\n党员 ',
      M3: '\uFEFF成都样例职业技能评价中心\u00A0',
      K3: '技能评价\u200C管理\r\n',
    },
    '3 person 0',
  ),
  one('another dot in a name', { C3: '阿嘎•尔古' }, '3 person 0 but name=阿嘎·尔古'),
  one('a name with a rare character beyond 16 bits', { C3: '李𠮷林' }, '3 person 0 but name=李𠮷林'),
  one('a name with something else', { C3: '张建国13800001111' }, '3 person 0 without name | C3 NOT_A_NAME'),
  one(
    'more text than a cell of the roster takes',
    { M3: '样'.repeat(101) },
    '3 person 0 without workplace | M3 TOO_LONG',
  ),
  one('more text than Excel takes', { M3: '样'.repeat(30_000) }, '3 person 0 without workplace | M3 TOO_LONG'),
  one(
    'abbreviations (附件5 说明2, 3)',
    { G3: '党员', H3: '本科' },
    '3 person 0 without politicalStatus,education | G3 NOT_FULL_WORD | H3 NOT_FULL_WORD',
  ),
  one('民族 without 族, which 附件5 does not forbid', { F3: '汉' }, '3 person 0'),
  one(
    'sex and birth date of another number',
    { D3: '男', E3: '1971-01-10' },
    '3 person 0 | D3 DISAGREES_WITH_ID_NUMBER | E3 DISAGREES_WITH_ID_NUMBER',
  ),
  one(
    'empty, 无, a stroke and 同上 (附件5 说明4)',
    { J3: null, K3: '无', M3: '同上', N3: '/' },
    '3 person 0 without email,currentOccupation,workplace,address | J3 MISSING | K3 MISSING | M3 DITTO | N3 MISSING',
  ),
  one(
    'an address that is none, a landline',
    { J3: 'person0@', L3: '028-86112233' },
    '3 person 0 without email,phone | J3 NOT_AN_EMAIL | L3 LANDLINE',
  ),
  {
    name: 'the same person twice',
    bytes: book(changed(table('附件5', 3), { B5: idNumberOf('1970-01-10', 100), D5: '女', E5: '1970-01-10' })),
    says: [
      '附件5 名册',
      '3 person 0',
      '4 person 1',
      `5 person 2 but idNumber=${idNumberOf('1970-01-10', 100)} | B5 REPEATED_PERSON`,
    ],
  },
  three('a title without its mark', { G3: '高级工程师' }, '3 person 0 without certificateName'),
  three('certificate and title as people join them', { G3: '电工 一级/高级技师、高级工程师' }, '3 person 0'),
  three('a level alone', { G3: '高级工' }, '3 person 0 without certificateName,titleName but skillLevel=SENIOR'),
  three('neither certificate nor title', { G3: '无' }, '3 person 0 without certificateName,titleName'),
  three('schooling as people say it, where nothing forbids it', { F3: '大专' }, '3 person 0'),
  three(
    'occupations with any separator',
    { H3: '车工(数控车工)，铣工/焊工' },
    '3 person 0 but occupations=6-18-01-01:数控车工,6-18-01-02,6-18-02-04',
  ),
  three('an occupation as the system shows it', { H3: '电工（6-31-01-03）' }, '3 person 0'),
  three('an occupation by its code, with other dashes', { H3: '6—31—01—03' }, '3 person 0'),
  three(
    'projects of 专项职业能力',
    { H3: '泡菜制作、竹编制作' },
    '3 person 0 without occupations but projects=泡菜制作,竹编制作',
  ),
  three(
    'a project outside the list, by its mark',
    { H3: '专项职业能力考核项目:剪纸制作' },
    '3 person 0 without occupations but projects=剪纸制作',
  ),
  three('an occupation that is several', { H3: '钳工' }, '3 person 0 without occupations | H3 AMBIGUOUS_OCCUPATION'),
  three('an occupation of class 2', { H3: '教练员' }, '3 person 0 but occupations=2-09-07-01'),
  three('four occupations', { H3: '车工、铣工、焊工、模具工' }, '3 person 0 without occupations | H3 TOO_MANY'),
];
