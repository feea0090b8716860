import { type Clause, past, present, type Standing, standingOf, tookBack } from './clause.ts';

/** Something of a closed list that a message names, and how it is meant. */
export interface Mention<T> {
  value: T;
  words: string;
  clause: number;
  start: number;
  end: number;
  standing: Standing;
}

export type Lexicon<T> = ReadonlyMap<string, T>;

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
}

/** One pattern of all words, the longest first, so that 高级技师 is never read as 技师. */
export function patternOf(words: Iterable<string>): RegExp {
  const sorted = [...new Set(words)].filter((word) => word !== '').sort((one, other) => other.length - one.length);
  return new RegExp(sorted.map(escaped).join('|'), 'gu');
}

const patterns = new WeakMap<object, RegExp>();

function patternFor(lexicon: Lexicon<unknown>): RegExp {
  const known = patterns.get(lexicon) ?? patternOf(lexicon.keys());
  patterns.set(lexicon, known);
  return known;
}

/** Every word of the lexicon in the clauses, longest first and without overlap, with its standing. */
export function mentionsIn<T>(clauses: readonly Clause[], lexicon: Lexicon<T>): Mention<T>[] {
  const found = clauses.flatMap((clause, index) =>
    [...clause.text.matchAll(patternFor(lexicon))].flatMap((match): Mention<T>[] => {
      const [words] = match;
      const value = lexicon.get(words);
      if (value === undefined) return [];
      const [start, end] = [match.index, match.index + words.length];
      return [{ value, words, clause: index, start, end, standing: standingOf(clauses, index, start, end) }];
    }),
  );
  return found.map((mention) =>
    isSuperseded(mention, found, clauses) ? { ...mention, standing: 'LAPSED' } : takenBackBy(mention, found, clauses),
  );
}

/** 前几年是助工，现在评上工程师了: what a later clause says of now stands, unless it comes on top (又, 还). */
function isSuperseded<T>(mention: Mention<T>, all: readonly Mention<T>[], clauses: readonly Clause[]): boolean {
  const words = clauses[mention.clause]?.text ?? '';
  if (mention.standing !== 'ASSERTED' || !past.test(words) || /现在|如今|目前|[考评拿领]|取得/u.test(words))
    return false;
  return all.some(({ clause, standing }) => {
    const later = clauses[clause]?.text ?? '';
    return (
      clause > mention.clause && standing === 'ASSERTED' && present.test(later) && !/又|还(?!是)|老家/u.test(later)
    );
  });
}

/** 考了高级工，没过: the next clause, when it names nothing itself, can take the mention back. */
function takenBackBy<T>(mention: Mention<T>, all: readonly Mention<T>[], clauses: readonly Clause[]): Mention<T> {
  const next = mention.clause + 1;
  if (mention.standing !== 'ASSERTED') return mention;
  // 三级和二级都考了，二级没过
  const again = all.find(
    ({ clause, words, standing }) =>
      clause === next &&
      words === mention.words &&
      standing !== 'ASSERTED' &&
      /没[考评有]?[过上起]$/u.test(clauses[next]?.text ?? ''),
  );
  if (again !== undefined) return again;
  if (all.some(({ clause }) => clause === next)) return mention;
  const standing = tookBack(clauses[next]);
  return standing === undefined ? mention : { ...mention, standing };
}

/** Why nothing sure came out of the mentions, for the words of the next question. */
export const doubtOf: Readonly<Record<Standing, string>> = {
  ASSERTED: 'SEVERAL',
  NEGATED: 'DENIED',
  HEDGED: 'UNSURE',
  PENDING: 'NOT_YET',
  LAPSED: 'NO_LONGER',
  OTHERS: 'SOMEONE_ELSE',
  ASKED: 'QUESTION',
  SUPPOSED: 'SUPPOSED',
};

/** The different values that are asserted; when none is, the doubt that stands in their way. */
export function settle<T>(mentions: readonly Mention<T>[]): { values: T[]; doubt?: string } {
  const values = [...new Set(mentions.flatMap((mention) => (mention.standing === 'ASSERTED' ? [mention.value] : [])))];
  if (values.length > 0) return { values };
  const [first] = mentions.filter((mention) => mention.standing !== 'NEGATED').concat(mentions);
  return { values, doubt: first === undefined ? 'NOT_UNDERSTOOD' : doubtOf[first.standing] };
}
