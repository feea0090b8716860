import type { Command } from './understanding.ts';

type Name = Command['command'];

/** Words that turn a short message into a command, the more telling command first. */
const cores: readonly (readonly [Name, RegExp])[] = [
  [
    'RESTART',
    /重新(?:再)?(?:开始|来|填|答|做|弄|搞|申报|录)|从头|重头|重来|重填|重开|重启|清空|推倒|从第一(?:题|步|个|道)|再来一(?:遍|次)|restart|reset/u,
  ],
  [
    'HUMAN',
    /人工(?:客服|服务|坐席)?|真人|活人|客服|工作人员|(?:找|叫|喊|换|转|要|有|和|跟|来|派)个?(?:一?个|位)?(?:懂的|能说话的|会说话的)?人(?!工|民|员|才|家|事|社|数|口)/u,
  ],
  ['CANCEL', /不想?(?:再)?(?:报|填|弄|搞|整|申请|申报|办|继续)名?了|取消|退出|放弃|终止|算(?:了|求|球)|拉倒|cancel/u],
  [
    'BACK',
    /返回|上(?:一|1)?个?(?:步|题|页|道|问)|前(?:一|1)个?(?:步|题|个|道|页)|退回|倒回|回退|后退|撤回|撤销|往回|回去|退一步|回到?(?:上|前)|back/u,
  ],
  [
    'PROGRESS',
    /(?:还|总共|一共|到底|共).{0,4}(?:多少|好多|几|多久|好久)|进度|第几|哪(?:一|个)?步|几(?:题|步|道)|完了?(?:没|吗|不)|(?:什么时候|啥时候|多久|好久).{0,4}完|没完没了|咋还有/u,
  ],
  [
    'WHY',
    /为(?:什么|啥子?|何|哪样)|凭(?:什么|啥)|依据|(?:什么|啥子?)用|干(?:嘛|啥子?|什么)|做(?:啥子?|什么)(?!$)|理由|根据(?:什么|啥)|哪条规定|规定/u,
  ],
  [
    'SUMMARY',
    /(?:看|查|列|显示|核对|检查|复述|念|读|发).{0,6}(?:填|答|信息|内容|资料|记录)|(?:填|答|写)(?:好|了|过|完)?的.{0,6}(?:看|列|念|读|发|显示|核对)|(?:填|答)了(?:哪些|什么|啥)|汇总|总结|核对|预览|概览|总览/u,
  ],
  [
    'HELP',
    /帮助|(?:怎么|咋个?|如何|怎样|啷个)(?:用|填|弄|操作|回答|办|搞|答|写)|教|说明|指南|(?:看|听|搞)不懂|没(?:看|听)懂|(?:什么|啥子?)意思|举(?:个)?例|例子|help/u,
  ],
  [
    'CORRECT',
    /(?:填|答|写|输|选|说|打|搞|弄|整|点|录|讲)?(?:错|拐)了?|不对|有误|修改|更正|更改|要改|改(?:一)?[下个]|想改|改动/u,
  ],
  [
    'UNKNOWN',
    /不(?:知道|晓得|清楚|确定|记得)|题不会|不会(?:答|填)|跳过(?!槽)|空着|待定|下(?:一)?[题个]|(?:再|以后|后头|后面|晚点)(?:说|填|补|答)|忘|记不|想不起|没想好|搞不清|pass|skip/u,
  ],
  ['CONFIRM', /确认|确定|提交|没错|没得错|无误|都对|就这样|没(?:得)?问题|正确|交了/u],
];

/** Words that say nothing beside a command; what is left after them is what the message is really about. */
const neutral =
  /手滑|不小心|待会儿?|等会儿?|等哈|一会儿?|到时候|以后|答案|回答|时间|部分|地方|东西|工作人员|我们?|你们?|您|咱们?|俺|请问?|麻烦|帮忙?|给|替|一下子?|哈子?|下|想|需要|可不可以|可以|能不能|能否|能|行不行|得行|得不得|吗|呢|吧|嘛|噻|撒|哦|啊|呀|哈|咯|了|的|地|得|着|这|那|该|个|些|道|条|项|题目?|问题|步|先|再|就|还|是|都|也|又|把|将|来|去|到|从|要|有|没有?|没得|一|现在|目前|刚才|刚刚|之前|前面|上面|后面|下次|改天|所有|全部|整个|全|自己|直接|赶紧|快|马上|必须|一定|非|到底|究竟|怎么|为|啥子?|什么|咋个?|哪里?|儿|样|时候|完|填|答|问|写|说|弄|搞|整|办|录|输|选|看|查|好|错|信息|内容|答案|回答|资料|东西|申报|申请|报名|表格?|系统|机器人?|对话|话|算|和|跟|找|叫|喊|转|换|接|不|会|儿|第|多少|几|字|你好/gu;
/** Only beside 为什么 and 依据: what is asked for. */
const asked =
  /手机号?码?|电话|身份证号?|号码|姓名|名字|学历|单位|职称|地址|简介|民族|政治面貌|照片|邮箱|工龄|收集|提供|知道|晓得|要求|\d+|多|用|意义/gu;

function rest(text: string, core: RegExp, name: Name): string {
  const left = text.replace(new RegExp(core.source, 'gu'), '');
  return (name === 'WHY' ? left.replace(asked, '') : left).replace(neutral, '').replace(/[\s,，。!?]/gu, '');
}

/** 我是做客服的, 取消过: a story about oneself, not a wish. */
const story =
  /(?:我|本人)(?:以前|现在|一直)?(?:是|做|当|干|在|从事)|过(?!去|来)(?:了|的)?|因为|所以|单位|学生|公司|为[^什啥何哪].*服务/u;

/** The command a short clause comes down to when its words of courtesy and filling are taken off. */
export function looseCommand(text: string): Name | undefined {
  if (text.length > 16) return undefined;
  const found = cores.find(([name, core]) => core.test(text) && rest(text, core, name) === '');
  if (found === undefined) return undefined;
  const [name] = found;
  const isStory =
    story.test(text.replace(/跳过|过(?=$)/gu, '')) && name !== 'WHY' && name !== 'SUMMARY' && name !== 'CORRECT';
  return isStory ? undefined : name;
}
