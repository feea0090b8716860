import type { FactDefinition } from '#domain/eligibility/fact';
import { type Education, educationRank, educations } from '#domain/vocabulary/education';
import { ethnicities } from '#domain/vocabulary/ethnicity';
import { politicalStatuses } from '#domain/vocabulary/political-status';
import type { Term } from '#domain/vocabulary/term';
import { type Clause, clausesOf, corrected } from './clause.ts';
import { type Lexicon, type Mention, mentionsIn, settle } from './mention.ts';
import { normalise, withoutFillers } from './normalise.ts';

type Unclear = { unclear: string };
export type Chosen<C extends string = string> = { value: C; several?: boolean } | { doubt: string };

function lexiconOf<C extends string>(
  terms: readonly Term<C>[],
  unclear: readonly (readonly [string, string])[],
): Lexicon<C | Unclear> {
  return new Map<string, C | Unclear>([
    ...terms.flatMap((term): [string, C][] => [term.label, ...term.aliases].map((word) => [word, term.code])),
    ...unclear.flatMap(([words, code]): [string, Unclear][] =>
      words.split(' ').map((word) => [word, { unclear: code }]),
    ),
  ]);
}

function isCode<C extends string>(value: C | Unclear): value is C {
  return typeof value === 'string';
}

const educationWords = lexiconOf(educations, [
  [
    '大学 大学生 中职 电大 夜大 中师 师范 卫校 党校 中学 高级技工 中级技工 技师 函授 自考 成教 国开 高校 院校 川大 老三届 高小 双学位 国家开放大学 中等职业 中等专业',
    'AMBIGUOUS_EDUCATION',
  ],
  ['专升本 专接本 专插本 专科升本科', 'UPGRADE'],
  [
    '大专院校 高职院校 高职学院 职业学院 本科院校 高中老师 初中老师 小学老师 中专学校 中专老师 技校老师 小学教师 高中教师 初中教师 研究生导师 大学老师 小学高级教师',
    'WORKPLACE',
  ],
]);

/** Not finished: the certificate does not exist. */
const unfinished =
  /在读|正在|读着|还在读|没(?:有)?(?:毕业|读完|念完|上完|读毕|拿到|读到头)|未毕业|肄业|结业|辍学|退学|休学|就读|[一二三四五六]年级|还有.{1,4}(?:毕业|拿证)|[没不](?:有)?(?:再)?[读念上]了|没拿|快毕业|准备|打算|想[读考报]|报了|明年毕业|还没|大[一二三四]$|研[一二三]$|[读念]了?[一二三半\d]年/u;
/** 在一个高职院校教书, 高中老师: a place of work. */
const workplace = /[在给为][^,]{0,10}$/u;

export function educationMentions(clauses: readonly Clause[]): Mention<Education | Unclear>[] {
  return mentionsIn(clauses, educationWords).flatMap((mention) => {
    const text = clauses[mention.clause]?.text ?? '';
    const [before, after] = [text.slice(0, mention.start), text.slice(mention.end)];
    if (
      /^(?:称|[务位部室医]|院校|学校|学院|老师|教师|里|教了|教书|教|上班|工作|任教|任职|当|的?(?:学生|老师|教师|实训))/u.test(
        after,
      )
    )
      return [];
    if (/[副正]$|教[过了的][^,]{0,5}$|(?<![成职宗])教$/u.test(before)) return [];
    if (workplace.test(before) && /教|上班|工作|任职|[当修干做代讲带]|上过?课/u.test(after)) return [];
    const next = clauses[mention.clause + 1]?.text ?? '';
    const isOfNext = mentionsIn([{ text: next, asked: false, ofOthers: false }], educationWords).length > 0;
    const open =
      (unfinished.test(text) &&
        !(/[读念上]完?了?(?:个)?$/u.test(before) && /[读念上]完/u.test(before)) &&
        !/^[读念上]完|^毕业/u.test(after)) ||
      (!isOfNext &&
        /^(?:但是?|不过|可惜)?(?:我)?(?:还)?(?:没(?:有)?(?:毕业|读完|念完|拿到)|肄业|结业|辍学|退学|在读|未毕业|(?:毕业证|文凭)书?[还都]*[没未])/u.test(
          next,
        ));
    return [open && mention.standing !== 'OTHERS' ? { ...mention, standing: 'PENDING' as const } : mention];
  });
}

