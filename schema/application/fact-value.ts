import type { FactDefinition, FactValue } from '#domain/eligibility/fact';
import { codeOf, occupationLabel, tradeOf } from '#domain/occupations';
import { Education, educationLabel } from '#domain/vocabulary/education';
import { ethnicityLabel } from '#domain/vocabulary/ethnicity';
import { cityLabel } from '#domain/vocabulary/place';
import { PoliticalStatus, politicalStatusLabel } from '#domain/vocabulary/political-status';
import { SkillLevel, skillLevelLabel } from '#domain/vocabulary/skill-level';
import { TitleLevel, titleLevelLabel } from '#domain/vocabulary/title-level';
import { builder } from '#schema/builder';
import { EducationEnum, EthnicityEnum, PoliticalStatusEnum, SkillLevelEnum, TitleLevelEnum } from '#schema/vocabulary';

type Coded<Name extends string, Code = string> = { type: Name; code: Code; label: string };

/** A stored answer with the type it has in the schema. What does not fit its kind is shown as the text it is. */
export type TypedValue =
  | { type: 'YesNoValue'; yes: boolean }
  | { type: 'NumberValue'; number: number }
  | { type: 'TextValue'; text: string }
  | { type: 'DateValue'; date: string }
  | { type: 'ProjectsValue'; projects: string[] }
  | { type: 'OccupationsValue'; occupations: string[] }
  | Coded<'CityValue'>
  | Coded<'ChoiceValue'>
  | Coded<'EthnicityValue'>
  | Coded<'SkillLevelValue', SkillLevel>
  | Coded<'TitleLevelValue', TitleLevel>
  | Coded<'EducationValue', Education>
  | Coded<'PoliticalStatusValue', PoliticalStatus>;

export function typedValue(definition: FactDefinition | undefined, value: FactValue): TypedValue {
  if (typeof value === 'boolean') return { type: 'YesNoValue', yes: value };
  if (typeof value === 'number') return { type: 'NumberValue', number: value };
  if (Array.isArray(value)) {
    return definition?.kind === 'projects'
      ? { type: 'ProjectsValue', projects: value }
      : { type: 'OccupationsValue', occupations: value };
  }
  return coded(definition, value) ?? { type: 'TextValue', text: value };
}

function coded(definition: FactDefinition | undefined, code: string): TypedValue | undefined {
  switch (definition?.kind) {
    case 'skillLevel':
      return known('SkillLevelValue', SkillLevel.safeParse(code).data, skillLevelLabel);
    case 'titleLevel':
      return known('TitleLevelValue', TitleLevel.safeParse(code).data, titleLevelLabel);
    case 'education':
      return known('EducationValue', Education.safeParse(code).data, educationLabel);
    case 'politicalStatus':
      return known('PoliticalStatusValue', PoliticalStatus.safeParse(code).data, politicalStatusLabel);
    case 'ethnicity':
      return known('EthnicityValue', code, ethnicityLabel);
    case 'city':
      return known('CityValue', code, cityLabel);
    case 'choice':
      return known('ChoiceValue', code, new Map(definition.choices?.map((choice) => [choice.value, choice.label])));
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(code) ? { type: 'DateValue', date: code } : undefined;
    default:
      return undefined;
  }
}

function known<Name extends string, Code extends string>(
  type: Name,
  code: Code | undefined,
  labels: ReadonlyMap<string, string>,
): Coded<Name, Code> | undefined {
  const label = code === undefined ? undefined : labels.get(code);
  return code === undefined || label === undefined ? undefined : { type, code, label };
}

type ValueOf<Name extends TypedValue['type']> = Extract<TypedValue, { type: Name }>;

// The coded fields have a name of their own in each type: one name with different types could not be asked for together.
const labelDescription = 'The official Chinese word (中文名称).';

const YesNoValue = builder.objectRef<ValueOf<'YesNoValue'>>('YesNoValue').implement({
  description: 'Yes or no (是/否).',
  fields: (t) => ({ yes: t.exposeBoolean('yes', { description: 'True for 是.' }) }),
});

const NumberValue = builder.objectRef<ValueOf<'NumberValue'>>('NumberValue').implement({
  description: 'Years, halves included (年), or a count (次).',
  fields: (t) => ({ number: t.exposeFloat('number', { description: '1.5 is one year and a half.' }) }),
});

const TextValue = builder.objectRef<ValueOf<'TextValue'>>('TextValue').implement({
  description: 'Free text (文字). ID number and phone stand masked: `510104********0019`.',
  fields: (t) => ({ text: t.exposeString('text', { description: 'As stored, or masked.' }) }),
});

