/** A stretch of a message between two marks, with what colours everything said in it. */
export interface Clause {
  text: string;
  /** Ends in a question mark or asks by its words. */
  asked: boolean;
  /** Speaks of somebody else: 我同事是高级技师. */
  ofOthers: boolean;
}

/** How a thing mentioned stands: only what is ASSERTED is taken as said of the person now. */
export type Standing = 'ASSERTED' | 'NEGATED' | 'HEDGED' | 'PENDING' | 'LAPSED' | 'OTHERS' | 'ASKED' | 'SUPPOSED';

const asks =
  /[吗么]$|多少|几[个次年级多时]?(?:才|算|够|可以|能)|[要得需等花](?:个)?几[个年天次]|真的(?:还是)?假的|(?<![没莫][有得]?|[没莫]\p{Script=Han}{1,3}过)(?:什么|啥)(?![^,，]{0,4}[都也](?!行|可以|有))|咋|啷个|怎么|哪(?!样[^,，]{0,4}[都也]|个都|怕|里有|有|儿有|来)|好久|([^好不])不\1|有[没莫][有得]|[是能可]否|有无|.(?<!现在|目前|如今|[就也我]|[^成]都)还是(?!没|有|学|个)|算(?:第)?[几啥]|(?<!^)(?<![也都从绝就我并才偏决对不]|当然|要么)不[嘛哦哈呢嘞喃啊]*$|(?:[了过到上]|(?:可以|能报|够格|得行|符合|报得).*)没[有得]?[嘛哦哈呢]*$|[报考办]得[到起成了].*哈$/u;
/** 以前是团员，现在是党员: what was is not what is. */
export const past =
  /(?:[前头那早往]|[早前]些)[几两]年|以前|之前|原来|原先|从前|早先|当年|曾经|最早|起初|开始|^(?:我)?(?:本来|先)/u;
export const present = /现在|如今|目前|已经|去年|今年|前年|后[来头]|升|转|[评考当选]上|变成|拿到/u;
/** People who are not the person; 主任 and 经理 only after 我, for 主任医师 is a title. */
const kin =
  '同事|同学|朋友|师傅|师父|师兄|师弟|徒弟|徒儿|老公|老婆|爱人|媳妇|婆娘|堂客|老头子|学生|爸爸?|妈妈?|父亲|母亲|爸妈|父母|哥哥?|姐姐?|弟弟?|妹妹?|儿子|女儿|娃儿?|幺儿|孩子|小孩|亲戚|家属|邻居|老汉儿?|老爸|老妈|表哥|表弟|表姐|表妹|堂哥|堂弟|舅舅|叔叔|姑姑|嫂子|姐夫|妹夫|女婿|侄儿|老伴|(?:兄弟|哥们儿?|姐妹)(?!$)|闺蜜|丈夫|妻子|岳父|岳母|老丈人|丈母娘|公公|婆婆|爷爷|奶奶|外公|外婆|老表|徒孙|搭档|室友|家里人|老乡|战友|对象|男朋友|女朋友';
const bosses =
  '(?:党?支部|村|车间|厂|党委)?书记|带班的?|领导|老板|班长|[科处局院所站队]长|主任|厂长|经理|校长|老师|组长|车间主任|部门|手下|下属|员工';
const group =
  '(?:我们|咱们?|俺们|单位|厂里?|公司|班组|车间|团队|学校|部门|屋头|家里)(?:单位|厂|公司|班组|车间|团队|学校|部门|屋头|家|这)*(?:里|头|上|边|里头)?';
const others = new RegExp(
  `^(?:他|她|别人|人家|有人|听说|据说|听人说)|是别[人个]|[^\\p{Script=Han}](?:他|她|别人|人家|有人)|(?:我们?|咱们?|俺)(?:的|家的?|单位的?|厂里?的?|公司的?|学校的?|班组?的?|车间的?|屋头的?|那个?)?(?:${kin}|${bosses})|^(?:一个|有个|那个)?(?:${kin})|[带教](?:的|过的|出来的)(?:几个|一个)?(?:${kin})|^(?:领导|老板)|^(?:党?支部|村|厂|党委|车间)?(?:书记|老师|科长|主任|经理)(?=是|说|也|都|让|喊)|^教授(?=说|讲|喊|让|也|都)|(?:公司|单位|厂里?|企业|学校|班组|车间)(?:里)?(?:规模|总共|一共|共有|现有|人数|员工)|屋头(?:那个|那位|的人|人)|[家屋]头(?:那个|那位)|${group}(?:[^,我]{0,4})(?:都是|全是|有人|有个|其他人|有\\S{0,5}[个名位人]|\\d+个)|[他她][是有考拿干的]|[替帮给代](?:他|她|别人|人家|(?:我)?(?:${kin}))(?:问|报|办|填|申请|咨询)`,
  'u',
);
/** 领导喊我来报: somebody else acts, but of me. */
const actsOnMe = /(?:叫|喊|让|推荐|介绍|建议|劝|要求|派|安排|支持|通知|鼓励)[了着]?我/u;
const self = new RegExp(
  `(?:^|[^和跟与同像给帮替])(?:我|本人|自己|俺|咱|偶|老子)(?!们?(?:的|家|单位|厂|公司|学校|班|车间|屋头|那)?[的个]?(?:${kin}|师|徒|老|领导|爸|妈|父|母|哥|姐|弟|妹|娃|孩|表|堂|舅|叔|姑|媳|婆))`,
  'u',
);

