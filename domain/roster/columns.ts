import * as z from 'zod';
import type { ApplicationKind } from '#domain/application/application';
import type { DerivedFact } from '#domain/application/form';
import type { Category } from '#domain/category';
import { educations } from '#domain/vocabulary/education';
import { ethnicities } from '#domain/vocabulary/ethnicity';
import { politicalStatuses } from '#domain/vocabulary/political-status';
import type { Term } from '#domain/vocabulary/term';

/** 附件3: assessors of every kind (一(六)2(2)); 附件5: supervisors (二(六)). */
export const RosterId = z.enum(['附件3', '附件5']);
export type RosterId = z.infer<typeof RosterId>;

/** What a roster is of, as the title of 附件3 names both: 培训, or 复核 of cards that their holders have. */
export const rosterKindLabel: Record<ApplicationKind, string> = { NEW: '培训', RENEWAL: '复核' };

export const ColumnId = z.enum([
  'serial',
  'workplace',
  'name',
  'sex',
  'idNumber',
  'education',
  'attainment',
  'applied',
  'phone',
  'address',
  'birthDate',
  'ethnicity',
  'politicalStatus',
  'workYears',
  'email',
  'currentOccupation',
]);
export type ColumnId = z.infer<typeof ColumnId>;

/**
 * What a column's text says. fact: one answer; derived: what the ID number says by itself (GB 11643), in both
 * directions never anything else; attainment and applied: several answers in one text (attainment.ts, applied.ts).
 */
type Content =
  | { holds: 'serial' }
  | { holds: 'fact'; fact: string }
  | { holds: 'derived'; derived: Exclude<DerivedFact, 'age'>; from: 'idNumber' }
  | { holds: 'attainment'; facts: readonly ['certificateName', 'skillLevel', 'titleName', 'titleLevel'] }
  | { holds: 'applied'; facts: readonly ['occupations', 'projects'] };

export type RosterColumn = Content & {
  id: ColumnId;
  /** The official header, to the letter. */
  header: string;
  /** The only words that may stand here, in the notice's order (附件5 说明2, 3: 不能简写). */
  words?: readonly string[];
  /** The closed list behind `words`: label ↔ code. */
  terms?: readonly Term[];
  /** Cited when the column is empty. */
  clause: string;
  /** Cited when what stands here has a form that the roster refuses; else `clause`. */
  formClause?: string;
  /** May say 无: a person of 附件2 申报条件2–5 has neither certificate nor title. */
  isOptional?: true;
};

/** A line outside the table: its label is printed as the form has it, the value where the form leaves room. */
export interface RosterLine {
  field: keyof RosterHead;
  label: string;
  /** Printed behind the value. */
  after?: string;
}

/** What the lines around the table hold; what is left out stays blank, to be filled in by hand. */
export interface RosterHead {
  unit?: string | undefined;
  preparedBy?: string | undefined;
  phone?: string | undefined;
  /** `yyyy-mm-dd` */
  day?: string | undefined;
}

export interface Roster {
  id: RosterId;
  title: string;
  columns: readonly RosterColumn[];
  /** Above the table, and below it. */
  head: readonly RosterLine[];
  foot: readonly RosterLine[];
  /** 填表说明, verbatim, printed under the table. */
  notes: readonly string[];
}

const sexes: readonly Term[] = [
  { code: 'MALE', label: '男', aliases: ['男性'] },
  { code: 'FEMALE', label: '女', aliases: ['女性'] },
];

const closed = (terms: readonly Term[]) => ({ terms, words: terms.map(({ label }) => label) });

const attainment = {
  holds: 'attainment',
  facts: ['certificateName', 'skillLevel', 'titleName', 'titleLevel'],
} as const;

const under3 = { clause: '附件3' } as const;
const under5 = { clause: '附件5 说明4' } as const;

const preparedLines: readonly RosterLine[] = [
  { field: 'preparedBy', label: '经办人：' },
  { field: 'phone', label: '联系电话：' },
  { field: 'day', label: '填报时间：' },
];

