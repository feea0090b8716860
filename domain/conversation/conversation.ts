import { askConsent, consentWords, greeting } from './consent.ts';
import { emptyState, type State } from './state.ts';
import type { ConversationContext, Message, Turn } from './turn.ts';

/** The first turn: who speaks, and consent before anything personal is asked. */
export function startConversation(_context: ConversationContext): Turn<State> {
  return {
    state: emptyState,
    replies: [{ kind: 'SAY', text: greeting }, askConsent('ASK', `${consentWords}\n您同意吗？`)],
  };
}

/** One message: pure and deterministic, so that a conversation can be replayed from its messages. */
export function step(_context: ConversationContext, state: State, _message: Message): Turn<State> {
  return { state, replies: [askConsent('ASK_AGAIN', '请您先回复“同意”或“不同意”。')] };
}
