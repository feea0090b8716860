/**
 * What a part of a message speaks of, and which questions ask for that, by their own words: 政策我都学过 is no answer to
 * 证书对得上吗, however much it is a yes.
 */
const topics: readonly { said: RegExp; asked: RegExp }[] = [
  { said: /对口|对[得不](?:上|到|起|拢)|相符|相应|不是一[个样]|报的(?:工种|职业)/u, asked: /对得上/u },
  { said: /证书(?!.*(?:对口|对[得不]|相符|相应|不是一))/u, asked: /证书|对得上|证卡/u },
  { said: /政策|法规|理论|技能标准|考评(?:的)?(?:方法|技术)/u, asked: /政策|法规|理论|标准/u },
  { said: /规矩/u, asked: /政策/u },
  { said: /规章/u, asked: /规章/u },
  { said: /守则|作风|廉洁|秉公|公道|公正|职业道德|敬业|遵守/u, asked: /守则|作风|廉洁|公道|道德/u },
  { said: /取消|吊销|处分|处理过|处罚|违规|违纪|清白/u, asked: /取消/u },
  {
    said: /培训课|(?:搞|做|讲|上|教)(?:过|了)?培训|监(?:过)?考|授课|讲课|带(?:过)?徒|命题|出题|考务/u,
    asked: /培训|经历/u,
  },
  { said: /考评员(?:的)?(?:资格)?证|证卡/u, asked: /证卡/u },
  { said: /荣誉|表彰|劳模|工匠|称号|先进个人|获奖|一等奖|二等奖|三等奖/u, asked: /荣誉|表彰|大赛/u },
  { said: /裁判|大赛|竞赛|技术专家/u, asked: /裁判|大赛|培训|荣誉/u },
  { said: /身体|健康|残疾|生病|毛病|血压/u, asked: /健康|胜任/u },
  { said: /组织协调|组织能力|表达|口才|沟通/u, asked: /组织协调|表达/u },
  { said: /党的|党员|基本路线|热爱/u, asked: /路线|热爱/u },
  { said: /证明材料|劳动合同|社保|在职证明/u, asked: /证明|材料/u },
];

/** Years of something that no question of years asks for, and years of a trade, which not all of them do. */
const otherYears: readonly { said: RegExp; asked: RegExp }[] = [
  { said: /大学|大专|中专|高中|上学|读书|[当的]兵|年兵|服役|部队|结婚|学徒|住了|在(?:成都|四川)住/u, asked: /^$/u },
  {
    said: /(?:做|干|搞|当|开)(?!了|过|的|到|这|那|满|有|考评|评价|鉴定|监考|裁判|本|相关)\p{Script=Han}{1,8}(?:做|干|搞|当|开)?了/u,
    asked: /本专业|申报项目相关的工作/u,
  },
];

/** Whether the years in a text are plainly of something else than this question asks for. */
export function yearsOfElse(question: string, text: string): boolean {
  return otherYears.some(({ said, asked }) => said.test(text) && !asked.test(question) && !said.test(question));
}

/**
 * Whether a part speaks of what this question asks for; undefined where it speaks of nothing that any question asks for. A question
 * of an operator's own rules asks for what it names itself: 您是党员吗 for 党员.
 */
export function speaksOf(question: string, part: string): boolean | undefined {
  const spoken = topics.filter(({ said }) => said.test(part));
  if (spoken.length === 0) return undefined;
  return spoken.some(({ said, asked }) => asked.test(question) || said.test(question));
}
