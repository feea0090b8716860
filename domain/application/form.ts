import { type Category, categoryLabel } from '#domain/category';
import type { FactDefinition, Facts } from '#domain/eligibility/fact';
import type { RuleSet } from '#domain/eligibility/rule-set';
import { formFacts } from './form-facts.ts';

export type FormId = '附件1' | '附件2' | '附件4';

/**
 * One cell of an official form, in the form's own words.
 * fact: filled with an answer; derived: computed from another fact, never asked; conditions: the tick boxes of 附件2;
 * the others are done by hand on paper (photo, signature, stamp) or printed as they stand (pledge, date).
 */
export type FormCell =
  | { holds: 'fact'; label: string; fact: string; optional?: true; unless?: { fact: string; is: string } }
  | { holds: 'derived'; label: string; derived: DerivedFact; from: 'idNumber' }
  | { holds: 'filledOn' | 'photo' | 'conditions' | 'pledge' | 'signature' | 'stamp'; label: string };

/** What an ID number says by itself (GB 11643), so that a form never disagrees with it. */
export type DerivedFact = 'sex' | 'age' | 'birthDate';

export interface Form {
  id: FormId;
  title: string;
  cells: readonly FormCell[];
  /** Compulsory columns of the roster that the same person later stands in and the form itself lacks. */
  roster: readonly FormCell[];
}

const assessorCells = (applied: FormCell, ...between: FormCell[]): readonly FormCell[] => [
  { holds: 'filledOn', label: '填表日期' },
  { holds: 'fact', label: '姓名', fact: 'name' },
  { holds: 'derived', label: '性别', derived: 'sex', from: 'idNumber' },
  { holds: 'derived', label: '年龄', derived: 'age', from: 'idNumber' },
  { holds: 'photo', label: '照片' },
  { holds: 'fact', label: '身份证号码', fact: 'idNumber' },
  { holds: 'fact', label: '联系手机', fact: 'phone' },
  { holds: 'fact', label: '文化程度', fact: 'education' },
  { holds: 'fact', label: '工作单位', fact: 'workplace' },
  { holds: 'fact', label: '专业工龄', fact: 'workYears' },
  { holds: 'fact', label: '联系地址', fact: 'address' },
  {
    holds: 'fact',
    label: '专业技术职称',
    fact: 'titleName',
    optional: true,
    unless: { fact: 'titleLevel', is: 'NONE' },
  },
  { holds: 'fact', label: '所在地区', fact: 'city' },
  {
    holds: 'fact',
    label: '职业资格证书',
    fact: 'certificateName',
    optional: true,
    unless: { fact: 'skillLevel', is: 'NONE' },
  },
  applied,
  ...between,
  { holds: 'fact', label: '工作简介', fact: 'workSummary' },
  { holds: 'pledge', label: '承诺声明' },
  { holds: 'signature', label: '承诺人（本人签名）' },
  { holds: 'stamp', label: '推荐单位意见' },
];

