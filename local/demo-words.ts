import type { Reply } from '#domain/conversation/turn';
import type { DemoPerson } from './demo-people.ts';

/** By what is asked, never by the order: the questions may change, the person stays the same. */
export function wordsOf(person: DemoPerson, replies: readonly Reply[], turns: Map<string, number>): string | undefined {
  const asked = replies.findLast(({ ask }) => ask !== undefined)?.ask;
  if (asked === undefined) return undefined;
  const about = asked.fact ?? asked.step;
  const time = turns.get(about) ?? 0;
  turns.set(about, time + 1);
  const prepared = {
    CONSENT: ['同意'],
    CATEGORY: [person.opening],
    CONFIRM: person.confirm,
    FACT: undefined,
    CORRECT: undefined,
  };
  const words = prepared[asked.step] ?? [person.answers[asked.fact ?? ''] ?? []].flat();
  const said = words[Math.min(time, words.length - 1)];
  if (said === undefined) throw new Error(`${person.name} 不知道怎么回答：${asked.label}（${about}）`);
  if (time > words.length + 1) throw new Error(`${person.name} 一再被问：${asked.label}（${about}）`);
  return said;
}
