import { readAnswer } from '#domain/understanding/answer';
import { readCommand } from '#domain/understanding/command';
import type { Command } from '#domain/understanding/understanding';
import { askAt } from './ask.ts';
import { hearProposed, hearWhich, leaveIt, leavesIt, namedCell } from './change.ts';
import { choose, resume } from './choose.ts';
import { leaveCorrection, obey } from './command.ts';
import { consentWords } from './consent.ts';
import { fitsQuestion, isBareAnswer, yesOrNo } from './fits.ts';
import { isNothing, listen, statedCategory } from './listen.ts';
import { again, explained, type Moved, moved, say } from './moved.ts';
import type { Conversing, Position } from './position.ts';
import { answerPublicQuestion, openWords } from './public-question.ts';
import { answerElsewhere, reconsider } from './reconsider.ts';
import { cleaned, masked } from './said.ts';
import { agree, cancel, chooseCategory, createDraft, refuseConsent, restart } from './settle.ts';
import { findTarget } from './target.ts';

const longestMessage = 4000;
/** Longer texts than this are never a command: they are the answer to a question that wants prose. */
const longestCommand = 40;
const notesKept = 10;
const longestNote = 200;

/** A message in words. Whatever it is, something is said in return and nothing said before is lost. */
export function hear(here: Conversing, position: Position, words: string): Moved {
  const length = words.length > 4 * longestMessage ? words.length : [...words].length;
  if (length > longestMessage) {
    return again(
      here.state,
      'MESSAGE_TOO_LONG',
      `这条消息有${length}字，一次最多${longestMessage}字，请分开发或者精简一下。`,
    );
  }
  const text = cleaned(words);
  if (text === '') return again(here.state, 'EMPTY_MESSAGE', '没有看到内容，请再发一次。');
  const chosen = offered(here, position, text);
  if (chosen) return choose(here, position, chosen);
  switch (position.at) {
    case 'ENDED':
      return hearEnded(here, text);
    case 'HANDED_OVER':
      return hearHandedOver(here, text);
    case 'SURE':
      return hearSure(here, position, text);
    case 'CONSENT':
      return hearConsent(here, position, text);
    default:
      return hearAnswer(here, position, text);
  }
}

/** The choice that these very words name, by its label or as people call it: 负责人 is a post before it is a wish. */
function offered(here: Conversing, position: Position, text: string): string | undefined {
  const labelled = askAt(here, position).choices?.find((choice) => choice.label === text);
  if (labelled || !('definition' in position)) return labelled?.id;
  const { id, choices } = position.definition;
  const called = choices?.find(({ aliases }) => aliases?.includes(text));
  return called && `value:${called.value}@${id}`;
}

const derivedFacts: Record<string, string> = { 年龄: 'age', 岁数: 'age', 性别: 'sex' };

function commandIn(text: string): Command | undefined {
  if ([...text].length > longestCommand) return undefined;
  if (/撤回.{0,4}同意|(删除|清除|注销).{0,4}(我的|个人)?.{0,2}(信息|数据|资料)/u.test(text))
    return { command: 'CANCEL' };
  if (/(我的|个人).{0,2}(信息|数据|资料)$|你们?(记|存)了我/u.test(text)) return { command: 'SUMMARY' };
  if (/还(差|缺|剩)(了|些)*(什么|啥|哪些|哪几|几项|多少)/u.test(text)) return { command: 'PROGRESS' };
  const derived = /(年龄|岁数|性别|出生日期|生日)(?:都|也)?(?:不对|错了|有误|[填写算搞]错)/u.exec(text)?.[1];
  if (derived) return { command: 'CORRECT', target: derivedFacts[derived] ?? 'birthDate' };
  if (/^我?(?:要|想)(?:投诉|举报).{0,8}$/u.test(text)) return { command: 'HUMAN' };
  return readCommand(text);
}

function hearEnded(here: Conversing, text: string): Moved {
  const answer = answerPublicQuestion(here.context, here.state, text);
  if (answer) return moved(here.state, say(answer));
  if (here.state.ended === 'DRAFTED') return moved(here.state);
  const agreed = here.state.ended === 'REFUSED' && agrees(text);
  return commandIn(text)?.command === 'RESTART' || agreed ? restart(here.state) : moved(here.state);
}