export const forms: Readonly<Record<FormId, Form>> = {
  附件1: {
    id: '附件1',
    title: '四川省技能人才评价考评员资格申报表',
    cells: assessorCells({ holds: 'fact', label: '申报考评职业工种', fact: 'occupations' }),
    roster: [],
  },
  附件2: {
    id: '附件2',
    title: '四川省专项职业能力考核考评员资格申报表',
    cells: assessorCells(
      { holds: 'fact', label: '申报考评项目', fact: 'projects' },
      { holds: 'conditions', label: '申报条件' },
    ),
    roster: [],
  },
  附件4: {
    id: '附件4',
    title: '四川省技能人才评价质量督导员推荐表',
    cells: [
      { holds: 'filledOn', label: '填表时间' },
      { holds: 'fact', label: '姓名', fact: 'name' },
      { holds: 'derived', label: '性别', derived: 'sex', from: 'idNumber' },
      { holds: 'photo', label: '照片' },
      { holds: 'fact', label: '身份证号码', fact: 'idNumber' },
      { holds: 'fact', label: '联系电话', fact: 'phone' },
      { holds: 'fact', label: '原质量督导员证卡号', fact: 'formerSupervisorCard', optional: true },
      { holds: 'fact', label: '所在地区', fact: 'city' },
      { holds: 'fact', label: '工作单位', fact: 'workplace' },
      { holds: 'fact', label: '通信地址及邮编', fact: 'address' },
      { holds: 'fact', label: '督导工作经历', fact: 'workSummary' },
      { holds: 'stamp', label: '所在单位意见' },
      { holds: 'fact', label: '备注', fact: 'remarks', optional: true },
    ],
    // 附件5 说明4 makes every column compulsory, and 附件4 lacks these: the person is asked for the union.
    roster: [
      { holds: 'derived', label: '出生日期', derived: 'birthDate', from: 'idNumber' },
      { holds: 'fact', label: '民族', fact: 'ethnicity' },
      { holds: 'fact', label: '政治面貌', fact: 'politicalStatus' },
      { holds: 'fact', label: '文化程度', fact: 'education' },
      { holds: 'fact', label: '工作年限', fact: 'workYears' },
      { holds: 'fact', label: '电子邮箱', fact: 'email' },
      { holds: 'fact', label: '从事职业', fact: 'currentOccupation' },
    ],
  },
};

/** 一(六)2(1): assessors of occupations fill 附件1, those of 专项 projects 附件2; 二(六): supervisors fill 附件4. */
export function formOf(category: Category): Form {
  if (category === 'SPECIAL_ABILITY_ASSESSOR') return forms.附件2;
  return category === 'QUALITY_SUPERVISOR' ? forms.附件4 : forms.附件1;
}

export interface AskedField {
  definition: FactDefinition;
  optional: boolean;
}

const questionFor: Record<string, string> = {
  督导工作经历: '请写一段督导工作经历，不少于200字（不计空格）。',
  通信地址及邮编: '您的通信地址和邮政编码是？',
  工作年限: '您参加工作多少年了？',
};

/** The fact as this form names it: its own label, and its own clause where the form demands something. */
function underLabel(form: Form, label: string, base: FactDefinition): FactDefinition {
  const inRoster = form.roster.some((cell) => cell.label === label);
  const note =
    base.id === 'occupations' || base.id === 'projects' ? ' 说明1' : base.id === 'workSummary' ? ' 说明2' : '';
  const clause = inRoster ? '附件5 说明4' : form.id === '附件4' ? form.id : `${form.id}${note}`;
  return { ...base, label, question: questionFor[label] ?? base.question, clause };
}

/** Every fact that the category's form asks a person for, in the form's order; derived cells are not among them. */
export function askedFields(category: Category): AskedField[] {
  const form = formOf(category);
  return [...form.cells, ...form.roster].flatMap((cell) => {
    if (cell.holds !== 'fact') return [];
    const base = formFacts.find((fact) => fact.id === cell.fact);
    return base ? [{ definition: underLabel(form, cell.label, base), optional: cell.optional === true }] : [];
  });
}

/** The cell is not asked: an earlier answer already says that it stays empty (no title → no 专业技术职称). */
export function staysEmpty(category: Category, fact: string, facts: Facts): boolean {
  const cell = formOf(category).cells.find((each) => each.holds === 'fact' && each.fact === fact);
  return cell?.holds === 'fact' && cell.unless !== undefined && facts[cell.unless.fact] === cell.unless.is;
}

/** Every fact that an application under this rule set may carry: those of its conditions, then those of its form. */
export function applicationFacts(ruleSet: RuleSet): FactDefinition[] {
  const fields = askedFields(ruleSet.category).map((field) => field.definition);
  const inForm = new Set(fields.map((field) => field.id));
  const ofAnyType = new Set(ruleSet.facts.filter((fact) => fact.ofAnyType).map(({ id }) => id));
  return [
    ...ruleSet.facts.filter((fact) => !inForm.has(fact.id)),
    ...fields.map((field) => (ofAnyType.has(field.id) ? { ...field, ofAnyType: true } : field)),
  ];
}

export function formTitle(category: Category): string {
  const form = formOf(category);
  return `《${form.title}》（${form.id}，${categoryLabel[category]}）`;
}
