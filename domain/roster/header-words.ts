import { type ColumnId, type RosterId, rosters } from './columns.ts';

/**
 * What people write over a column beside the official header (domain.md trap 19: each form names the same thing differently).
 * Only words that mean nothing else on these two rosters.
 */
const alsoCalled: Readonly<Record<ColumnId, readonly string[]>> = {
  serial: ['序号', '序', '编号', '号', 'no', 'no.'],
  workplace: ['工作单位', '单位', '单位名称', '单位全称', '所在单位', '现工作单位', '工作单位全称', '工作单位名称'],
  name: ['姓名', '名字', '人员姓名', '申报人', '申报人姓名', '考评员姓名', '督导员姓名'],
  sex: ['性别'],
  idNumber: [
    ...['身份证号码', '身份证号', '身份证', '身份号码', '公民身份号码', '公民身份证号码', '居民身份证号码'],
    ...['身份证件号码', '身份证件号', '证件号码', '证件号'],
  ],
  education: ['文化程度', '学历', '最高学历', '学历层次'],
  attainment: [
    ...[
      '现职业资格(专业技术职称)',
      '现职业资格',
      '职业资格(专业技术职称)',
      '职业资格',
      '现职业资格(职称)',
      '职业资格(职称)',
    ],
    ...['现职业资格或专业技术职称', '职业资格或专业技术职称', '现职业资格/专业技术职称', '职业资格/专业技术职称'],
    ...['现职业资格专业技术职称', '职业资格证书', '专业技术职称', '职称'],
  ],
  applied: [
    ...[
      '申报考评职业(工种)',
      '申报考评职业工种',
      '申报考评职业',
      '申报考评工种',
      '申报职业(工种)',
      '申报职业',
      '申报工种',
    ],
    ...[
      '申报考评职业/工种',
      '申报职业/工种',
      '考评职业(工种)',
      '考评职业',
      '考评工种',
      '申报考评项目',
      '申报项目',
      '考评项目',
    ],
  ],
  phone: [
    '联系电话',
    '联系方式',
    '联系手机',
    '手机',
    '手机号',
    '手机号码',
    '电话',
    '电话号码',
    '移动电话',
    '联系电话(手机)',
  ],
  address: [
    ...[
      '通讯地址',
      '通信地址',
      '联系地址',
      '地址',
      '详细地址',
      '通讯地址及邮编',
      '通信地址及邮编',
      '邮寄地址',
      '单位地址',
    ],
  ],
  birthDate: ['出生日期', '出生年月日', '出生年月', '生日'],
  ethnicity: ['民族'],
  politicalStatus: ['政治面貌', '政治面目'],
  workYears: ['工作年限', '工作年限(年)', '工龄', '专业工龄', '从业年限', '从事职业年限'],
  email: ['电子邮箱', '电子邮件', '电子信箱', '邮箱', '邮箱地址', 'e-mail', 'email'],
  currentOccupation: ['从事职业', '从事职业(工种)', '现从事职业', '从事的职业', '职业'],
};

/**
 * A header as it is compared: without blanks and line breaks of any width (domain.md trap 22: `政治\n\n面貌`, `联　系　电　话`),
 * full width as half, without the star or word that marks what must be filled in.
 */
export function headerKey(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Cc}]/gu, '')
    .toLowerCase()
    .replace(/^\*+|\*+$/gu, '')
    .replace(/\((?:必填|必填项)\)$/u, '');
}

interface HeaderWords {
  official: ReadonlyMap<string, ColumnId>;
  any: ReadonlyMap<string, ColumnId>;
}

function wordsOf(rosterId: RosterId): HeaderWords {
  const { columns } = rosters[rosterId];
  const official = columns.map(({ id, header }): [string, ColumnId] => [headerKey(header), id]);
  const others = columns.flatMap(({ id }) => alsoCalled[id].map((word): [string, ColumnId] => [headerKey(word), id]));
  return { official: new Map(official), any: new Map([...others, ...official]) };
}

const words: Readonly<Record<RosterId, HeaderWords>> = { 附件3: wordsOf('附件3'), 附件5: wordsOf('附件5') };

/** Which column of the roster a header stands for, and whether in the notice's own words; undefined for none. */
export function columnOfHeader(rosterId: RosterId, text: string): { id: ColumnId; isOfficial: boolean } | undefined {
  const key = headerKey(text);
  const id = words[rosterId].any.get(key);
  return id && { id, isOfficial: words[rosterId].official.has(key) };
}
