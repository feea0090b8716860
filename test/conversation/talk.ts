import type { DraftContent } from '#domain/application/draft';
import { step } from '#domain/conversation/conversation';
import { startConversation } from '#domain/conversation/opening';
import { findPosition, type Position } from '#domain/conversation/position';
import { State } from '#domain/conversation/state';
import type { ConversationContext, Message, Reply, Turn } from '#domain/conversation/turn';
import type { FactDefinition, FactValue } from '#domain/eligibility/fact';
import { shippedRuleSets } from '#domain/rules/shipped';
import { labelOf } from '#domain/understanding/label';

export const context: ConversationContext = { ruleSets: shippedRuleSets, today: '2024-11-20' };

export interface Talk {
  state: State;
  replies: Reply[];
  drafts: DraftContent[];
  transcript: string[];
}

export function begin(): Talk {
  const { state, replies } = startConversation();
  return { state, replies, drafts: [], transcript: replies.map((reply) => reply.text) };
}

/** Says one thing; the state goes through JSON, as it does when it is stored. */
export function say(talk: Talk, message: Message | string, at: ConversationContext = context): Talk {
  const turn: Turn<State> = step(at, talk.state, typeof message === 'string' ? { text: message } : message);
  return {
    state: State.parse(JSON.parse(JSON.stringify(turn.state))),
    replies: turn.replies,
    drafts: turn.draft ? [...talk.drafts, turn.draft] : talk.drafts,
    transcript: [
      ...talk.transcript,
      `> ${typeof message === 'string' ? message : JSON.stringify(message)}`,
      ...turn.replies.map((reply) => `${reply.kind}: ${reply.text}`),
    ],
  };
}

export function sayAll(talk: Talk, ...messages: (Message | string)[]): Talk {
  return messages.reduce((now, message) => say(now, message), talk);
}

export function consented(): Talk {
  return say(begin(), '同意');
}

export function positionOf(talk: Talk): Position {
  return findPosition(context, talk.state);
}

export function askedFact(talk: Talk): string | undefined {
  return talk.replies.at(-1)?.ask?.fact;
}

export function textOf(talk: Talk): string {
  return talk.replies.map((reply) => reply.text).join('\n');
}

export function choicesOf(talk: Talk): string[] {
  return (talk.replies.at(-1)?.choices ?? []).map((choice) => choice.id);
}

/** Answers whatever is asked now: by the choice that means the value, else in words. */
export function answer(talk: Talk, definition: FactDefinition, value: FactValue): Talk {
  const wanted = [
    typeof value === 'boolean' ? `${value ? 'yes' : 'no'}@${definition.id}` : `value:${String(value)}@${definition.id}`,
    ...(value === '' ? [`skip@${definition.id}`] : []),
  ];
  const choice = choicesOf(talk).find((id) => wanted.includes(id));
  if (choice) return say(talk, { choice });
  const words = Array.isArray(value)
    ? value.map((item) => labelOf(definition, [item]).replace(/（.*/u, '')).join('、')
    : labelOf(definition, value);
  return say(talk, words);
}