/** 专升本 names the level it leads to, once it is finished. */
function upgraded(text: string): string {
  return text
    .replace(/(?:专升本|专接本|专插本|专科升本科|大专升本科)(?=.*(?:毕业|拿到|完成|读完|证))/gu, '本科')
    .replace(/(?:中专|高中|中职)升大专/gu, '大专');
}

export function readEducation(text: string): Chosen<Education> {
  const normal = upgraded(corrected(normalise(text)).text);
  if (/以上|以下|相当于|同等学力|至少|起码|最少|不低于/u.test(normal)) return { doubt: 'UNSURE' };
  const clauses = clausesOf(normal);
  const settled = settle(educationMentions(clauses));
  const values = settled.values.filter(isCode).toSorted((one, other) => educationRank(other) - educationRank(one));
  const [value] = values;
  const unclear = settled.values.find((each) => !isCode(each));
  if (value === undefined)
    return { doubt: unclear !== undefined && !isCode(unclear) ? unclear.unclear : (settled.doubt ?? 'NOT_UNDERSTOOD') };
  if (unclear !== undefined && !isCode(unclear) && unclear.unclear === 'UPGRADE') return { doubt: 'UNSURE' };
  const [, second] = values;
  if (second !== undefined && educationRank(second) === educationRank(value)) return { doubt: 'SEVERAL' };
  return values.length > 1 ? { value, several: true } : { value };
}

const statusWords = lexiconOf(politicalStatuses, [
  [
    '预备党员 中共预备党员 预备期 预备 积极分子 入党积极分子 发展对象 入党申请 申请入党 申请书 少先队员 党外人士 党外 国民党 国民党员 团支部书记 团支书 党支部书记 党委书记 团委书记 团干部 党务 党建 党校 无党 信教 党员家庭 党员家属 流动党员关系',
    'NOT_IN_LIST',
  ],
  ['入党 入团', 'AMBIGUOUS_STATUS'],
]);

/** 预备党员转正了, 2008年入的党: a completed change of state; 快转正 and 转正时 are none, nor is a worker's. */
export function promoted(text: string): string {
  const joined = text.replace(
    /入了?党(?:都|有|已经|快)*(?:[两二三四五六七八九十]|[2-9]|\d{2})+[多几来]?年|(?:(?:19\d|20[01])\d年?|[0-15-9]\d年|[〇零一七八九]\p{Script=Han}年)[^,，]{0,4}入[了的]?党/gu,
    '党员',
  );
  if (
    /合同|试用|临时|实习|(?:没|未|快|要|等|能|才|准备|马上|即将|[明后]年|下个?月|年底|下半年|争取|差|时候|好久)[^,，]{0,6}转正|转正(?:时|没|吗|不|后|之|要|还|申请|材料)/u.test(
      joined,
    )
  )
    return joined;
  return joined
    .replace(/(?:中共)?预备(?:党员|期)[^,，]{0,4}(?:过|满|结束)了/gu, '')
    .replace(/(?:中共)?预备(?:党员|期)?(?=.*转[了的]?正)/gu, '')
    .replace(/转[了的]?正[^,，]*/u, '正式党员');
}

export function statusMentions(
  clauses: readonly Clause[],
): ReturnType<typeof mentionsIn<(typeof politicalStatuses)[number]['code'] | Unclear>> {
  // 群众反映很好 speaks of other people.
  return mentionsIn(clauses, statusWords).filter(
    (mention) =>
      !/^(?:们|年|反[映应]|评价|满意|路线|工作|基础|服务|代表|组织|来访|办事|都?说|夸|意见|生活|需求|会议?|大会|活动)/u.test(
        clauses[mention.clause]?.text.slice(mention.end) ?? '',
      ),
  );
}

