import { type Clause, clausesOf, past } from './clause.ts';
import { normalise, withoutFillers } from './normalise.ts';

export type YesNo = { value: boolean } | { doubt: string };

/** What one clause answers. `weak` words (是的, 对, 不) agree or object; the clause after them says to what. */
interface Reading {
  value?: boolean;
  weak?: boolean;
  bare?: boolean;
  doubt?: string;
}

/** Words with a negation inside that deny nothing. */
const harmless =
  /不但|不仅|不过|不管|不论|不断|不少|不良|不锈|不久|不同(?!意)|不错|差不多|不好意思|不当|不正|不合格|对不起|(?<=银|内|外|同|进|执|举|流|旅|自|飞|转|改|发|本|这|那|哪|干一)行|行(?=业|政|程|动|情|家|李|长|人)|对(?=方|象|面|比|待|接|于|公|外|付)|[针面]对|(?<=协|社|机|开|工|大|晚|培训|委员)会|会(?=议|计|员|展|场)|(?<=但|可|只|要|凡|老|总|于)是|中(?=专|级|学|国|心|式|午|餐|医|技|职|等|间|共|江)|(?<=高|初|集|其|家)中|成(?=都|本|品|立|绩|员|人|教|年|长|分|套)|好(?=多|久|几|友|奇|吃|耍)|有(?=限|关|人|时|色|机|趣)|能(?=源|手|力|量|耗|人)|(?<=技|职|功|性|智|节)能|不只|不光|不止|未来|莫非|特别|级别|区别|分别|别人|没空|没事|没关系/gu;
/** 没得问题, 错不了: a yes made of negations. */
const yesIdiom =
  /[没未莫][有得]?(?:过期|失效|作废|到期)|[没莫][有得]?(?:任何|啥子?|什么|大|多大|半点|一点|丁点)?(?:的)?(?:问题|毛病|错|说的?|得说|二话|意见|异议|病|障碍|影响|难度|跑|差|疑问)|没的说|毫无(?:疑问|问题|异议)|无(?:异议|误|疑问|条件)|[错少假免]不了|跑不[脱掉了]|离不[开了]|不得不|不(?:假|在话下|差(?!钱)|(?:成|是|存在)问题)|不[用消][说问]|毋庸置疑|必须[的滴]?|还用[说问]|那当然|莫说头|不摆了|巴适|妥妥|杠杠/u;
/** 要不得, 不存在, 想都莫想: a no of its own. */
const noIdiom =
  /不(?:得?行|成|可能|存在|沾边)|没(?:门|戏|[那这]回事|有的事|那个事)|免了|拉倒|差得远|[\p{Script=Han}]不[来到了起上成得下出动赢够](?!不)|想都[别莫]想|门都没|毛都没|有个(?:锤子|铲铲|屁)|扯[淡拐]|瞎说|乱说|(?:咋|怎么|哪|啷个)可能|否(?!则|认)|nope|假的/u;
const deny =
  /并?没有|冇得?|[冒没莫木]得|木有|并?不是|[并绝]非|[不未]曾|不会|没|莫|不|未|[毫从暂均全并]无|^无(?=$|[^\p{Script=Han}]|[的此该任相经违记证考荣资培工教表奖类过])/gu;
const affirm =
  /有|是|对(?!不)|会|能|[可阔]以|要得|得行|行|好|符合|满足|具备|具有|愿意|同意|乐意|(?:做|当|干|教|带|代|参加|参与|从事|得|拿|考|监|讲|评|担任|有|搞|弄|接触|学|上)过|\p{Script=Han}过(?!两|几|年|去|来|期|程|渡)|一样|同一|相同|吻合|对应|相应|拥护|支持|在做|在干|一直|健康|当然|肯定|必须|绝对|确实|的确|嗯|恩|昂|中|成|知道|晓得|熟悉|了解|掌握|懂|遵守|坚持|做到|保证|承诺|取得|达到|[评考聘选当]上|拿[到了]|考[了起]|办了|到手|下来了|齐|胜任|热爱|妥|ok(?:ay)?|ye[sp]|没错|真的|正确|属实|一致|相符|匹配|清楚|认真|硬[是起扎]|巴适|在的|都在|够|懂得|准备好|提供|得[来到了起出上下成]|身体好|棒/u;