function hearHandedOver(here: Conversing, text: string): Moved {
  if (/^(我?(自己|想|要)?)?(继续|接着|恢复)(自己)?(填|来|办|申报)?[。！!吧]?$/u.test(text)) return resume(here);
  const { state } = here;
  if (!state.consent) return moved(state, say('您还没有同意处理个人信息，留言我没有保存。'));
  if (state.notes.length >= notesKept) return moved(state, say('留言已满，这一条没有保存，请等工作人员联系您。'));
  const note = [...masked(text)];
  const cut = note.length > longestNote ? `只留下了前${longestNote}字。` : '';
  const notes = [...state.notes, note.slice(0, longestNote).join('')];
  return moved({ ...state, notes }, say(`已记作给工作人员的留言。${cut}`));
}

function hearSure(here: Conversing, position: Position & { at: 'SURE' }, text: string): Moved {
  const sure = plainYes.test(text) || /^(确定|确认)(了|的|重新开始|取消|结束)?[。！!]*$/u.test(text);
  const repeated = commandIn(text)?.command === position.of;
  if (sure || repeated) return position.of === 'RESTART' ? restart(here.state) : cancel();
  if (yesOrNo(here, text) === false || /继续|接着|返回|不/u.test(text))
    return moved(leaveCorrection(here.state), say('好的，接着来。'));
  return again(here.state, 'NOT_UNDERSTOOD', '请回复“确定”或者“不”。');
}

/** Consent must be unmistakable: 同意 said plainly, or a bare yes; never a question, a condition or a greeting. */
function agrees(text: string): boolean {
  if (/[不没未别莫][^，,。]{0,2}同意|[?？]|吗|的话|如果|要是|假如|怎么|才/u.test(text)) return false;
  return /(^|[，,。；;！!\s])(那|好|行)?(我们?)?(都|完全|当然|也|就|还是)*同意/u.test(text);
}

const plainYes =
  /^(好|好的|好嘛|好哒|可以|可以的|行|得行|要得|是|是的|嗯+|对|没问题|没得问题|愿意|接受|当然|ok|okay|yes)[，,。.!！~～\s]*$/iu;

function hearConsent(here: Conversing, position: Position, text: string): Moved {
  const answer = [...text].length <= 10 && yesOrNo(here, text) === false ? false : plainYes.test(text) || undefined;
  if (/[不没未别莫][^，,。]{0,2}同意|拒绝|不愿意|不接受/u.test(text) || (answer === false && !agrees(text))) {
    return refuseConsent();
  }
  if (agrees(text) || answer === true) {
    const agreed = agree(here);
    const rest = listen({ ...here, state: agreed.state }, undefined, text);
    return { ...rest, lead: [...agreed.lead, ...rest.lead] };
  }
  const command = commandIn(text);
  if (command?.command === 'CANCEL') return refuseConsent();
  if (command?.command === 'RESTART') return restart(here.state);
  const told = /^(个人信息)?说明/u.test(text) ? consentWords : answerPublicQuestion(here.context, here.state, text);
  if (told) return explained(here.state, say(told));
  const heard = listen(here, undefined, text);
  if (!isNothing(heard, here.state)) return heard;
  if (command && command.command !== 'CONFIRM' && command.command !== 'CORRECT') return obey(here, position, command);
  return again(here.state, 'CONSENT_NEEDED', '需要您先回复“同意”或“不同意”，我才能往下问。');
}

const greets = /^(你好|您好|在吗|在不|哈喽|嗨|hello|hi|早上好|下午好|晚上好)[啊呀哈吗嘛，,。.!！?？~～\s]*$/iu;

/** Everywhere else: commands, then questions about the rules, then the answer to what was asked and whatever else was told. */
function hearAnswer(here: Conversing, position: Position, text: string): Moved {
  if (greets.test(text)) return explained(here.state, say('您好！'));
  const prose = 'definition' in position && position.definition.kind === 'workSummary';
  const cell = position.at === 'WHICH' ? namedCell(here, text) : undefined;
  if (cell) return obey(here, position, { command: 'CORRECT', target: cell });
  const command = commandIn(text);
  if (position.at === 'CONFIRM' && confirms(command, text)) {
    return createDraft(here);
  }
  if (command && command.command !== 'CONFIRM' && !isAnswerRather(here, position, command, text)) {
    return hearCommand(here, position, command, text);
  }
  if (command?.command === 'CONFIRM' && !takesYes(position)) return obey(here, position, command);
  if (position.at === 'CATEGORY' && undecided.test(text)) return hearUndecided(here, position, text);
  if (position.at === 'CATEGORY' && forAnother.test(text)) return again(here.state, 'SOMEONE_ELSE', ownApplication);
  if (leavesIt.test(text)) return leaveIt(here, position);
  const stated = statedCategory(here, position, text);
  if (stated) {
    const changed = chooseCategory(here, stated);
    const rest = listen({ ...here, state: changed.state }, undefined, text);
    return changed.again ? changed : { ...rest, lead: [...changed.lead, ...rest.lead] };
  }
  const told = prose ? undefined : answerPublicQuestion(here.context, here.state, text);
  if (told) {
    const heard = listen(here, undefined, text);
    return { ...heard, lead: [...heard.lead, say(told)], brief: true };
  }
  if (position.at === 'PROPOSED') return hearProposed(here, position, text);
  if (position.at === 'WHICH') return hearWhich(here, text);
  const resumed = /^(继续|接着|补)/u.test(text) ? firstDeferred(here, position) : undefined;
  if (resumed) return obey(here, position, { command: 'CORRECT', target: resumed });
  const heard = listen(here, position, text);
  // 不是本科，是大专 says what is wrong; a bare 不对 is asked about.
  if (position.at !== 'CONFIRM' || heard.state !== here.state || yesOrNo(here, text) !== false) return heard;
  return obey(here, position, { command: 'CORRECT' });
}

