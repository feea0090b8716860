import type { Reply } from './turn.ts';

/** Changes whenever the words below change: a draft records which words were agreed to. */
export const consentVersion = 'consent@2024-11';

/** Conversations that led to no application are unreadable after this many days, and then erased. */
export const conversationRetentionDays = 30;

export const greeting =
  '您好！我是四川省技能人才评价考评员、质量督导员申报助手。我会先看您符不符合申报条件，再一项一项帮您填好申报表，大约十几个问题，随时可以停下、修改、以后接着来。';

/** 个人信息保护法 art. 7, 14, 17, 29: who, what for, which sensitive data and why, how long, which rights. */
export const consentWords = [
  '开始前请您看一下个人信息怎么用：',
  '· 谁处理：四川省职业技能鉴定指导中心，以及审核您申报的市（州）职鉴中心和评价机构。',
  '· 做什么用：判断申报条件、填申报表、资格审核、培训考核和证卡办理，不作他用。',
  '· 收集什么：申报表上的项目；其中身份证号码属敏感个人信息，用于核实身份、避免重复申报，加密保存，显示时打码。',
  `· 存多久：没有提交申报的对话${conversationRetentionDays}天后删除；提交了的按申报档案保存。`,
  '· 您的权利：随时查看、更正、删除、撤回同意；不同意也不影响您询问政策，只是不能在这里填表申报。',
].join('\n');

const consentChoices = [
  { id: 'consent:yes', label: '同意' },
  { id: 'consent:no', label: '不同意' },
];

export function askConsent(kind: 'ASK' | 'ASK_AGAIN', text: string): Reply {
  return {
    kind,
    text,
    choices: consentChoices,
    ask: { step: 'CONSENT', label: '个人信息处理同意', clause: '个人信息保护法 第十七条' },
  };
}