export function readPoliticalStatus(text: string): Chosen<(typeof politicalStatuses)[number]['code']> {
  const normal = promoted(corrected(normalise(text)).text);
  const clauses = clausesOf(normal);
  const mentions = statusMentions(clauses);
  if (
    mentions.some(
      (mention) =>
        !isCode(mention.value) &&
        mention.value.unclear === 'NOT_IN_LIST' &&
        mention.standing !== 'NEGATED' &&
        mention.standing !== 'LAPSED',
    )
  ) {
    return { doubt: 'NOT_IN_LIST' };
  }
  const settled = settle(mentions.filter((mention) => isCode(mention.value)));
  const values = settled.values.filter(isCode);
  const [value] = values;
  if (value === undefined) return { doubt: settled.doubt ?? 'NOT_UNDERSTOOD' };
  return values.length > 1 ? { doubt: 'SEVERAL' } : { value };
}

const ethnicityNames: Lexicon<string> = new Map(
  ethnicities.flatMap((term): [string, string][] => [term.label, ...term.aliases].map((word) => [word, term.code])),
);
const ethnicityInText: Lexicon<string> = new Map([...ethnicityNames].filter(([word]) => /族$|民$/u.test(word)));

export function readEthnicity(text: string): Chosen {
  const normal = corrected(normalise(text)).text;
  const bare = withoutFillers(normal)
    .replace(/^(?:我)?(?:是|属于|民族是?|民族)[: ]?/u, '')
    .replace(/的$/u, '');
  const whole = ethnicityNames.get(bare);
  if (whole !== undefined) return { value: whole };
  const settled = findEthnicity(clausesOf(normal));
  if (settled.values.length > 1) return { doubt: 'SEVERAL' };
  const [value] = settled.values;
  return value === undefined
    ? { doubt: /少数民族|穿青|外国/u.test(normal) ? 'NOT_IN_LIST' : (settled.doubt ?? 'NOT_UNDERSTOOD') }
    : { value };
}

export function findEthnicity(clauses: readonly Clause[]): { values: string[]; doubt?: string } {
  const mentions = mentionsIn(clauses, ethnicityInText).filter(
    (mention) => !/^(?:自治|乡|文化|服|菜|舞)/u.test(clauses[mention.clause]?.text.slice(mention.end) ?? ''),
  );
  return settle(mentions);
}

const ordinals = ['一1a', '二2b', '三3c', '四4d', '五5e', '六6', '7', '8', '9'];

/** An answer to a question with its own closed list: by label, alias, code, or 第二个. */
export function readChoice(definition: Pick<FactDefinition, 'choices'>, text: string): Chosen {
  const choices = definition.choices ?? [];
  const normal = corrected(normalise(text)).text;
  const bare = withoutFillers(normal)
    .replace(/^(?:我)?(?:选择?|是|就是|属于)/u, '')
    .replace(/[的了吧]$/u, '');
  const byCode = choices.find((choice) => choice.value.toLowerCase() === bare || normalise(choice.label) === bare);
  if (byCode !== undefined) return { value: byCode.value };
  const [, digit = ''] = /^(?:第)?([一二三四五六1-9a-e])[个项条种]?$/u.exec(bare) ?? [];
  const picked = choices[ordinals.findIndex((names) => names.includes(digit))];
  if (digit !== '' && picked !== undefined) return { value: picked.value };
  const lexicon: Lexicon<string> = new Map(
    choices.flatMap((choice): [string, string][] =>
      [choice.label, ...(choice.aliases ?? [])].map((word) => [normalise(word), choice.value]),
    ),
  );
  if (lexicon.size === 0) return { doubt: 'NOT_UNDERSTOOD' };
  const whole = lexicon.get(bare);
  if (whole !== undefined) return { value: whole };
  const settled = settle(mentionsIn(clausesOf(normal), lexicon));
  const [value] = settled.values;
  if (settled.values.length > 1) return { doubt: 'SEVERAL' };
  return value === undefined ? { doubt: settled.doubt ?? 'NOT_UNDERSTOOD' } : { value };
}

export { isCode };