export function isOwn(words: string): boolean {
  return self.test(words);
}

/** Splits at marks; a blank between Chinese words is a mark too. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let ofOthers = false;
  const parted = text.replace(/((?:以前|之前|原来|原先|从前)[^,，。到]{2,12}?)(?=现在|如今|目前)/gu, '$1,');
  for (const [, words = '', end = ''] of parted.matchAll(
    /([^,，。.;；:!?！？\n ~…]*(?:\.\d[^,，。.;；:!?！？\n ~…]*)*)([,，。.;；:!?！？\n ~…]*)/gu,
  )) {
    if (words === '') {
      const last = clauses.at(-1);
      if (last !== undefined && /[?？]/u.test(end)) last.asked = true;
      continue;
    }
    if (others.test(words) && !actsOnMe.test(words)) ofOthers = true;
    else if (self.test(words)) ofOthers = false;
    clauses.push({ text: words, asked: /[?？]/u.test(end) || asks.test(words), ofOthers });
  }
  return clauses;
}

const correction =
  /^(?<before>.*[^\s,，。.;；!…])[\s,，。.;；!…]*(?:不对不对|不对|哦不是?|噢不是?|啊不是?|呃不是?|额不是?|不不不?|(?:我)?[说打写填记搞整弄输按]错了?|口误|更正(?:一下)?|纠正一下|错了|(?<=[,，。.;；!…\s])不是?(?=[,，]))[\s,，。.;；:!…了哈哦啊嘛]*(?:是|应该?是|改成|改为|其实是|实际是|准确说是|我是说)?(?<after>[^\s,，].*)$/u;

/** 不是高级技师，是技师: the second stands. */
const contrast =
  /^(?:[^,，。;；]{0,8}[,，\s])?(?:我)?[并也]?不是(?<before>[^,，。;；!]{1,24})[,，。;；\s]+(?:而|应该|其实|现在|就)*是(?<after>[^,，的吧嘛].*)$/u;

/** 三次，不对，五次: what was said after taking it back, and what before. */
export function corrected(text: string): { text: string; before?: string } {
  const { before, after } = (correction.exec(text) ?? contrast.exec(text))?.groups ?? {};
  return before === undefined || after === undefined ? { text } : { text: after, before };
}

const supposed = /如果|要是|假如|假设|万一|倘若|若是|的话|就算|哪怕|比如|要[^,]{1,8}才/u;
const hedged =
  /大概|大约|可能|好像|应该|估计|也许|或许|似乎|差不多|左右|约莫|莫约|吧$|吧(?=[啊哈嘛])|算是|勉强|相当于|等于|貌似|不(?:太|是很|大)?(?:确定|清楚|晓得|知道|记得)|记不|说不|不敢|恐怕|怕是|大致|或者?|要么|.(?<!现在|目前|如今|[就也我]|[^成]都)还是|差一点|差点|看成|类似|忘[了记]|据说|听说|以[上下]/u;
const pending =
  /正在|在读|在[考办评报申](?![上到过起了])|准备|打算|(?:今年|正|去|再|要)(?:报|评|考|申报|申请)(?!了|过|上|到|起|评|的)|想[考评报拿当要升去学]|要[考评报拿]|计划|即将|马上|快(?:要|拿|考|评|到|可以|有|了)|将要|明年|后年|下个?月|下半年|等(?:成绩|结果|证|公示|批|发|着)|(?<!过了)公示(?!期?(?:都|已经|也)*(?:过|完|结束|满))|备考|申报中|评审中|报名|争取|理论(?:考试)?(?:已经)?(?:过|通过)|(?:实操|答辩|面试|复试|补考)[还没待下等在]|材料(?:都|已经|刚)?[交报递送]|[刚才][交递报][了上]?材料|还差|差一?点|还没|还未|没(?:[考评拿办发批通]?(?:过|到|上|起|下来|完|得到|成)|[取获]得|参加|去考|[发办批])|未(?:通过|[取获]得|[考批下])|挂了|落选|被刷|没戏|学习中|冲刺|目标|梦想|考着|报了(?!到)|参评/u;
