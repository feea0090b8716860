import type { Category } from '#domain/category';
import { clausesOf, corrected } from './clause.ts';
import { type Lexicon, type Mention, mentionsIn } from './mention.ts';
import { normalise, withoutFillers } from './normalise.ts';

export type CategoryReading = { value: Category } | { doubt: string };

type Named = Category | 'OTHER';

function words(list: string, value: Named): [string, Named][] {
  return list.split(' ').map((word) => [word, value]);
}

const lexicon: Lexicon<Named> = new Map<string, Named>([
  ...words(
    '考评员 考评 考评的 普通考评员 一般考评员 初级考评员 普通考评 技能人才评价考评员 考评原 考平员 考评元 职业技能考评员 考评师',
    'ASSESSOR',
  ),
  ...words(
    '高级考评员 高级考评 高级的考评员 高级考评师 高级考评原 高级考平员 高考 高级别考评员 高级那个 高级那种 高级的那个 高级的那种 升级 高级考评人员 资深考评员',
    'SENIOR_ASSESSOR',
  ),
  ...words(
    '专项职业能力考核考评员 专项职业能力考核 专项能力考核考评员 专项能力考核 专项技能考评员 专项职业能力考评员 专项职业能力 专项能力考评员 专项能力 专项考评员 专项考评 专项考核 专项 专项的考评员 专项职业能力考核那个考评员',
    'SPECIAL_ABILITY_ASSESSOR',
  ),
  ...words('新职业考评员 新职业考评 新职业的考评员 新职业 新兴职业', 'NEW_OCCUPATION_ASSESSOR'),
  ...words('质量督导员 质量督导 督导员 督导 质督员 质督 内督 外督 督倒员 质量督倒员 督导原', 'QUALITY_SUPERVISOR'),
  ...words(
    '质量监督员 监督员 督察员 质检员 质量检查员 考评组长 考评组 监考员 监考 裁判 评委 考务 考务员 命题专家 技能考试 高级工程师 高级技师 高级工 培训师 考生',
    'OTHER',
  ),
]);

/** 考评员证已经有了, 我是考评员: what the person is, not what is applied for. */
const held = /证|已经|拿了|有了|干了|当了|做了|取得|现在是|目前是|是.{0,3}$|满了|过期|到期/u;
const wanted =
  /想|要|报|弄(?!了|过)|搞(?!了|过)|整(?!了|过)|申|当(?!了|过)|升|考(?!评)|参加|做(?!了|过)|成为|改|选|办理|培训班|晋/u;
const renewal = /换证|换卡|复核|到期|续证|年审|补办|补证/u;
const special: readonly Category[] = ['SPECIAL_ABILITY_ASSESSOR', 'NEW_OCCUPATION_ASSESSOR'];

interface Wish {
  value: Category;
  strong: boolean;
}

function wishOf(mention: Mention<Named>, text: string): Wish[] {
  if (mention.value === 'OTHER' || mention.standing === 'NEGATED' || mention.standing === 'OTHERS') return [];
  const before = text.slice(0, mention.start);
  const after = text.slice(mention.end);
  if (/^(?:员)?(?:我|就|嘛|的话)*(?:不|莫|懒得)(?:想)?(?:报|考|当|要|申请|弄|搞)/u.test(after)) return [];
  if (
    /从$|(?:不是|不报|不要|不考|不当|[不没莫]想(?:过)?[再要]?[报考当做弄]?)$/u.test(before) ||
    /^[升转改变晋]/u.test(after)
  )
    return [];
  const isHeld =
    /^(?:员)?(?:资格)?[证卡]/u.test(after) ||
    (/(?:^|是|个|名)老$/u.test(before) && !wanted.test(before)) ||
    /[当做干评考]过(?:[一二两三四五六七八九十几\d]*[届次年回个名])*$/u.test(before) ||
    /^(?:我)?(?:已经)?(?:都有|有了|拿了|干了|当了|做了|满)/u.test(after) ||
    /(?:已经是|现在是|目前是|我是(?:个|一名)?|本来就是|已有|有|拿了|拿到|取得|当了)$/u.test(before);
  if (isHeld && !/想|要|报|申领|办(?!了|过|好|的|下来)/u.test(before)) return [];
  return [{ value: mention.value, strong: wanted.test(before) || /^(?:培训|报名|申报)/u.test(after) }];
}

