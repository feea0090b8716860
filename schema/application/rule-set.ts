import { type FormCell, formOf } from '#domain/application/form';
import { Category, categoryLabel } from '#domain/category';
import type { FactDefinition, FactKind } from '#domain/eligibility/fact';
import type { RuleSet } from '#domain/eligibility/rule-set';
import { findRuleSets } from '#operations/application/reads';
import { builder } from '#schema/builder';
import { idWithin } from '#schema/global-id';
import { CategoryEnum, closedList } from '#schema/vocabulary';
import { ConditionType, conditionsOf } from './condition.ts';
import { definitionsOf } from './evaluation.ts';

const kindLabel: Record<FactKind, string> = {
  yesNo: '是否',
  choice: '选项',
  skillLevel: '职业技能等级',
  titleLevel: '职称级别',
  education: '文化程度',
  politicalStatus: '政治面貌',
  ethnicity: '民族',
  years: '年数',
  count: '次数',
  date: '日期',
  city: '市（州）',
  occupations: '职业（工种）',
  projects: '专项职业能力项目',
  personName: '姓名',
  idNumber: '身份证号码',
  phone: '手机号码',
  email: '电子邮箱',
  cardNumber: '证卡号',
  text: '文字',
  workSummary: '工作简介',
};

/** Enum names are upper case: `skillLevel` → `SKILL_LEVEL`. */
export function enumName(kind: string): string {
  return kind.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

const FactKindEnum = closedList(
  'FactKind',
  'What kind of answer a fact takes (填写类型).',
  Object.fromEntries(Object.entries(kindLabel).map(([kind, label]) => [enumName(kind), label])),
);

const FactChoice = builder.objectRef<{ value: string; label: string }>('FactChoice').implement({
  description: 'One choice of a fact that offers a list (选项).',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'Its code.' }),
    label: t.exposeString('label', { description: 'As it is shown (中文名称).' }),
  }),
});

const FactDefinitionType = builder.objectRef<FactDefinition>('FactDefinition').implement({
  description: 'Something that the conditions or the form need to know about a person (填报项), with its question.',
  fields: (t) => ({
    fact: t.exposeString('id', { description: 'Its id in conditions, form cells and answers: `skillLevel`.' }),
    kind: t.field({ type: FactKindEnum, description: 'What it takes.', resolve: ({ kind }) => enumName(kind) }),
    kindLabel: t.string({ description: 'The kind in Chinese (填写类型).', resolve: ({ kind }) => kindLabel[kind] }),
    label: t.exposeString('label', { description: 'The name on the official form (项目名称).' }),
    question: t.exposeString('question', { description: 'How a person is asked (提问).' }),
    help: t.exposeString('help', { nullable: true, description: 'A word of help (填写说明).' }),
    clause: t.exposeString('clause', { description: 'The clause that makes it necessary (条款).' }),
    choices: t.field({
      type: [FactChoice],
      nullable: true,
      description: 'The closed list, for kind CHOICE.',
      resolve: ({ choices }) => choices,
    }),
    optional: t.boolean({ description: 'May stay empty (选填).', resolve: ({ optional }) => optional === true }),
    personal: t.boolean({
      description: 'Personal data (个人信息): asked only after consent.',
      resolve: ({ personal }) => personal === true,
    }),
    maxLength: t.exposeInt('maxLength', { nullable: true, description: 'Longest text in characters (字数上限).' }),
  }),
});

const holdsLabel: Record<FormCell['holds'], string> = {
  fact: '填写',
  derived: '由身份证号码得出',
  filledOn: '填表日期',
  photo: '照片',
  conditions: '勾选申报条件',
  pledge: '承诺声明',
  signature: '本人签名',
  stamp: '单位盖章',
};

const CellContentEnum = closedList(
  'FormCellContent',
  'What stands in a cell of an official form (单元格内容).',
  Object.fromEntries(Object.entries(holdsLabel).map(([holds, label]) => [enumName(holds), label])),
);