const lapsed =
  /过期|失效|作废|到期|吊销|注销|撤销|被取消|被收|丢了|遗失|掉了|(?:以前|曾经|原来|原先|之前|从前|早先|当年)[也还就]?(?:有|是|当|做过)|退[党团]|曾是|曾有/u;
const denial =
  /(?:不是|没有|没得|莫得|没|并非|不算|不属于|不具备|不在|非(?!遗|物质|常|公|全日制)|未|不够|达不到|够不上|还不是|没考|没评|没拿|不叫|除了|不当|不报|(?:莫|别|不要|甭)[给帮把]?(?:我)?[写填当算记看搞弄报认][成作为]?)(?:什么|啥子?|任何|过|个|到|啥|得|取得|拿到|考|评|的|到过|上|获得|达到|持有){0,2}[^,\p{N}]{0,3}$/u;
const denialAfter =
  /^(?:证|证书|资格|职称|级|等级)?(?:的话)?(?:都|也|倒是|还|我)?(?:没有?(?!问题)|没得|莫得|不是|未取得|不算|不够)(?:考|评|拿|取得)?[过到上起]?[嘛啊哦的哈呢]*$/u;

/** 工程师50个: people of that level, not the person. */
const headCount =
  /^(?:有|共|一共)?(?:\d+|[二两三四五六七八九十百几]+)[来多]?[个名位人](?!证)|^(?:最多|不少|很多|多得)/u;

/** 带出过三个高级技师, 教高级工: other people's level; 我们公司的高级技师 too. */
const ofPupils =
  /(?:带|教|培养|培训)[出过了](?:来)?[过了]?(?:\d+|[一二两三四五六七八九十百几好多]+)[来多]?[个名位批]$|(?:^|[我在])[带教](?:的)?$|^(?:我们|咱们?)(?:公司|厂里?|单位|车间|班组|学校)的$|(?:单位|公司|厂里?|班组|车间|学校)[里头]?[也都]?有$|[两三四五六七八九十几\d]个[考拿评得][了到上]?$/u;

/** How what stands at `start`..`end` of clause `at` is meant, by the words around it and the clause that follows. */
export function standingOf(clauses: readonly Clause[], at: number, start: number, end: number): Standing {
  const clause = clauses[at];
  if (clause === undefined) return 'ASSERTED';
  const before = clause.text.slice(0, start);
  const after = clause.text.slice(end);
  if (denial.test(before) || denialAfter.test(after)) return 'NEGATED';
  if (headCount.test(after) || ofPupils.test(before)) return 'OTHERS';
  if (clause.ofOthers) return 'OTHERS';
  const around = `${before}|${after}`;
  if (supposed.test(around)) return 'SUPPOSED';
  if (clause.asked) return 'ASKED';
  if (lapsed.test(around)) return 'LAPSED';
  if (pending.test(around)) return 'PENDING';
  if (hedged.test(around)) return 'HEDGED';
  return 'ASSERTED';
}

const takenBack: readonly (readonly [RegExp, Standing])[] = [
  [
    /^(?:但是?|不过|可是|只是|结果|就是|后来|后头|现在|目前|都|已经|早就|早|证书?|可惜|前年|去年|今年|也|就|已)*(?:过期|失效|作废|到期|被?吊销|被?注销|被取消|被收|丢|遗失|掉了|超龄|退了?[团党])/u,
    'LAPSED',
  ],
  [
    /^(?:但是?|不过|可是|只是|结果|就是|然而|可惜|目前|现在)?(?:我)?[还都又也]?(?:没(?:考)?(?:有)?(?:过|通过|批|拿到|下来|出|公示|发)|未(?:通过|批)|正在|还在|在考|在办|挂了|没考起|没考上|证还没|等(?:着|到|证|结果|成绩|批|公示|通知))|^(?:就)?(?:理论|实操|技能|论文|答辩|面试|成绩|结果|材料|文件|批文|公示|证书?|本本)(?:考试|那科|部分)?[还都要得]*(?:没|未|等|下|明|过[几两]|差|挂|在[办评考审公走])/u,
    'PENDING',
  ],
  [
    /^(?:但是?|不过|可是)?(?:我)?(?:也)?(?:不(?:太|是很|大)?(?:确定|清楚|晓得|知道|记得)|记不|说不|忘了|大概|可能|好像|应该|估计|差不多)/u,
    'HEDGED',
  ],
];

/** A clause that says nothing of its own but takes the one before back: 考了高级工，没过. */
export function tookBack(clause: Clause | undefined): Standing | undefined {
  if (clause === undefined) return undefined;
  return takenBack.find(([words]) => words.test(clause.text))?.[1];
}
