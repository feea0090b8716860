import { clausesOf } from './clause.ts';
import { looseCommand } from './command-words.ts';
import { name, targets } from './fact-name.ts';
import { normalise, withoutFillers } from './normalise.ts';
import type { Command } from './understanding.ts';

const softly =
  '(?:我[们的]?|请|麻烦|帮|给|可以|能不能|可不可以|能否|想|要|可不可以|得不得行|先|那就|还是|就|现在|再|直接|把|刚才|刚刚|前面|上面|之前|那个|这个|这道|那道|的|重新){0,8}';
const softEnd =
  '(?:一?下|哈|嘛|噻|吧|了|哦|啊|呢|的|好不好|可以不|可以吗|行不行|行吗|要得不|得行不|吗|谢谢|算了|咯|喽|来|哈子|一哈|看){0,8}';

function whole(...bodies: readonly string[]): RegExp {
  return new RegExp(`^${softly}(?:${bodies.join('|')})${softEnd}$`, 'u');
}

const wrongVerb = '[填答写输选说打搞弄整点报录按讲发留记]';
const wrong = `(?:${wrongVerb}?[错拐岔反漏][了哒咯]?(?:一位|一个字|个字|一个数|位|个数)?|不对|有误|有错|不正确|搞混了|弄混了|写反了)`;
const change = '(?:要改|改|修改|更正|更改|变更|换|重新?[填写输答选来说弄报录]|改成|调整|更新|纠正)';

const correctTarget = new RegExp(
  `^${softly}(?<first>${name})(?:那个|那里|那项|这项|这个|信息|我|刚才|刚刚|前面|好像|是)*(?:${wrong}|(?:我)?(?:想|要|需要|得)?${change}(?!名|制|行|革|造|编|组|期|届))|^${softly}(?:${change}|${wrong})(?:一下|下|了)?(?:我的|刚才的?|前面的?|那个)*(?<second>${name})(?:一下|下|吧|嘛|了|哈)*$`,
  'u',
);

type Rule = readonly [Command['command'], RegExp];

