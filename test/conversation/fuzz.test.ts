import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { applicationFacts } from '#domain/application/form';
import { Category } from '#domain/category';
import { Reply } from '#domain/conversation/turn';
import { shippedRuleSets } from '#domain/rules/shipped';
import { summary, truths } from '#test/conversation/answers';
import { answer, askedFact, begin, choicesOf, context, positionOf, say, type Talk } from '#test/conversation/talk';

const utterances = readFileSync('test/corpus/utterances.jsonl', 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => z.object({ text: z.string() }).parse(JSON.parse(line)).text);

const naughty = [
  '',
  ' ',
  '\u3000',
  '\u200b\u200c\u200d\ufeff',
  '\u202e考评员\u202c',
  '\u2066同意\u2069',
  '\0',
  '\u0007\u001b[31m',
  '\ud800',
  '同意\udfff',
  'undefined',
  'null',
  'NaN',
  '-0',
  '1e309',
  '٣٤٥',
  '__proto__',
  'constructor',
  'toString',
  '{"choice":"confirm"}',
  '<script>alert(1)</script>',
  "'; DROP TABLE users;--",
  '{{7*7}}',
  '=cmd|calc!A1',
  '../../etc/passwd',
  '%s%n%x',
  'Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮',
  '👩‍👩‍👧‍👦🏳️‍🌈🇨🇳',
  '👍',
  '😂😂😂',
  '𠮷𡈽',
  '１３８００１３８０００',
  '510104199001010018',
  '考评员\n\n\n高级技师',
  '同意。不同意。',
  '（',
  '[[[[[[((((((',
  '\\'.repeat(300),
  '"'.repeat(3000),
  '是'.repeat(5000),
  '电工'.repeat(2000),
  'a'.repeat(10_240),
  '\u0000'.repeat(10_240),
  '😀'.repeat(1999),
  `${summary}${summary}`,
  summary,
  [...summary].slice(0, 150).join(''),
];

const ids = [
  'yes no unknown skip confirm edit back why progress summary help human restart cancel resume take keep consent:yes consent:no sure:RESTART',
  'category:ASSESSOR category:NOPE switch:QUALITY_SUPERVISOR switch:__proto__ correct:phone correct:__proto__ correct:nothing value:SENIOR value: @ value:@x',
].flatMap((line) => line.split(' '));

const mutated = fc
  .tuple(fc.constantFrom(...utterances), fc.constantFrom(...utterances), fc.nat(), fc.nat(6))
  .map(([one, other, at, how]) => {
    const letters = [...one];
    const place = at % (letters.length + 1);
    switch (how) {
      case 0:
        return letters.toSpliced(place, 1).join('');
      case 1:
        return letters.toSpliced(place, 0, '\u202e').join('');
      case 2:
        return `${one}，${other}`;
      case 3:
        return letters.slice(0, place).join('');
      case 4:
        return `${one}？`;
      case 5:
        return one.repeat(3);
      default:
        return one;
    }
  });

const message = fc.oneof(
  { weight: 4, arbitrary: mutated.map((text) => ({ text })) },
  { weight: 2, arbitrary: fc.constantFrom(...naughty).map((text) => ({ text })) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }).map((text) => ({ text })) },
  { weight: 1, arbitrary: fc.constantFrom(...ids).map((choice) => ({ choice })) },
  { weight: 3, arbitrary: fc.nat().map((offered) => ({ offered })) },
  { weight: 5, arbitrary: fc.constant({ truth: true as const }) },
);

type Said = { text: string } | { choice: string } | { offered: number } | { truth: true };