const forAnother = /(?:帮|替|代|给)(?:我|他|她|别人|人家|同事|朋友|徒弟|师傅)[^，,。]{0,6}(?:问|报|填|申请|申报|咨询)/u;
const ownApplication =
  '申报由本人自愿提出（一(六)1），请本人来填；您陪着一起填也行，就按本人的情况答。想先看条件，可以说“考评员要什么条件”。';

/** 不晓得报哪个: no question to be turned back, but somebody who needs to be led. */
const undecided = /(?:不晓得|不知道|不清楚|没想好|拿不准|搞不清楚?|说不清楚?)[^，,。]{0,6}(?:报|申|哪|选|啥|什么)/u;

/** What somebody tells who does not know what to apply for is kept, and narrows down what there is to choose from. */
function hearUndecided(here: Conversing, position: Position, text: string): Moved {
  const heard = listen(here, undefined, text);
  if (heard.again || heard.state.category !== undefined || isNothing(heard, here.state)) {
    return obey(here, position, { command: 'UNKNOWN' });
  }
  const words = `${openWords(here.context, heard.state)}拿不准就先选一类试试：不符合会马上说明依据哪一条，换一类不用重新回答。`;
  return { ...again(heard.state, 'CATEGORY_UNDECIDED', words), lead: heard.lead };
}

/** 确认 is a yes to a question that takes one. */
function takesYes(position: Position): boolean {
  return position.at === 'PROPOSED' || ('definition' in position && position.definition.kind === 'yesNo');
}

function firstDeferred(here: Conversing, position: Position): string | undefined {
  if (position.at === 'OPEN_FORM') return position.deferred[0]?.id;
  if (position.at !== 'OPEN') return undefined;
  return position.evaluation.dependsOn.find((id) => here.state.deferred.includes(id));
}

/** A draft is made by a plain yes: 确认吗？ is a question. */
function confirms(command: Command | undefined, text: string): boolean {
  if (/[?？]|吗|么$|没有$/u.test(text)) return false;
  return command ? command.command === 'CONFIRM' : plainYes.test(text);
}

/** 不对 is an answer to a yes/no question, and a wish to correct something everywhere else. */
function isAnswerRather(here: Conversing, position: Position, command: Command, text: string): boolean {
  if ('definition' in position && isBareAnswer(position.definition, text)) return true;
  if (command.command !== 'CORRECT' || command.target || position.at !== 'FACT') return false;
  const { definition } = position;
  if (definition.kind !== 'yesNo' || !fitsQuestion(definition, text)) return false;
  return 'value' in readAnswer(definition, text, here.context);
}

/** 手机号填错了，是13…: when the words bring the new value with them, it is taken at once. */
function hearCommand(here: Conversing, position: Position, command: Command, text: string): Moved {
  if (command.command !== 'CORRECT') return obey(here, position, command);
  const target = command.target ?? findTarget(here, text);
  const heard = listen(here, undefined, text, { replaces: true });
  const toldTarget = !target || heard.lead.some((reply) => reply.understood?.some((item) => item.fact === target));
  if (heard.lead.length > 0 && toldTarget) return { ...heard, state: leaveCorrection(heard.state) };
  const meant = target ? undefined : (reconsider(here, position, text) ?? answerElsewhere(here, text));
  if (meant) return meant;
  if (!target && /刚才|刚刚|上一|上个|前一|前面那个/u.test(text)) return obey(here, position, { command: 'BACK' });
  return obey(here, position, target ? { command: 'CORRECT', target } : { command: 'CORRECT' });
}