/** The whole message must be the command, softly put: 返回有限公司 and 我没有被取消过资格 are answers. */
const rules: readonly Rule[] = [
  [
    'RESTART',
    whole(
      '(?:全部)?(?:从头|重头)(?:再|开始|来|填|做|弄|搞)*(?:一遍|一次|过)?',
      '(?:全部|整个|都)?(?:重新|重)(?:开始|来|填|答|做|弄|搞|申报|申请)(?:一遍|一次|过|起)?',
      '(?:清空|全部清空|全删|推倒重来|restart|reset|再来一遍|从新开始|从新来|从第一题开始|全部不要了重来|重开|重启)',
    ),
  ],
  [
    'BACK',
    whole(
      '往前翻|翻回去|返回键',
      '(?:返回|回到?|退回到?|倒回|回退|后退|跳回|转回|切回|退)(?:去|转去|到|上|前|去看)?(?:一|1)?[上前]?[面一]?(?:个|一|1)?(?:步|题|个|问题|页|道题|道|一题|那题|那个|问)?(?:问题|题|去)?(?:改(?:一?[下哈])?)?',
    ),
  ],
  [
    'WHY',
    whole(
      '必须(?:要)?(?:填|回答|提供|问)(?:这个|吗|嗦)?',
      '(?:你们?)?(?:为(?:什么|啥子?|何|哪样)|(?:咋个?|啷个)(?:还)?(?=非?要|得|需要|问|知道|晓得|查|收集|这)|凭(?:什么|啥子?)|干(?:嘛|什么|啥子?)|爪子)(?:还)?(?:一定|非)?(?:要|得|需要)?(?:问|填|填写|知道|晓得|查|提供|收集|交|这么问|这样问|了解|写|要)(?:我的|我)?.{0,8}',
      `(?:你们?)?(?:问|填|要|查|收集)(?:我的|我|这个|这些|这么多|那个|它|${name})*(?:来)?(?:干(?:嘛|什么|啥子?|哪样)|做(?:什么|啥子?|哪样)|爪子|有(?:什么|啥子?)(?:用|意义|必要))`,
      '为(?:什么|啥子?|何|哪样)',
      '[凭依根](?:什么|啥子?|据什么)',
      '做(?:什么|啥子?)(?:还|非|一定)*[要问].{0,10}',
      '哪(?:里|条|个文件|一条)规定的?',
      'why',
    ),
  ],
  [
    'PROGRESS',
    whole(
      '(?:问题|题|还)(?:咋个?|怎么|好)(?:还)?(?:这么|那么|恁个|恁么|好|这样)?多',
      '(?:还)?[有剩](?:没有|没得)?(?:其他|别的|好多)?(?:问题|题)?[没吗]',
      '(?:还)?[要得]?[问答填搞弄做](?:好久|多久)[才能]*(?:完|结束|好)?',
      '(?:填|答|做|进行|弄|搞|走)?(?:到)(?:第几|哪[一里儿]?|几)[步题个了里儿项]?',
    ),
  ],
  [
    'HUMAN',
    whole(
      '(?:不想|不要|不跟|别)[和跟]?(?:机器人?|ai|你)(?:说|聊|讲|对话|扯)?',
      '(?:有没有|有|能找)(?:真人|人工|客服|活人|工作人员|人)(?:没得|没有|吗|在不|不|在吗?)?',
    ),
  ],
  [
    'CANCEL',
    whole(
      '结束(?:对话)?|关闭|中止|exit|quit|再见|拜拜|停止?|删除我的信息',
      '(?:我)?[要想]?(?:取消|放弃|退出|终止|结束)(?:这次|本次|我的|这个)?(?:申报|申请|报名|对话|填写|填报|会话|办理)?',
    ),
  ],
  [
    'HELP',
    whole(
      '(?:有(?:什么|啥子?|哪些))?(?:功能|指令|命令)',
      '(?:帮助|help|帮帮我|帮个忙|救命|使用说明|操作指南|说明|指南|菜单|功能|教程)',
      '[没不][看听搞整]?(?:懂|明白|会用|会填|会弄|会搞|晓得咋个?(?:填|弄|答|回答|用))',
      '(?:什么|啥子?|哪样)意思',
      '(?:举个?例子?|举例|给个例子|解释|教教?我?)',
    ),
  ],
  [
    'SUMMARY',
    whole(
      '小结|摘要|summary|已填(?:信息|内容)|我的(?:信息|答案|回答)',
      '[把将]?(?:我|我的|前面|刚才|已经|目前)*(?:填|答|写|说|回答|录)?(?:的|了的|过的)?(?:内容|信息|回答|答案|资料|情况|东西|记录)(?:都|全部)?(?:列|念|读|显示|发|汇总|总结|看|给|调|拿)(?:出来|一遍|给我|下|我看)*(?:看|看看|瞧)?',
      '[我都]?(?:已经)?(?:填|答|写|说|回答|录)[了过好](?:些|哪些|的)?(?:什么|啥子?|哪些|内容|信息|哪样)',
    ),
  ],
  [
    'CORRECT',
    whole(
      `(?:那个|这个|那题|这题|那道题|刚才那题|上一个|上一题|上一项|上题|前一个|前一题|上面那个|前面那个|有个地方|有一个|有一项|有项|有个|有一处|一个地方|个地方|其中一个)?(?:我|都|好像|是)?${wrong}`,
    ),
  ],
  [
    'CONFIRM',
    whole(
      '(?:确认|确定|确认无误|核对无误|确认提交|提交|提交吧|都对|全对|全部正确|没错|没有错|没得错|没问题|没得问题|无误|信息无误|正确|ok|confirm|就这样|就这么|就恁个|就是这样|可以提交|没毛病|对的|都是对的|都没错|都没得错|好了)(?:,?(?:确认|提交|交|就这样|可以|就这样交|没问题|都对|无误|生成|交了|报|报上去|没得问题|可以提交|可以交|就这样提交|就这样吧|提交吧|就这么定|就这样报)[了吧]?)*',
    ),
  ],
];

const unknownAnswer =
  /^(?:晓不得|认不到|不醒豁|(?:(?:先|暂时|那就|就){0,3}放(?:一?放|一下|哈|到|起))|(?:先|回头|等|晚点|改天|以后|过(?:几天|两天)|我|要|得|去|到时候){0,5}(?:问|查|核实|看|翻|找|打听)(?:了|到|一?下|哈|清楚){0,2}(?:我|我们|单位|公司|厂里|领导|会计|人事|证书?|本本|档案|屋头|一?下|的|了|那边){0,4}再(?:来)?(?:说|填|答|补|告诉你|回)|(?:这个|这题|这道题|那个|我|我现在|现在|目前|还|暂时|真的|确实|一时|也|嘛|真|完全|都|就|给|硬是|先){0,6}(?:不(?:太|是很|大|咋)?(?:知道|晓得|清楚|确定|记得|了解)|记不[清到得起住](?:楚)?|说不[清准好到来](?:楚)?|不好说|忘(?:了|记了?|记|球了)|搞忘(?:了|球了)?|[搞整]不(?:清|懂|醒豁|明白)(?:楚)?|弄不清(?:楚)?|拿不准|吃不准|想不起(?:来)?|没(?:印象|留意|注意|想好))(?:这个|这些|了|呢|的|得|哦|清楚|晓得){0,5}|跳过|先跳过|下一题|下一个|过|略过|先不填(?:这个|这题)?|先空着|待定|(?:后头|后面|后来|到时候|以后|回头|晚点|下次|改天|待会|一会儿?)(?:我)?再(?:来)?[说补填答弄讲]|skip|pass|next|(?:这个|我|要|得)*回(?:去|家|单位|屋头)[问查看翻找](?:一?[下哈看])?|我?[要得]?去?(?:问|查|看|核实|确认|翻)(?:一)?[下哈](?:再(?:说|填|答|告诉你|回复))?)$/u;