const askedAgain =
  /([^不])[不没莫否]\1|有[没莫木][得有]|是不(?:$|[^是])|有没$|得不得|能否|是否|有无|可否|晓不晓|可不可|符不符|具不具|熟不熟|愿不愿|[吗么](?:$|[?])|嗦$|(?<!^|[我偏都也从就不]|当然|绝对)不$/u;
const unknown =
  /晓不得|[莫别]问|不(?:想说|告诉|方便)|不(?:太|是很|大|咋)?(?:知道|晓得|清楚|确定|记得|明白)|记不[清到得起住]|说不[清准好到来]|不好说|看情况|不一定|忘[了记球]|搞忘|搞不清|弄不清|没(?:有)?(?:注意|留意|印象|听懂|看懂|搞懂|懂|明白)|拿不准|吃不准|随便|都(?:行|可以)$|无所谓|你猜|看嘛|再说|晚点|等会|等哈|稍等|待会|没空|没时间|忙/u;
const unsure =
  /吧$|应该|可能|大[概致]|好像|估计|差不多|[也或]许|似乎|不(?:太|怎么|咋|大|算|完?全)|过但|(?:懂|会|晓得|知道|了解)得?一?[点些]|有一?点|一点点|稍微|略|一般|还(?:行|可以)|凑合|将就|马虎|部分|一半|有时|偶尔|基本(?!路线|理论|技能|知识|功)|勉强|[也就]算|算[是吧]|有[倒到]?是有$|[只仅]\p{Script=Han}|有[些点]?(?:问题|毛病|病|高血压|糖尿|慢性|障碍|残疾)|多数|貌似|说不定|怕是|恐怕|或者|要么|半懂|要看|只能说/u;
const lapsed = /过期|失效|作废|到期|吊销|注销|被(?:收|取消|撤)|遗失|丢了|搞丢|掉了|找不到|不见了|后[来头][没被不]/u;
const formerly =
  /(?:以前|曾经|原来|原先|之前|从前|早先|当年|早年)(?:我)?(?:倒|也|还|就|确实)?(?:是)?(?:有|是|当|能|可以)/u;
const pending =
  /正在|理论(?:考试)?(?:都|已经)?(?:过|通过)|实操[还没下等]|准备|打算|马上|快[要有拿到办下了]|即将|(?<![一二三特])等着?|以后|将来|下半年|(?<![去前往]年?)年底|到时候|早晚|迟早|(?:^|再|等)过(?:几|一?段|一?阵|两)|在(?:考|办|申请|走流程|评|补|学)|计划|争取|下个?月|明年|想[要去考办]|要去[考办]|还差|差一?点|差点/u;
const supposed = /如果|要是|倘若|假设|假如|的话|万一|除非/u;
const adverse = /^(?:但是?|不过|可是|只是|就是|然而|可惜|只不过|但|除了)/u;
const weakYes = /^(?:是|是的|对|对的|对头|对噻|嗯+|恩+|好|好的|行|哦|哎|对对+|是是+|嗯呐|嗯呢|昂|要)$/u;
const weakNo = /^(?:不|不是|不是的|不对|不不+|否|错)$/u;
/** 有也行没有也行: neither. */
const either = /也(?:行|可以|好|对|算|得行|要得)[^,]*也(?:行|可以|好|对|算|得行|要得)|有也.{0,3}没/u;
/** 信号不好, 发错群了: of the conversation, not of the matter. */
const offTopic =
  /(?:信号|网络?|网速|手机|屏幕|页面|系统|图片|声音|眼睛|输入法|语音)[^,]{0,4}[不没卡慢坏太差]|[看听]不[清见到]|没[看听刷弄点打][清出开见]|打不开|[发点按打回]错(?!.*[是有没])|发错/u;
/** 哦不对，看错题了: what follows is the answer. */
const retraction =
  /^[哦噢喔啊呃额哎呀嗯诶]*(?:不对(?=$|[了哈啊嘛噻不])|(?:我)?(?:刚才|刚刚)?(?:看|说|打|记|搞|弄|填|点|按|想|理解|听)[错岔拐反]|口误|更正|纠正|错了)/u;
/** 成绩还没出来: neither got nor failed yet. */
const open =
  /报了名|就差|(?:成绩|结果|分数?|面试|实操|答辩|复试|公示)(?:考试)?[还都也]*[没未等]|等着?(?:出?成绩|结果|通知|公示|[发下拿出]证|批)/u;
