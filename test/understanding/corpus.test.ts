import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { FactKind, FactValue } from '#domain/eligibility/fact';
import { readAnswer, readCategory } from '#domain/understanding/answer';
import { readCommand } from '#domain/understanding/command';
import { readFacts } from '#domain/understanding/facts';

/** The day of the corpus: its ages and 去年 are counted from it. */
const today = '2026-11-23';

const Utterance = z.object({
  kind: z.enum([...FactKind.options, 'category', 'command', 'facts']),
  text: z.string(),
  value: z.optional(z.union([FactValue, z.record(z.string(), FactValue)])),
  target: z.optional(z.string()),
  ask: z.optional(z.literal(true)),
  /** What makes the line a trap. */
  why: z.optional(z.string()),
});
type Utterance = z.infer<typeof Utterance>;

const files = readdirSync('test/corpus').filter((name) => name.endsWith('.jsonl'));

function utterancesOf(file: string): Utterance[] {
  return readFileSync(`test/corpus/${file}`, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Utterance.parse(JSON.parse(line)));
}

function understood({ kind, text }: Utterance): { value?: unknown; target?: string | undefined } {
  if (kind === 'category') {
    const read = readCategory(text);
    return 'value' in read ? { value: read.value } : {};
  }
  if (kind === 'command') {
    const found = readCommand(text);
    return found === undefined ? {} : { value: found.command, target: found.target };
  }
  if (kind === 'facts') {
    const { facts } = readFacts(text, { today });
    return Object.keys(facts).length === 0 ? {} : { value: facts };
  }
  const read = readAnswer({ id: kind, kind, label: kind, question: '', clause: '' }, text, { today });
  return 'value' in read ? { value: read.value } : {};
}

function canonical(value: unknown): string {
  const plain = typeof value === 'object' && value !== null && !Array.isArray(value);
  return JSON.stringify(plain ? Object.fromEntries(Object.entries(value).sort()) : value);
}

function judge(utterance: Utterance) {
  const got = understood(utterance);
  const right = canonical(got.value) === canonical(utterance.value) && got.target === utterance.target;
  return { utterance, got, right, wrong: !right && got.value !== undefined };
}

const judgedOf = new Map(files.map((file) => [file, utterancesOf(file).map(judge)]));
const judged = [...judgedOf.values()].flat();

function isTrap({ utterance }: { utterance: Utterance }): boolean {
  return utterance.ask === true || utterance.why !== undefined;
}

function share(of: readonly { right: boolean }[]): number {
  return of.length === 0 ? 1 : of.filter((each) => each.right).length / of.length;
}

const percent = (part: number) => `${(part * 100).toFixed(1)} %`;

test('at least 97 of 100 utterances of the corpus are understood as a person would', () => {
  const kinds = Object.entries(Object.groupBy(judged, ({ utterance }) => utterance.kind));
  const rows = kinds.map(
    ([kind, lines = []]) => `${kind.padEnd(16)} ${String(lines.length).padStart(4)}  ${percent(share(lines))}`,
  );
  console.log([...rows, `${'total'.padEnd(16)} ${judged.length}  ${percent(share(judged))}`].join('\n'));
  const missed = judged
    .filter((each) => !each.right)
    .map(({ utterance, got }) => `${utterance.kind}: ${utterance.text} → ${canonical(got)}`);
  expect(share(judged), missed.join('\n')).toBeGreaterThanOrEqual(0.97);
});

test('every kind alone reaches 90 of 100', () => {
  const weak = Object.entries(Object.groupBy(judged, ({ utterance }) => utterance.kind)).filter(
    ([, lines = []]) => share(lines) < 0.9,
  );
  expect(weak.map(([kind]) => kind)).toEqual([]);
});

test('what must be asked again is hardly ever taken for a value', () => {
  const traps = judged.filter(isTrap);
  const wrong = traps.filter((each) => each.wrong);
  console.log(`traps ${traps.length}  ${percent(share(traps))}  wrong values ${wrong.length}`);
  const words = wrong.map(({ utterance, got }) => `${utterance.kind}: ${utterance.text} → ${canonical(got)}`);
  expect(wrong.length / traps.length, words.join('\n')).toBeLessThanOrEqual(0.01);
});

test.each(files)('%s alone holds the same bounds', (file) => {
  const lines = judgedOf.get(file) ?? [];
  const traps = lines.filter(isTrap);
  const wrong = traps.filter((each) => each.wrong);
  console.log(
    `${file.padEnd(20)} ${lines.length}  ${percent(share(lines))}  traps ${traps.length}  wrong values ${wrong.length}`,
  );
  const missed = lines.filter((each) => !each.right).map(({ utterance }) => `${utterance.kind}: ${utterance.text}`);
  expect(share(lines), missed.join('\n')).toBeGreaterThanOrEqual(0.97);
  expect(wrong.length).toBeLessThanOrEqual(traps.length / 100);
});
