import type { Reply } from '#domain/conversation/turn';

/** What must hold; the first that does not ends the demo with a failure. */
export function expect(holds: boolean, what: string): void {
  if (!holds) throw new Error(`预期不成立：${what}`);
  console.log(`   ✓ ${what}`);
}

/** As a chat shows it: the words, then what can be tapped. */
export function print(who: string, replies: readonly Reply[]): void {
  for (const { text, choices } of replies) {
    const [first = '', ...rest] = text.split('\n');
    console.log(`${who}｜${first}`);
    for (const line of rest) console.log(`        │${line}`);
    if (choices) console.log(`        │${choices.map(({ label }) => `［${label}］`).join(' ')}`);
  }
}