/** A person who is sometimes sensible, so that every part of the conversation is reached. */
function sayOne(talk: Talk, category: Category, said: Said): Talk {
  if ('text' in said || 'choice' in said) return say(talk, said);
  const offered = choicesOf(talk);
  if ('offered' in said)
    return say(talk, offered.length > 0 ? { choice: offered[said.offered % offered.length]! } : '好');
  const { at } = positionOf(talk);
  if (at === 'CONSENT') return say(talk, { choice: 'consent:yes' });
  if (at === 'CATEGORY') return say(talk, { choice: `category:${category}` });
  if (at === 'CONFIRM') return say(talk, { choice: 'confirm' });
  if (at === 'ENDED') return begin();
  if (at === 'HANDED_OVER') return say(talk, { choice: 'resume' });
  const fact = askedFact(talk);
  const facts = shippedRuleSets.flatMap(applicationFacts);
  const definition = facts.find((each) => each.id === fact);
  const value = definition && truths[category][definition.id];
  return definition && value !== undefined ? answer(talk, definition, value) : say(talk, '接着来');
}

test('10,000 messages of every kind: no exception, never an empty reply, the state stays under 32 KB', {
  timeout: 600_000,
}, () => {
  const reached = new Map<string, number>();
  let messages = 0;
  let largest = 0;
  let drafts = 0;
  let longest = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...Category.options),
      fc.array(message, { minLength: 50, maxLength: 50 }),
      (category, script) => {
        let talk = begin();
        for (const said of script) {
          talk = sayOne(talk, category, said);
          messages += 1;
          drafts += talk.replies.some((reply) => reply.kind === 'DRAFT_CREATED') ? 1 : 0;
          expect(talk.drafts.length).toBeLessThanOrEqual(1);
          const { at } = positionOf(talk);
          reached.set(at, (reached.get(at) ?? 0) + 1);
          expect(talk.replies.length).toBeGreaterThan(0);
          for (const reply of talk.replies) {
            expect(reply.text.trim()).not.toBe('');
            expect(Reply.parse(reply)).toEqual(reply);
          }
          largest = Math.max(largest, Buffer.byteLength(JSON.stringify(talk.state)));
          longest = Math.max(longest, Buffer.byteLength(JSON.stringify(talk.replies)));
        }
        expect(talk.state.consent === undefined && talk.state.answers.idNumber !== undefined).toBe(false);
      },
    ),
    { numRuns: 200 },
  );
  expect(largest).toBeLessThanOrEqual(32 * 1024);
  const places = [...reached].sort(([a], [b]) => (a < b ? -1 : 1)).map(([at, count]) => `${at} ${count}`);
  console.info(`${messages} messages, ${drafts} drafts, largest state ${largest} B, longest replies ${longest} B`);
  console.info(places.join(', '));
  expect(messages).toBeGreaterThanOrEqual(10_000);
});

test('the same messages give the same bytes', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 30 }), (script) => {
      const run = () => JSON.stringify(script.reduce((talk, said) => sayOne(talk, 'ASSESSOR', said), begin()));
      expect(run()).toBe(run());
    }),
    { numRuns: 20 },
  );
});

test('the longest legal answers everywhere, with notes and disputes, stay under 32 KB', () => {
  const facts = shippedRuleSets.flatMap(applicationFacts);
  let talk = say(begin(), { choice: 'consent:yes' });
  talk = say(talk, { choice: 'category:QUALITY_SUPERVISOR' });
  const longText = (length: number) => [...'𠮷😀'.repeat(length)].slice(0, length).join('');
  for (const definition of facts) {
    talk = say(talk, { choice: `correct:${definition.id}` });
    talk = say(
      talk,
      definition.kind === 'workSummary' ? `${summary}${longText(1700)}` : longText(definition.maxLength ?? 300),
    );
  }
  talk = say(talk, { choice: 'human' });
  for (let note = 0; note < 30; note += 1) talk = say(talk, longText(3900));
  const bytes = Buffer.byteLength(JSON.stringify(talk.state));
  console.info(`longest legal answers: ${bytes} B`);
  expect(bytes).toBeLessThanOrEqual(32 * 1024);
  expect(context.today).toBe('2024-11-20');
});