/** 没得处分: an answer only once another word says to what. */
const record = /(?:没有?|没得|莫得|无)(?:任何|过|受过)*(?:不良|违纪|违规|违法|违反|处分|犯罪)/u;
/** 咋个没得嘛 is a yes, 哪里有嘛 a no. */
const rhetoricalYes = /(?:咋个?|怎么|哪能|啷个|岂|哪里|哪个说|谁说)(?:会|可能|能)?(?:没有?|没得|莫得|不)/u;
const rhetoricalNo =
  /(?:咋个?|怎么|啷个)(?:会|可能|能)?[有得是]|哪[里儿个来]?(?:会|可能)?(?:有|得|来的)|有(?:啥子?|什么)[嘛哦]?$/u;

/** What is left when the words of yes and no are taken out: much of it, and the clause speaks of something else. */
function residue(text: string): number {
  const left = text
    .replace(yesIdiom, '')
    .replace(noIdiom, '')
    .replace(deny, '')
    .replace(new RegExp(affirm.source, 'gu'), '')
    .replace(/[我的了过啊噻嘛哈都就也还真这个那已经确实本人呢得]/gu, '');
  return [...left].length;
}

function polarity(text: string): boolean | undefined {
  let rest = text
    .replace(harmless, ' ')
    .replace(/(没有|没得|莫得|不是|不会)\1+/gu, '$1')
    .replace(/不{2,}/gu, '不');
  let denials = 0;
  let affirmed = false;
  if (yesIdiom.test(rest)) {
    affirmed = true;
    rest = rest.replace(yesIdiom, ' ');
  }
  if (noIdiom.test(rest)) {
    denials += 1;
    rest = rest.replace(noIdiom, ' ');
  }
  rest = rest.replace(deny, () => {
    denials += 1;
    return ' ';
  });
  if (denials > 0) return denials % 2 === 0;
  if (affirmed) return true;
  // 证是焊工 tells of something, it does not answer; 是我本人 does.
  const copula = /是/u.test(rest) && !affirm.test(rest.replace(/是/gu, ''));
  if (copula && residue(rest.replace(/本人|自己/gu, '')) > 2) return undefined;
  return affirm.test(rest) ? true : undefined;
}

function readClause(clause: Clause): Reading {
  const text = withoutFillers(clause.text)
    .replace(/(没有|没得|莫得|不是|不会|有|对)\1+/gu, '$1')
    .replace(/(?:嘛|噻|撒|哈|啊|呀|哦|的嘛)+$/u, '');
  if (/^(?:好吧|行吧|要得吧|好嘛|行嘛|可以嘛)$/u.test(clause.text)) return { value: true, bare: true };
  if (/^(?:你好|您好|老师好?|谢谢|早上好|下午好|晚上好)$/u.test(text)) return {};
  if (clause.ofOthers) return { doubt: 'SOMEONE_ELSE' };
  if (offTopic.test(text)) return {};
  if (either.test(text)) return { doubt: 'UNSURE' };
  if (supposed.test(text)) return { doubt: 'SUPPOSED' };
  if (/还用[说问]/u.test(text)) return { value: true };
  if (rhetoricalYes.test(text) && !/[?]/u.test(clause.text)) return { value: true };
  if (noIdiom.test(text) && /可能$/u.test(text)) return { value: false };
  if (rhetoricalNo.test(text) && text.length <= 8) return { value: false };
  if (/^(?:对了|那个|这个|问一?下|请问|我想问)/u.test(text) && text !== '对') return { doubt: 'QUESTION' };
  if (unknown.test(text) && !/(?:不是|没有)不/u.test(text)) return { doubt: 'UNKNOWN' };
  if (weakYes.test(text) && !clause.asked) return { value: true, weak: true, bare: true };
  if (weakNo.test(text) && !clause.asked) return { value: false, weak: true, bare: true };
  const isIdiom = yesIdiom.test(text) && !/[?？]/u.test(clause.text);
  if ((clause.asked && !isIdiom) || askedAgain.test(text)) return { doubt: 'QUESTION' };
  if (/找不到|不见了/u.test(text)) return { doubt: 'NO_LONGER' };
  if (record.test(text) || unsure.test(text.replace(/不(?:错|假|可能)/u, ''))) return { doubt: 'UNSURE' };
  const value = polarity(text);
  if (formerly.test(text) || (lapsed.test(text.replace(yesIdiom, '')) && value !== false))
    return { doubt: 'NO_LONGER' };
  if (open.test(text) || (pending.test(text) && value !== false)) return { doubt: 'NOT_YET' };
  if (value === undefined || text.length > 40) return {};
  return { value, bare: residue(text) <= 1 };
}