const assessors: Roster = {
  id: '附件3',
  title: '四川省技能人才评价考评员资格培训（复核）汇总表',
  head: [{ field: 'unit', label: '填报单位：', after: '（盖章）' }],
  foot: preparedLines,
  notes: [],
  columns: [
    { id: 'serial', header: '序号', holds: 'serial', ...under3 },
    { id: 'workplace', header: '工作单位', holds: 'fact', fact: 'workplace', ...under3 },
    { id: 'name', header: '姓名', holds: 'fact', fact: 'name', ...under3 },
    { id: 'sex', header: '性别', holds: 'derived', derived: 'sex', from: 'idNumber', ...closed(sexes), ...under3 },
    { id: 'idNumber', header: '身份证号码', holds: 'fact', fact: 'idNumber', ...under3 },
    { id: 'education', header: '文化程度', holds: 'fact', fact: 'education', ...closed(educations), ...under3 },
    { id: 'attainment', header: '现职业资格(专业技术职称)', ...attainment, isOptional: true, ...under3 },
    { id: 'applied', header: '申报考评职业(工种)', holds: 'applied', facts: ['occupations', 'projects'], ...under3 },
    { id: 'phone', header: '联系电话', holds: 'fact', fact: 'phone', ...under3 },
    { id: 'address', header: '通讯地址', holds: 'fact', fact: 'address', ...under3 },
  ],
};

const supervisors: Roster = {
  id: '附件5',
  title: '技能人才评价质量督导员资格培训名册汇总表',
  head: [],
  foot: [{ field: 'unit', label: '地区/单位（盖章）：' }, ...preparedLines],
  notes: [
    '出生日期格式必须为：yyyy-mm-dd，为文本类型。',
    '政治面貌：中共党员、共青团员、民主党派人士、无党派民主人士、群众，不能简写。',
    '文化程度：研究生、大学本科、大学专科、中专、技校、高级技校、技师学院、高中、职高、初中、小学，不能简写。',
    '每项信息均为必填项。',
  ],
  columns: [
    { id: 'serial', header: '序号', holds: 'serial', ...under5 },
    { id: 'idNumber', header: '身份证号', holds: 'fact', fact: 'idNumber', ...under5 },
    { id: 'name', header: '姓名', holds: 'fact', fact: 'name', ...under5 },
    { id: 'sex', header: '性别', holds: 'derived', derived: 'sex', from: 'idNumber', ...closed(sexes), ...under5 },
    {
      ...{ id: 'birthDate', header: '出生日期', holds: 'derived', derived: 'birthDate', from: 'idNumber' },
      ...under5,
      formClause: '附件5 说明1',
    },
    { id: 'ethnicity', header: '民族', holds: 'fact', fact: 'ethnicity', ...closed(ethnicities), ...under5 },
    {
      ...{ id: 'politicalStatus', header: '政治面貌', holds: 'fact', fact: 'politicalStatus' },
      ...closed(politicalStatuses),
      ...under5,
      formClause: '附件5 说明2',
    },
    {
      ...{ id: 'education', header: '文化程度', holds: 'fact', fact: 'education' },
      ...closed(educations),
      ...under5,
      formClause: '附件5 说明3',
    },
    { id: 'workYears', header: '工作年限', holds: 'fact', fact: 'workYears', ...under5 },
    { id: 'email', header: '电子邮箱', holds: 'fact', fact: 'email', ...under5 },
    { id: 'currentOccupation', header: '从事职业', holds: 'fact', fact: 'currentOccupation', ...under5 },
    { id: 'phone', header: '联系方式', holds: 'fact', fact: 'phone', ...under5 },
    { id: 'workplace', header: '工作单位', holds: 'fact', fact: 'workplace', ...under5 },
    { id: 'address', header: '通讯地址', holds: 'fact', fact: 'address', ...under5 },
  ],
};

export const rosters: Readonly<Record<RosterId, Roster>> = { 附件3: assessors, 附件5: supervisors };

/** 一(六)2(2), 2(3): every kind of assessor stands on 附件3, 高级, 专项 and 新职业 too; 二(六): supervisors on 附件5. */
export function rosterOf(category: Category): Roster {
  return category === 'QUALITY_SUPERVISOR' ? supervisors : assessors;
}
