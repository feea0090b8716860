import type { DraftContent } from '#domain/application/draft';
import type { Again } from './ask.ts';
import type { State } from './state.ts';
import type { Reply } from './turn.ts';

/** What a message did: the state after it, what is said before the next question, and why the same one comes again. */
export interface Moved {
  state: State;
  lead: Reply[];
  again?: Again;
  draft?: DraftContent;
  /** Something was explained: a verdict or summary that the person has just read is not said in full again. */
  brief?: true;
}

export function moved(state: State, ...lead: Reply[]): Moved {
  return { state, lead };
}

/** Nothing changed: the same is asked again, with the reason. */
export function again(state: State, code: string, text: string, path?: string): Moved {
  return { state, lead: [], again: { text, problems: [{ code, message: text, ...(path ? { path } : {}) }] } };
}

export function say(text: string): Reply {
  return { kind: 'SAY', text };
}

export function explained(state: State, ...lead: Reply[]): Moved {
  return { state, lead, brief: true };
}
