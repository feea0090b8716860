import type { FactDefinition } from '#domain/eligibility/fact';
import { readAnswer } from '#domain/understanding/answer';
import { readYesNo } from '#domain/understanding/yes-no';
import { educations } from '#domain/vocabulary/education';
import { ethnicities } from '#domain/vocabulary/ethnicity';
import { cities } from '#domain/vocabulary/place';
import { politicalStatuses } from '#domain/vocabulary/political-status';
import { skillLevels } from '#domain/vocabulary/skill-level';
import type { Term } from '#domain/vocabulary/term';
import { titleLevels } from '#domain/vocabulary/title-level';
import type { Conversing } from './position.ts';
import { speaksOf, yearsOfElse } from './topics.ts';

/**
 * Words by which one says yes or no to some questions and not to others: 没得 to 有没有…, 能 to 您能…吗, 对不上 to
 * 对得上吗. `asked` tells by its own words whether a question takes them.
 */
const words: readonly { said: string; asked: RegExp }[] = [
  {
    said: '对得(?:上|到|起|拢)|对不(?:上|到|起|拢)|对上|相符|相应|对应|一致|匹配|对口|一样',
    asked: /对得上|相应|相符|一致/u,
  },
  { said: '熟悉|掌握|了解|懂|清楚', asked: /熟悉|掌握|了解|懂/u },
  { said: '遵守|坚持|做得?到|做不到|热爱|廉洁', asked: /遵守|坚持|热爱|廉洁|服从/u },
  { said: '(?:做|干|搞|当|带|教|讲|代|参加|参与)过', asked: /(?:做|干|当|带|教|参加|参与)过|经历|从事/u },
  { said: '考(?:过|到|上|起)', asked: /取得|考/u },
  { said: '(?:被)?取消过?', asked: /取消/u },
  { said: '健康|胜任', asked: /健康|胜任/u },
  { said: '能够?|会', asked: /(?<!技)能(?!人|力|手)|会不会|愿意/u },
  { said: '有过?|得过?|没有过?|没得过?|莫得', asked: /(?<![，,])有(?!关|效|限)|具备|过|取得|提供/u },
];

const before =
  '(?:那|这个|这|我们?|本人|自己|肯定|绝对|当然|必须|都|也|还|还是|一直|一定|基本|完全|确实|真的|从来|的确)*';
const negation = '(?:不|没有?|没得|莫得|未|莫|从没|从未)?';
const after = '(?:的|了|过|得很|是|嘛|哈|噻|啊|哦|哟|呢|呀|撒|咯|喽)*';
const families = words.map(({ said, asked }) => ({
  asked,
  whole: new RegExp(`^${before}(?:能|会)?${negation}(?:${said})${after}$`, 'u'),
}));

/** 没得, 是的: no name of an employer and no address. */
const says =
  /^(?:没得?|没有|莫得|无|有|不?是|不?对|好|嗯+|哦|要得|可以|不?能|否|行|随便|不用|不要|不填|保密|同上|一样|差不多)(?:的|了|嘛|哈|噻|啊|哦|呢|吧|过)*[，,。.!！~～…\s]*$/u;

/** 退休了, 自己干: whoever has no employer says so, and it is no name of one. */
const unemployed =
  /^我?(?:现在|目前|已经)?是?(?:退休|离职|失业|待业|下岗|无业|没[有得]?(?:工作)?(?:单位|工作)|自己[干做]|自由职业|灵活就业|个体户?|在家)[的了呢嘛啊，,。.！!\s]*$/u;
/** 没带在身上, 忘了: no name of a certificate or a title. */
const outOfReach = /没有?带|不在身|记不|不记得|忘[了记]|找不[到着]|不起来|丢|掉了/u;
const papers = new Set(['titleName', 'certificateName']);

/** Cells that want more than 成都: the employer's full name, an address with its house number. */
const located = new Set(['workplace', 'address']);

/** 一家培训学校 says what kind of employer it is, not which. */
const kindOfUnit =
  /^(?:是)?(?:[一这那]?[个家所间])?(?:我们?)?(?:培训|职业|技工|民办|私立|公立|国有|私营|民营|外资|评价|一般|普通)*(?:学校|机构|公司|企业|单位|工厂|厂|国企|私企|央企|事业单位|机关|院校|集团)[的嘛哈噻，,。.！!\s]*$/u;

const placeNames = new Set(
  cities.flatMap(({ name, aliases, counties, areas }) =>
    [name, ...aliases, ...areas, ...counties.map((county) => county.name)].flatMap((each) => [
      each,
      each.replace(/(?<=..)[市县区州]$/u, ''),
    ]),
  ),
);

/** 成都, 四川绵阳市: the name of a place and nothing else. */
export function isPlaceAlone(text: string): boolean {
  const bare = text.replace(/^(?:我们?)?(?:就?在)?(?:四川省?)?|(?:的|这边|那边|哈|嘛|噻)?[，,。.！!\s]*$/gu, '');
  return placeNames.has(bare);
}

