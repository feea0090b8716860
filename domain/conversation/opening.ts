import { askConsent, consentWords, greeting } from './consent.ts';
import { emptyState, type State } from './state.ts';
import type { Turn } from './turn.ts';

/** The first turn: who speaks, and consent before anything personal is asked. */
export function startConversation(): Turn<State> {
  return {
    state: emptyState,
    replies: [{ kind: 'SAY', text: greeting }, askConsent('ASK', `${consentWords}\n您同意吗？`)],
  };
}
