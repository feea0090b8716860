import { askAt } from './ask.ts';
import { choose } from './choose.ts';
import { hear } from './hear.ts';
import type { Moved } from './moved.ts';
import { type Conversing, findPosition } from './position.ts';
import { masked } from './said.ts';
import type { State } from './state.ts';
import type { ConversationContext, Message, Reply, Turn } from './turn.ts';
import { news, sameRefusal } from './verdict.ts';

/**
 * One message: pure and deterministic, so that a conversation can be replayed from its messages. A turn always says
 * something; only the turn that confirms a full and admissible form carries a draft, once in a conversation's life.
 */
export function step(context: ConversationContext, state: State, message: Message): Turn<State> {
  const here = { context, state };
  const position = findPosition(context, state);
  const done = 'choice' in message ? choose(here, position, message.choice) : hear(here, position, message.text);
  const replies = [...done.lead, ...repliesAfter(here, done)];
  return {
    state: done.state,
    replies: replies.map(maskedReply),
    ...(done.draft ? { draft: done.draft } : {}),
  };
}

function repliesAfter(before: Conversing, done: Moved): Reply[] {
  if (done.draft) return [];
  const after = { context: before.context, state: done.state };
  const position = findPosition(after.context, after.state);
  const heard = position.at === 'NOT_MET' && sameRefusal(before, after);
  const lead: Reply[] = heard && !done.again && !done.brief ? [{ kind: 'SAY', text: '上面的结论没有变。' }] : [];
  return [...news(before, after, position), ...lead, askAt(after, position, heard ? { ...done, brief: true } : done)];
}

function maskedReply(reply: Reply): Reply {
  const problems = reply.problems?.map((problem) => ({ ...problem, message: masked(problem.message) }));
  return { ...reply, text: masked(reply.text), ...(problems ? { problems } : {}) };
}
