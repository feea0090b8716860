import type { FactDefinition } from '#domain/eligibility/fact';
import { again, type Moved } from './moved.ts';
import type { Conversing } from './position.ts';
import { answerOf, sameValue } from './state.ts';

/** Only what is known already was said once more: the same question in the same words would bring nobody further. */
export function saidBefore(here: Conversing, pending: FactDefinition, { state, lead }: Moved): Moved | undefined {
  const items = lead.flatMap(({ understood = [] }) => understood);
  const isKnown = ({ fact }: { fact: string }) => {
    const [old, now] = [answerOf(here.state, fact), answerOf(state, fact)];
    return old !== undefined && now !== undefined && sameValue(old, now);
  };
  if (items.length === 0 || lead.some((reply) => !reply.understood) || !items.every(isKnown)) return undefined;
  const wanted = pending.kind === 'yesNo' ? '请回答“是”或“否”' : `请说${pending.label}`;
  const words = `${items.map(({ label, said }) => `${label}（${said}）`).join('、')}前面已经记下了。这一问${wanted}。`;
  return again(here.state, 'SAID_BEFORE', words, `answers.${pending.id}`);
}