/** 带过徒弟, 没监过考: what somebody did or never did. */
const did = /(?:没有?|没得|莫得|[从未]?未曾?|从没|从未)?(?:做|干|搞|当|带|教|讲|监|参加|参与|从事|担任|培训|接触)过/gu;
const asksWhatOneDid = /(?:做|干|当|带|教|参加|参与|担任)过|经历|从事/u;

/** 我带过徒弟，也监过考 to 证书对得上吗 tells of work that was not asked for, and nothing else in it says yes or no. */
function tellsOfWork(question: string, part: string): boolean {
  if (asksWhatOneDid.test(question) || part.search(did) < 0) return false;
  return 'doubt' in readYesNo(part.replace(did, ''));
}

/** 我是成都人, 我有两个娃: what somebody is or has; and, where a yes would refuse them, what they can do. */
const states =
  /^(?:那|因为|其实)?(?:我们?|本人)(?:现在|目前|原来|以前|也|都|就|还)*(?:是|有)(?:这个|那个|这种|[一两几]个?)?(?<what>[男女]|\p{Script=Han}{2,})$/u;
const can =
  /^(?:我们?|本人)?(?:也|都|还)*[是会能](?!这样|那样|真|对|可|没|不|肯定|必须|当然)(?<what>\p{Script=Han}{2,})$/u;

/** Such a statement, in which nothing is of what the question, its name or its examples speak of, is no yes to it. */
function statesElse({ id, question, label, help = '' }: FactDefinition, part: string): boolean {
  const bare = part.replace(/[的了嘛哈噻啊哦呢呀]+$/u, '');
  const what = (states.exec(bare) ?? (id === 'permanentlyRevoked' ? can.exec(bare) : null))?.groups?.what;
  if (what === undefined) return false;
  const asked = `${question}${label}${help.startsWith('例如') ? '' : help}`;
  return !Array.from(what, (_, at) => what.slice(at, at + 2)).some((two) => two.length === 2 && asked.includes(two));
}

/** 专业对口，没得问题: what names no matter of its own goes with what stands before it. */
function isOfElse(definition: FactDefinition, parts: readonly string[], at: number): boolean {
  const part = parts[at];
  if (part === undefined) return false;
  const { question } = definition;
  const speaks = speaksOf(question, part);
  if (speaks !== undefined || tellsOfWork(question, part) || statesElse(definition, part)) return speaks !== true;
  const answers = families.some(({ asked, whole }) => asked.test(question) && whole.test(part));
  return at > 0 && !answers && isOfElse(definition, parts, at - 1);
}

/**
 * Whether a yes or no can be meant for this question. 熟悉, said late or early to 有没有被取消过资格, is no yes to it, and
 * 没得 is no answer to 对得上吗. Only bare answers are judged, and work that was told unasked: whoever says more is read by
 * what is said.
 */
export function fitsQuestion(definition: FactDefinition, text: string): boolean {
  if (definition.kind === 'text') {
    if (papers.has(definition.id)) return !outOfReach.test(text);
    if (definition.optional === true) return true;
    if (says.test(text) || (definition.id === 'workplace' && unemployed.test(text))) return false;
    return !(located.has(definition.id) && (isPlaceAlone(text) || kindOfUnit.test(text)));
  }
  if (definition.kind === 'years') return !yearsOfElse(definition.question, text);
  if (definition.kind !== 'yesNo') return true;
  const parts = text.split(/[\s，,。.；;、！!～~…]+/u).filter((part) => part !== '');
  if (parts.length > 0 && parts.every((_, at) => isOfElse(definition, parts, at))) return false;
  const meant = parts.map((part) => families.filter((family) => family.whole.test(part)));
  if (meant.every((each) => each.length === 0)) return true;
  return meant.some((each) => each.some((family) => family.asked.test(definition.question)));
}

const vocabularies: Partial<Record<FactDefinition['kind'], readonly Term<string>[]>> = {
  skillLevel: skillLevels,
  titleLevel: titleLevels,
  education: educations,
  politicalStatus: politicalStatuses,
  ethnicity: ethnicities,
};

/** The text is nothing but an answer of this question, 回 of 民族 or 健康 of 身体健康…吗, whatever else it could mean. */
export function isBareAnswer(definition: FactDefinition, text: string): boolean {
  const bare = text.replace(/[\s，,。.！!]+$/u, '');
  if (definition.kind === 'yesNo') {
    return families.some(({ asked, whole }) => asked.test(definition.question) && whole.test(bare));
  }
  const terms = vocabularies[definition.kind] ?? definition.choices ?? [];
  return terms.some((term) => term.label === bare || (term.aliases ?? []).includes(bare));
}

/** A plain yes or no to a question of the conversation itself, such as 确定吗. */
export function yesOrNo(here: Conversing, text: string): boolean | undefined {
  const definition = { id: 'answer', kind: 'yesNo' as const, label: '', question: '', clause: '' };
  const read = fitsQuestion(definition, text) ? readAnswer(definition, text, here.context) : undefined;
  return read && 'value' in read && typeof read.value === 'boolean' ? read.value : undefined;
}
