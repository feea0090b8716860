import type { Problem } from '#domain/problem';

/** 附件1 说明2: 少于200字 counts as too little experience; 附件4 asks for 不少于200字. So 199 fails and 200 passes. */
export const summaryMinimum = 200;

/** A phrase may come twice in honest prose (the name of the centre has 13 characters); a whole sentence may not. */
const phraseLength = 8;
const sentenceLength = 24;
/** Share of repeated phrases from which a text is taken as padded. */
const paddedShare = 0.3;

/** 字: Unicode code points that are neither white space nor invisible; punctuation counts, a rare character is one. */
export function summaryLetters(text: string): string[] {
  return [...text.normalize('NFKC').replace(/[\p{White_Space}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu, '')];
}

/** Letters that lie in a stretch of `length` which the text has already had before. */
function repeatedLetters(letters: readonly string[], length: number): Set<number> {
  const seen = new Set<string>();
  const repeated = new Set<number>();
  for (let start = 0; start + length <= letters.length; start += 1) {
    const stretch = letters.slice(start, start + length).join('');
    if (seen.has(stretch)) for (let at = start; at < start + length; at += 1) repeated.add(at);
    seen.add(stretch);
  }
  return repeated;
}

/** A handful of words in ever new order: prose of this length uses at least a quarter as many different characters. */
function isMonotonous(letters: readonly string[]): boolean {
  const han = letters.filter((letter) => /\p{Script=Han}/u.test(letter));
  return han.length >= 100 && new Set(han).size < Math.min(han.length / 4, 100);
}

/**
 * How many 字 of a work summary count. Honest prose counts to the letter. What was pasted again, one character held
 * down or a block cycled counts once: 说明2 asks for experience, not for length.
 */
export function summaryCharacters(text: string): number {
  const letters = summaryLetters(text);
  if (isMonotonous(letters)) return new Set(letters).size;
  const phrases = repeatedLetters(letters, phraseLength);
  if (phrases.size > letters.length * paddedShare) return letters.length - phrases.size;
  return letters.length - repeatedLetters(letters, sentenceLength).size;
}

/** Everything wrong with a work summary; empty when it may stand. `clause` is 附件4 for a supervisor. */
export function judgeSummary(text: string, minimum = summaryMinimum, clause = '附件1 说明2'): Problem[] {
  const counted = summaryCharacters(text);
  if (counted >= minimum) return [];
  const typed = summaryLetters(text).length;
  if (typed >= minimum) {
    const message = `内容重复较多，去掉重复后只有${counted}字，需要不少于${minimum}字。请写您实际做过的工作，不要重复粘贴。`;
    return [{ code: 'SUMMARY_REPEATED', path: 'workSummary', message, clause }];
  }
  const message = `现在是${counted}字（不含空格），需要不少于${minimum}字，还差${minimum - counted}字。少于${minimum}字会视为从业经验不足。`;
  return [{ code: 'SUMMARY_TOO_SHORT', path: 'workSummary', message, clause }];
}