/** A clause of another matter beside the answer (证书在单位放起的) changes nothing, a reservation does. */
function combine(readings: readonly Reading[], clauses: readonly Clause[]): YesNo {
  const said = readings.findIndex((reading) => reading.value !== undefined || reading.doubt !== undefined);
  const first = readings[said];
  if (first === undefined) return { doubt: 'NOT_UNDERSTOOD' };
  if (first.doubt !== undefined) return { doubt: first.doubt };
  const rest = readings.slice(said + 1);
  const reserved = rest.some((reading, index) => {
    const words = clauses[said + 1 + index]?.text ?? '';
    if (record.test(words) && reading.doubt === 'UNSURE' && first.weak === true) return false;
    if (reading.doubt === 'NOT_YET' && (open.test(words) || /^还?在?等/u.test(words))) return first.value === true;
    if (reading.doubt === 'NO_LONGER' || reading.doubt === 'UNSURE' || reading.doubt === 'UNKNOWN')
      return first.value === true;
    const yielded = first.value === true ? reading.value !== true : reading.value === true && reading.bare === true;
    return adverse.test(words) && yielded;
  });
  if (reserved) return { doubt: rest.find((reading) => reading.doubt !== undefined)?.doubt ?? 'CONTRADICTION' };
  const against = rest.filter((reading) => reading.value !== undefined && reading.value !== first.value);
  if (against.length === 0 && first.value !== undefined) return { value: first.value };
  if (first.weak === true) return weakly(first, rest);
  const flat = against.some((reading) => reading.bare === true);
  if (flat || first.bare !== true || first.value === undefined) return { doubt: 'CONTRADICTION' };
  return { value: first.value };
}

/** 对，没有 is no; 不，我有 is yes; 不是，我做督导的 is neither. */
function weakly(first: Reading, rest: readonly Reading[]): YesNo {
  const strong = rest.filter((reading) => reading.value !== undefined && reading.weak !== true);
  const values = new Set(strong.map((reading) => reading.value));
  const [only] = strong;
  if (values.size !== 1 || only?.value === undefined) return { doubt: 'CONTRADICTION' };
  if (first.value === false && only.bare !== true) return { doubt: 'CONTRADICTION' };
  return { value: only.value };
}

const yesSign = /^(?:嗯呢|y|yes|ok|1是|true|yep)$/u;
const noSign = /^(?:no?|x|false|nope)$/u;

/**
 * Yes or no, as people in Sichuan type it: 要得, 没得, 莫得, 是噻, 没得问题 (yes), 要不得 (no); two negations make a yes.
 * A hedge, a question, a yes that is taken back, or 不晓得 asks.
 */
export function readYesNo(text: string): YesNo {
  const normal = normalise(text);
  const sign = normal.replace(/[.。!,，！ ]/gu, '');
  if (yesSign.test(sign) || noSign.test(sign)) return { value: yesSign.test(sign) };
  // 不是我不想，是真的没有 says what follows; 是这样的，我先说 says nothing yet.
  const plain = normal
    .replace(/^(?:我)?[并也]?不是(?!的)[^,，]{1,10}[,，](?:而|只|就|主要)?是(?!的?$|[,，])/u, '')
    .replace(/^是(?:这样|恁个|这么)子?[的个]?(?:情况)?[哈嘛啊]?[,，:]+/u, '');
  const clauses = clausesOf(plain.replace(/[!！]/gu, ',').replace(/(没有|没得|莫得|木有|不是|不会)\1+/gu, '$1'));
  if (clauses.length === 0) return { doubt: 'EMPTY' };
  // 以前没有，现在有了; 之前丢了，后来补办了.
  const was = clauses.findIndex(
    ({ text }, index) =>
      past.test(text) &&
      /没|莫|不|丢|掉|过期/u.test(text) &&
      /^(?:我)?(?:但是?|不过)?(?:现在|如今|目前|后[来头]|[去今前]年)/u.test(clauses[index + 1]?.text ?? ''),
  );
  if (was >= 0) clauses.splice(was, 1);
  const at = clauses.findLastIndex((clause) => retraction.test(clause.text));
  const kept = at > 0 && at < clauses.length - 1 ? clauses.slice(at + 1) : clauses;
  const readings = kept.map(readClause);
  if (kept.length < clauses.length && readings.some((reading) => reading.value !== undefined && reading.bare !== true))
    return { doubt: 'CONTRADICTION' };
  return combine(readings, kept);
}