const DateValue = builder.objectRef<ValueOf<'DateValue'>>('DateValue').implement({
  description: 'A day (日期).',
  fields: (t) => ({ date: t.expose('date', { type: 'Date', description: 'The day itself.' }) }),
});

const ProjectsValue = builder.objectRef<ValueOf<'ProjectsValue'>>('ProjectsValue').implement({
  description: 'Projects of 专项职业能力考核 (申报考评项目).',
  fields: (t) => ({ projects: t.exposeStringList('projects', { description: 'Their names.' }) }),
});

const Occupation = builder.objectRef<string>('Occupation').implement({
  description: 'An occupation (职业) of 职业分类大典, perhaps narrowed to a trade (工种).',
  fields: (t) => ({
    code: t.string({ description: 'Four parts: `6-31-01-03`.', resolve: codeOf }),
    trade: t.string({ nullable: true, description: 'The trade (工种), where one is named.', resolve: tradeOf }),
    label: t.string({ description: labelDescription, resolve: (item) => occupationLabel(item) }),
  }),
});

const OccupationsValue = builder.objectRef<ValueOf<'OccupationsValue'>>('OccupationsValue').implement({
  description: 'Occupations applied for (申报考评职业工种): at most three, of one type (附件1 说明1).',
  fields: (t) => ({
    occupations: t.field({
      type: [Occupation],
      description: 'In the order given.',
      resolve: (value) => value.occupations,
    }),
  }),
});

const CityValue = builder.objectRef<ValueOf<'CityValue'>>('CityValue').implement({
  description: 'One of the 21 市(州) (所在地区).',
  fields: (t) => ({
    city: t.exposeString('code', { description: 'GB/T 2260: `510100`.' }),
    label: t.exposeString('label', { description: labelDescription }),
  }),
});

const ChoiceValue = builder.objectRef<ValueOf<'ChoiceValue'>>('ChoiceValue').implement({
  description: 'One of the choices that the rule set offers (选项).',
  fields: (t) => ({
    choice: t.exposeString('code', { description: 'Its code in the rule set.' }),
    label: t.exposeString('label', { description: labelDescription }),
  }),
});

const EthnicityValue = builder.objectRef<ValueOf<'EthnicityValue'>>('EthnicityValue').implement({
  description: 'Ethnicity (民族).',
  fields: (t) => ({
    ethnicity: t.expose('code', { type: EthnicityEnum, description: 'GB/T 3304.' }),
    label: t.exposeString('label', { description: labelDescription }),
  }),
});

const SkillLevelValue = builder.objectRef<ValueOf<'SkillLevelValue'>>('SkillLevelValue').implement({
  description: 'A skill level (职业技能等级).',
  fields: (t) => ({
    skillLevel: t.expose('code', { type: SkillLevelEnum, description: 'The level.' }),
    label: t.exposeString('label', { description: labelDescription }),
  }),
});

const TitleLevelValue = builder.objectRef<ValueOf<'TitleLevelValue'>>('TitleLevelValue').implement({
  description: 'A level of professional title (职称).',
  fields: (t) => ({
    titleLevel: t.expose('code', { type: TitleLevelEnum, description: 'The level.' }),
    label: t.exposeString('label', { description: labelDescription }),
  }),
});

const EducationValue = builder.objectRef<ValueOf<'EducationValue'>>('EducationValue').implement({
  description: 'Schooling (文化程度).',
  fields: (t) => ({
    education: t.expose('code', { type: EducationEnum, description: 'The schooling.' }),
    label: t.exposeString('label', { description: labelDescription }),
  }),
});

const PoliticalStatusValue = builder.objectRef<ValueOf<'PoliticalStatusValue'>>('PoliticalStatusValue').implement({
  description: 'Political status (政治面貌).',
  fields: (t) => ({
    politicalStatus: t.expose('code', { type: PoliticalStatusEnum, description: 'The status.' }),
    label: t.exposeString('label', { description: labelDescription }),
  }),
});

export const FactValueUnion = builder.unionType('FactValue', {
  description: 'An answer in the type of its fact (填写内容). `said` beside it is the same in words.',
  types: [
    YesNoValue,
    NumberValue,
    TextValue,
    DateValue,
    ProjectsValue,
    OccupationsValue,
    CityValue,
    ChoiceValue,
    EthnicityValue,
    SkillLevelValue,
    TitleLevelValue,
    EducationValue,
    PoliticalStatusValue,
  ],
  resolveType: ({ type }) => type,
});
