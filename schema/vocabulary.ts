import { categoryLabel } from '#domain/category';
import { educations } from '#domain/vocabulary/education';
import { ethnicities } from '#domain/vocabulary/ethnicity';
import { cities } from '#domain/vocabulary/place';
import { politicalStatuses } from '#domain/vocabulary/political-status';
import { skillLevels } from '#domain/vocabulary/skill-level';
import { titleLevels } from '#domain/vocabulary/title-level';
import { builder } from './builder.ts';

/**
 * Closed lists: ASCII names in the schema, the Chinese word in each value's description and, because clients in
 * production cannot read descriptions, as data through `closedLists` and in a label beside every field.
 */
interface ClosedList {
  name: string;
  values: { value: string; label: string }[];
}

/** Cities stand here too: their codes are digits, which no enum may be, and a menu of them is wanted all the same. */
const closedLists: ClosedList[] = [
  { name: 'City', values: cities.map(({ code, name }) => ({ value: code, label: name })) },
];

/** An enum whose every value is described by its Chinese label. */
export function closedList<Code extends string>(
  name: string,
  description: string,
  labels: Readonly<Record<Code, string>>,
) {
  const codes = Object.keys(labels).filter((code): code is Code => code in labels);
  closedLists.push({ name, values: codes.map((value) => ({ value, label: labels[value] })) });
  const values: Record<string, { value: Code; description: string }> = Object.fromEntries(
    codes.map((value) => [value, { value, description: labels[value] }]),
  );
  return builder.enumType(name, { description, values });
}

function labelsOf<Code extends string>(terms: readonly { code: Code; label: string }[]): Record<Code, string>;
function labelsOf(terms: readonly { code: string; label: string }[]): Record<string, string> {
  return Object.fromEntries(terms.map(({ code, label }) => [code, label]));
}

export const CategoryEnum = closedList('Category', 'What a person can become (一(二), 二).', categoryLabel);
export const SkillLevelEnum = closedList(
  'SkillLevel',
  'Vocational skill level (职业技能等级 / 国家职业资格), lowest first; 三级 is SENIOR, 一级 is SENIOR_TECHNICIAN.',
  labelsOf(skillLevels),
);
export const TitleLevelEnum = closedList(
  'TitleLevel',
  'Level of a professional title (专业技术职称), lowest first; 初级 is STAFF and ASSISTANT, 高级 is ASSOCIATE_SENIOR and FULL_SENIOR.',
  labelsOf(titleLevels),
);
export const EducationEnum = closedList(
  'Education',
  'Schooling (文化程度), the list of 附件5 说明3.',
  labelsOf(educations),
);
export const PoliticalStatusEnum = closedList(
  'PoliticalStatus',
  'Political status (政治面貌), the list of 附件5 说明2.',
  labelsOf(politicalStatuses),
);
export const EthnicityEnum = closedList(
  'Ethnicity',
  'Ethnicity (民族), the 56 names of GB/T 3304.',
  labelsOf(ethnicities),
);

const ClosedListValue = builder.objectRef<ClosedList['values'][number]>('ClosedListValue').implement({
  description: 'One word of a closed list.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'Its name in the schema, as it is sent and answered.' }),
    label: t.exposeString('label', { description: 'The official Chinese word (中文名称).' }),
  }),
});

const ClosedListType = builder.objectRef<ClosedList>('ClosedList').implement({
  description: 'A closed list with the Chinese word for each value, for menus and labels.',
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'Name of the enum: `Education`; `City` for the 市（州） by their codes.',
    }),
    values: t.field({ type: [ClosedListValue], description: 'In official order.', resolve: (list) => list.values }),
  }),
});

builder.queryField('closedLists', (t) =>
  t.field({
    type: [ClosedListType],
    description: 'Every closed list, or those named, with Chinese labels (封闭选项).',
    args: { names: t.arg.stringList({ description: 'Only these enums; names that do not exist are passed over.' }) },
    resolve: (_, { names }) => (names ? closedLists.filter(({ name }) => names.includes(name)) : closedLists),
  }),
);
