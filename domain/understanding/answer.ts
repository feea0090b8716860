import { type Category, categoryLabel } from '#domain/category';
import type { FactDefinition, FactValue } from '#domain/eligibility/fact';
import { readCount, readYears } from './amount.ts';
import { askAgain } from './ask-words.ts';
import { readCategory as readCategoryWords } from './category.ts';
import { readCity } from './city.ts';
import { readChoice, readEducation, readEthnicity, readPoliticalStatus } from './closed-list.ts';
import { readDay } from './day.ts';
import { readFacts } from './facts.ts';
import { employerIn, readSummary, readText } from './free-text.ts';
import { labelOf } from './label.ts';
import { normalise, withoutFillers } from './normalise.ts';
import { readCardNumber, readEmail, readIdentity, readName, readPhone } from './personal.ts';
import { readSkillLevel } from './skill.ts';
import { readTitleLevel } from './title.ts';
import { readOccupations, readProjects } from './trade.ts';
import type { ReadingContext, Understanding } from './understanding.ts';
import { readYesNo } from './yes-no.ts';

type Reading = { value: FactValue; several?: boolean } | { doubt: string; message?: string };

/** Nobody types more into a field than this; what is longer is not read at all. */
const longest = 20_000;
const longestAnswer = 600;

const nothing =
  /^(?:我)?(?:暂时|目前|现在|还|都)*(?:无|没有?|没得|莫得|木有|空|不填|不用填?|留空|none|没有的|跳过|第一次(?:申报|报|申请)?|首次(?:申报|申请)?|没有(?:证卡|卡号|督导员证|备注|职称|证书|邮箱|要?备注的)|没得(?:证卡|卡|职称|证书|备注)|没(?:有)?(?:评|考|拿)过?(?:职称|证书?)?|无职称|无证书|无备注|没啥|没什么|\/|-|—)(?:了|的|呢|哈|嘛|证|卡|要说的|可说的)*$/u;

const readers: Readonly<
  Record<FactDefinition['kind'], (definition: FactDefinition, text: string, context: ReadingContext) => Reading>
> = {
  yesNo: (definition, text) => yesNo(definition, text),
  choice: readChoice,
  skillLevel: (_, text) => readSkillLevel(text),
  titleLevel: (_, text) => readTitleLevel(text),
  education: (_, text) => readEducation(text),
  politicalStatus: (_, text) => readPoliticalStatus(text),
  ethnicity: (_, text) => readEthnicity(text),
  years: (_, text, context) => readYears(text, context),
  count: (_, text) => readCount(text),
  date: (_, text, context) => readDay(text, context),
  city: (_, text) => readCity(text),
  occupations: ({ ofAnyType }, text) => readOccupations(text, ofAnyType),
  projects: (_, text) => readProjects(text),
  personName: (_, text) => readName(text),
  idNumber: (_, text, { today }) => readIdentity(text, today),
  phone: (_, text) => readPhone(text),
  email: (_, text) => readEmail(text),
  cardNumber: (_, text) => readCardNumber(text),
  text: (definition, text) => readText(definition, definition.id === 'workplace' ? employerIn(text) : text),
  workSummary: (definition, text) => readSummary(definition, text),
};

const plainlyBarred = /^(?:我)?(?:[是有对嗯]|被|取消|确实)(?!问题)[^能会可]*$/u;
/** 规定没看过，技能我很熟: a no to one half of the question and a yes to the other. */
function isHalfKnown(text: string): boolean {
  const parts = text.split(/[，,。；;\s]+/u);
  const denies = (part: string) => /没|不(?!错)|无/u.test(part);
  const knows = (part: string) => !denies(part) && /熟|懂|掌握|会|了解|清楚|[看学]过/u.test(part);
  return parts.some(denies) && parts.some(knows);
}

/** 没问题 to "were you ever barred?" may mean no as well as yes: where yes is the bad answer, it asks. */
function yesNo(definition: FactDefinition, text: string): Reading {
  const reading = readYesNo(text);
  const isIdiom = /问题|毛病|没错|没得错/u.test(text) && !/取消/u.test(text);
  // 去年住过院 is no yes to whether one is in good health.
  const isIllness = 'value' in reading && reading.value === true && /住.?院|手术|[生得患]过/u.test(text);
  // A yes that refuses for good must be one beyond doubt: 能服从，没问题 is none.
  const isDamning = 'value' in reading && reading.value === true && !plainlyBarred.test(normalise(text));
  if (/^(?:knows|masters)Policy$/u.test(definition.id) && isHalfKnown(text)) {
    return { doubt: 'HALF_ANSWERED', message: '这一问要几项都做到才答“是”。' };
  }
  const isUnsure =
    (definition.id === 'permanentlyRevoked' && (isIdiom || isDamning)) || (definition.id === 'healthy' && isIllness);
  return isUnsure ? { doubt: 'UNSURE' } : reading;
}

/** 教了八年书，考评干了三年: of several amounts the one that speaks of what was asked. */
function ownAmount(definition: FactDefinition, text: string, context: ReadingContext): Reading | undefined {
  const amount = readFacts(text, context).facts[definition.id];
  return typeof amount === 'number' ? { value: amount } : undefined;
}

/**
 * Reads the answer to one question. `value` is as `domain/eligibility/fact.ts` says, `label` how it is said back; an optional field
 * takes 无 as the empty text. What is not certain asks, with a code that names the reason.
 */
export function readAnswer(definition: FactDefinition, text: string, context: ReadingContext): Understanding {
  const isProse = definition.kind === 'text' || definition.kind === 'workSummary';
  if (text.length > (isProse ? longest : longestAnswer)) {
    return askAgain(
      definition.kind,
      'TOO_LONG',
      isProse ? `${definition.label}太长了，请精简。` : '这个回答太长了，请只回答这一个问题。',
    );
  }
  const bare = withoutFillers(normalise(text));
  // 我没有职称，只有技师证 says of a title that there is none.
  const isUntitled = definition.id === 'titleName' && /^我?(?:没有?|没得|无)(?:评|考|拿)?过?职称/u.test(bare);
  if (definition.optional === true && (isUntitled || nothing.test(bare))) return { value: '', label: '无' };
  if (bare === '') return askAgain(definition.kind, 'EMPTY');
  const first = readers[definition.kind](definition, text, context);
  const reading =
    'doubt' in first && first.doubt === 'SEVERAL' ? (ownAmount(definition, text, context) ?? first) : first;
  if ('doubt' in reading) return askAgain(definition.kind, reading.doubt, reading.message);
  const label = labelOf(definition, reading.value);
  return { value: reading.value, label: reading.several === true ? `${label}（按最高的算）` : label };
}

/** Which kind of application is meant. */
export function readCategory(text: string): { value: Category; label: string } | { ask: string; code: string } {
  if (text.length > longestAnswer) return askAgain('category', 'TOO_LONG');
  const reading = readCategoryWords(text);
  return 'value' in reading
    ? { value: reading.value, label: categoryLabel[reading.value] }
    : askAgain('category', reading.doubt);
}