function isUnknown(text: string): boolean {
  const clauses = clausesOf(text).map((clause) => withoutFillers(clause.text).replace(/[嘛噻哈了哦啊呢吧得]+$/u, ''));
  return (
    clauses.length > 0 &&
    clauses.length <= 3 &&
    clauses.every(
      (clause) => unknownAnswer.test(clause) || unknownAnswer.test(`${clause}得`) || unknownAnswer.test(`${clause}了`),
    )
  );
}

function commandOf(text: string): Command | undefined {
  if (isUnknown(text)) return { command: 'UNKNOWN' };
  const found = correctTarget.exec(text);
  const named = found?.groups?.first ?? found?.groups?.second;
  const target = named === undefined ? undefined : targets.get(named);
  if (
    target !== undefined &&
    !/裁判|比赛|吗$|[?]/u.test(text.slice(0, 40).replace(/裁判(?=.{0,3}(?:错|改|不对))/u, ''))
  ) {
    return { command: 'CORRECT', target };
  }
  const rule = rules.find(([, words]) => words.test(text));
  return rule === undefined ? undefined : { command: rule[0] };
}

const weight: readonly Command['command'][] = [
  'RESTART',
  'HUMAN',
  'CANCEL',
  'CORRECT',
  'BACK',
  'WHY',
  'SUMMARY',
  'CONFIRM',
  'PROGRESS',
  'HELP',
  'UNKNOWN',
];

function loose(text: string): Command | undefined {
  const command = looseCommand(text);
  return command === undefined ? undefined : { command };
}

/** Several clauses, every one of which is a command: 算了，下次再说 cancels, 搞错了 重来 restarts, a named fact corrects. */
function commandOfClauses(text: string): Command | undefined {
  const all = clausesOf(text).map((clause) => withoutFillers(clause.text));
  const wished = all.filter(
    (clause) =>
      !/^(?:对头|对|好|好的|要得|可以|行|得行|嗯|是的|没事|太?(?:麻烦|恼火|复杂|烦)(?:得很|死)?|[没莫](?:得)?意思|不干)了?$/u.test(
        clause,
      ),
  );
  const clauses = wished.length === 1 && all.length > 1 ? wished : all;
  if (all.length < 2 || clauses.length > 4) return undefined;
  const commands = clauses.map((clause) => commandOf(clause) ?? loose(clause));
  const [first] = commands;
  const meant = commands.filter((command) => command !== undefined);
  if (meant.length < commands.length) return first?.command === 'CORRECT' ? first : undefined;
  const named = meant.find((command) => command.target !== undefined);
  // 算了 alone is a sigh before what is really wanted.
  const sigh = /^算了?$/u.test(clauses[0] ?? '') && meant[1]?.command !== 'UNKNOWN';
  const wanted = sigh ? meant.slice(1) : meant;
  const heaviest = weight.find((name) => wanted.some(({ command }) => command === name));
  if (heaviest === 'CORRECT' && named !== undefined) return named;
  return heaviest === undefined ? undefined : { command: heaviest };
}

/**
 * What a person may say at any time: the whole message must say it. CORRECT carries the fact named (手机号填错了 → phone);
 * a new value behind it (城市选错了，应该是绵阳) is for the reader of that fact.
 */
export function readCommand(text: string): Command | undefined {
  const normal = normalise(text)
    .replace(/[。.!！~]+/gu, ',')
    .replace(/[?？]/gu, '')
    .replace(/[,，\s]+$/gu, '')
    .replace(/，/gu, ',');
  if (normal === '' || normal.length > 40) return undefined;
  const bare = withoutFillers(normal);
  return commandOf(normal) ?? commandOf(bare) ?? commandOfClauses(bare) ?? loose(bare);
}
