import { summaryMinimum } from '#domain/eligibility/work-summary';
import { readCommand } from '#domain/understanding/command';
import { choose, keepOld } from './choose.ts';
import { leaveCorrection } from './command.ts';
import { yesOrNo } from './fits.ts';
import { isNothing, listen } from './listen.ts';
import { again, type Moved, moved, say } from './moved.ts';
import { type Conversing, findPosition, type Position } from './position.ts';
import { reconsider } from './reconsider.ts';
import { findTarget } from './target.ts';

/** What is said while something is being changed: which one, the old value or the new, or nothing after all. */

export const leavesIt =
  /^(?:那|就|还是|算了|哦|嗯)*[，,\s]*(?:不|不用|不要|莫|懒得)改(?:了|哈|嘛|啦)*[，,。.!！\s]*(?:接着来|继续)?[。.!！]?$|^接着来[。.!！]?$/u;

/** 不改了: whatever was being changed stays as it was, and nothing is a no to anything. */
export function leaveIt(here: Conversing, { at }: Position): Moved {
  const changing = at === 'CORRECT' || at === 'PROPOSED' || at === 'WHICH';
  return changing ? moved(leaveCorrection(here.state), say('好的，都保留。')) : moved(here.state, say('好的。'));
}

/** 用新的 and 保留原来的 are short; the same words in a story say nothing about either. */
const longestVerdict = 20;

export function hearProposed(here: Conversing, position: Position & { at: 'PROPOSED' }, text: string): Moved {
  const { definition, value } = position;
  const taken = () => choose(here, position, `take@${definition.id}`);
  const short = [...text].length <= longestVerdict;
  if (short && /原来|旧的|之前|保留|不改|不变|前面|不用|不要/u.test(text)) return keepOld(here, definition);
  if (short && /新的|后面|刚才|刚说|改|^就?用/u.test(text)) return taken();
  const answer = typeof value === 'boolean' || !short ? undefined : yesOrNo(here, text);
  if (answer === true) return taken();
  if (answer === false) return keepOld(here, definition);
  // A few words are no other 工作简介, whatever its length limit would say to them.
  if (definition.kind === 'workSummary' && [...text].length < summaryMinimum / 2) {
    const heard = listen(here, undefined, text);
    if (!isNothing(heard, here.state)) return heard;
    return again(here.state, 'NOT_UNDERSTOOD', '先说这一段：用它就回“用”，不用就回“不用”。');
  }
  return listen(here, position, text);
}

/** The cell that these words name, where it was asked which one is to be changed. */
export function namedCell(here: Conversing, text: string): string | undefined {
  return findTarget(here, text) ?? readCommand(`${text}填错了`)?.target;
}

export function hearWhich(here: Conversing, text: string): Moved {
  if (/不改|不用|没有|算了/u.test(text)) return moved(leaveCorrection(here.state), say('好的，都保留。'));
  const heard = listen(here, undefined, text, { replaces: true });
  if (heard.lead.length > 0) return { ...heard, state: leaveCorrection(heard.state) };
  const left = { ...here, state: leaveCorrection(here.state) };
  const meant = reconsider(left, findPosition(left.context, left.state), text);
  if (meant) return meant;
  return again(here.state, 'NOT_UNDERSTOOD', '没听出要改哪一项，请说它的名称。');
}