/** 泡菜制作专项考评员 and 新职业的，…的考评: the narrower kind is meant, 考评员 is only its genus. */
function narrowed(values: readonly Category[]): Category[] {
  const narrow = values.filter((value) => special.includes(value));
  return narrow.length > 0 ? [...new Set([...narrow, ...values.filter((value) => value !== 'ASSESSOR')])] : [...values];
}

/** 想升高级, where nothing else is 高级: the senior assessor is meant. */
function bareSenior(text: string): boolean {
  return (
    /(?:升|晋升?|报|考|转|申请|申报|当|往)[个成到为]?高级(?!工|技|职|教|讲|经|农|会|编|记|实|统|审)/u.test(text) ||
    /^(?:第?[一二三四五]种[,，])?要?高级(?:那[个种]|[啊嘛的])?$/u.test(text)
  );
}

function genericOnly(text: string): boolean {
  return /^(?:我)?[就想要]*(?:报|考|当|申请)?个?(?:普通|一般|初级)(?:的|那种|那个|就行|类|那档|一档|那类|算了)*$/u.test(
    text,
  );
}

/** The part of the text that tells this time's wish. */
function wished(text: string): string {
  return (
    corrected(normalise(text))
      // 本来想报督导员，想了想还是报考评员
      .text.replace(/(?:本来|原[本来]|开始|之前)想?[^,，]*[,，](?=.*(?:还是|现在|决定|改|算了))/u, '')
      .replace(
        /(?:以后|将来|后面|过[几两一三]年|今后|日后|明年)[^,，]*(?:$|[,，](?=[^,，]*(?:先|今年|现在|这次)))/u,
        '',
      )
      // 高级那档考评员, 高级的考评员证卡
      .replace(/高级(?:的)?[那这]?一?(?:档|类|层|种|级别|等级)次?(?:的)?(?:考评员?)?/gu, '高级考评员')
  );
}

/** Which of the five kinds a person wants to become; what they already are is not what they ask for. */
export function readCategory(text: string): CategoryReading {
  const normal = wished(text);
  const bare = withoutFillers(normal).replace(/[嘛噻撒哈啊]$/u, '');
  if (
    bareSenior(bare) &&
    !/(?:考评|督导|专项|普通|新职业|高级)[^,，]*(?:还是|或者?)/u.test(bare) &&
    !/[不没莫别][想要]?(?:升|报|考|申请|申报|当)/u.test(bare) &&
    !/督导(?!员?[不莫])|专项|新职业/u.test(bare)
  )
    return { value: 'SENIOR_ASSESSOR' };
  if (genericOnly(bare) || clausesOf(normal).some((clause) => !clause.ofOthers && genericOnly(clause.text)))
    return { value: 'ASSESSOR' };
  if (renewal.test(normal)) return { doubt: 'RENEWAL' };
  const clauses = clausesOf(normal);
  const mentions = mentionsIn(clauses, lexicon);
  const asking =
    /够(?:不够)?格|区别|哪(?:个|几?种)|还是|什么条件|啥子?条件|多少|或者?|要啥子?|需要什么|好考|容易|简单|随便|都行|没想好|没决定|几(?:次|年|天|个月)|(?<!能)是[做干搞个]?(?:什么|啥)|好久|多久/u.test(
      normal,
    ) || /[?？]\s*$/u.test(normal);
  const wishes = mentions.flatMap((mention) => wishOf(mention, clauses[mention.clause]?.text ?? ''));
  const strong = wishes.filter((wish) => wish.strong);
  if (asking && strong.length === 0) return { doubt: 'QUESTION' };
  if (/还是|或者?|没想好|都想|都要|都报|都行|一起报/u.test(normal)) {
    const kinds = new Set(wishes.map((wish) => wish.value));
    if (kinds.size !== 1 || bareSenior(bare) || /都行|没想好/u.test(normal)) return { doubt: 'SEVERAL' };
  }
  const several = new Set(
    (strong.length > 0 && !wishes.some((wish) => special.includes(wish.value)) && !/和|跟|、|以及|加|同时/u.test(normal)
      ? strong
      : wishes
    ).map((wish) => wish.value),
  );
  const values = narrowed([...several]);
  const [value] = values;
  if (value === undefined) return { doubt: mentions.length > 0 && held.test(normal) ? 'ALREADY' : 'NOT_UNDERSTOOD' };
  return values.length > 1 ? { doubt: 'SEVERAL' } : { value };
}