interface Cell {
  cell: FormCell;
  inRoster: boolean;
}

const FormCellType = builder.objectRef<Cell>('FormCell').implement({
  description: 'A cell of 附件1, 2 or 4, or a compulsory column of 附件5 that the form lacks.',
  fields: (t) => ({
    label: t.string({ description: "The form's own word for it (栏目).", resolve: ({ cell }) => cell.label }),
    content: t.field({
      type: CellContentEnum,
      description: 'What stands in it.',
      resolve: ({ cell }) => enumName(cell.holds),
    }),
    contentLabel: t.string({
      description: 'What stands in it, in Chinese (单元格内容).',
      resolve: ({ cell }) => holdsLabel[cell.holds],
    }),
    fact: t.string({
      nullable: true,
      description: 'The fact that fills it; null where none does.',
      resolve: ({ cell }) => (cell.holds === 'fact' ? cell.fact : undefined),
    }),
    optional: t.boolean({
      description: 'May stay empty (选填).',
      resolve: ({ cell }) => cell.holds === 'fact' && cell.optional === true,
    }),
    inRoster: t.boolean({
      description: 'Not on the form itself but on its roster 附件5 (汇总表).',
      resolve: ({ inRoster }) => inRoster,
    }),
  }),
});

export const RuleSetType = builder.node(builder.objectRef<RuleSet>('EligibilityRuleSet'), {
  description:
    'The conditions of one category under one notice or class document (申报条件); immutable once published.',
  id: { resolve: ({ id }) => id },
  fields: (t) => ({
    name: t.exposeString('id', { description: 'Category and version: `assessor@2024-11`.' }),
    category: t.expose('category', { type: CategoryEnum, description: 'For whom it is.' }),
    categoryLabel: t.string({
      description: 'The category in Chinese (申报类别).',
      resolve: ({ category }) => categoryLabel[category],
    }),
    version: t.exposeString('version', { description: 'Which version (版本).' }),
    source: t.exposeString('source', { description: 'The document it comes from (文件依据).' }),
    facts: t.field({
      type: [FactDefinitionType],
      description: 'Every fact of the conditions and of the form (填报项).',
      resolve: (ruleSet) => [...definitionsOf(ruleSet).values()],
    }),
    conditions: t.field({
      type: [ConditionType],
      description:
        'The whole tree, flattened: eligibility (申报条件) first, then what the form must satisfy (填表说明).',
      resolve: conditionsOf,
    }),
    formTitle: t.string({
      description: 'The official form that is filled (申报表).',
      resolve: ({ category }) => formOf(category).title,
    }),
    formCells: t.field({
      type: [FormCellType],
      description: 'Cells of the form in their order (表格栏目).',
      resolve: ({ category }) => {
        const { cells, roster } = formOf(category);
        const of = (inRoster: boolean) => (cell: FormCell) => ({ cell, inRoster });
        return [...cells.map(of(false)), ...roster.map(of(true))];
      },
    }),
  }),
});

builder.queryFields((t) => ({
  eligibilityRuleSet: t.field({
    type: RuleSetType,
    nullable: true,
    description: 'One rule set by its global id or by its name `assessor@2024-11`; null if there is none.',
    args: { id: t.arg.id({ required: true, description: 'Global id, or name with version.' }) },
    resolve: (_, { id }, { deps }) => {
      const name = idWithin('EligibilityRuleSet', id) ?? id;
      return findRuleSets(deps).find((ruleSet) => ruleSet.id === name);
    },
  }),
  eligibilityRuleSets: t.field({
    type: [RuleSetType],
    description: 'All rule sets, or those of one category; the newest of a category first (申报条件).',
    args: { category: t.arg({ type: CategoryEnum, description: 'Only this category.' }) },
    resolve: (_, { category }, { deps }) => {
      const wanted = Category.safeParse(category).data;
      return findRuleSets(deps).filter((ruleSet) => wanted === undefined || ruleSet.category === wanted);
    },
  }),
}));
