/** A word, or one Chinese character: together with the marks that may not be parted from it. */
interface Unit {
  text: string;
  /** Characters, a base and its accents being one. */
  characters: string[];
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const inWord = /^(?:(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana})[\p{L}\p{N}]\p{M}*|[-@._+/%&'’:#=?~])$/u;
/** 避头尾: never first in a line, never last. */
const neverFirst = /^[\p{Pe}\p{Pf}，。、；：？！,.;:?!…—～·％%‰℃°〃々ー]/u;
const neverLast = /^[\p{Ps}\p{Pi}￥＄$№§]/u;

function unitsOf(text: string): Unit[] {
  const units: Unit[] = [];
  let isOpen = false;
  let isWord = false;
  for (const { segment } of graphemes.segment(text)) {
    const goesOn = inWord.test(segment);
    const last = units.at(-1);
    if (last && (isOpen || (isWord && goesOn) || (neverFirst.test(segment) && !last.text.endsWith(' ')))) {
      last.text += segment;
      last.characters.push(segment);
    } else {
      units.push({ text: segment, characters: [segment] });
    }
    isOpen = neverLast.test(segment);
    isWord = goesOn;
  }
  return units;
}

/**
 * The lines of a paragraph in this width, the first of which may be narrower. Words stay whole as long as they fit into a
 * line; nothing is dropped but blanks where a line ends.
 */
export function linesOf(
  text: string,
  room: { width: number; first?: number },
  measure: (text: string) => number,
): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const left = () => (lines.length === 0 ? (room.first ?? room.width) : room.width) - used;
  const breakLine = () => {
    lines.push(line.trimEnd());
    line = '';
    used = 0;
  };
  const put = (part: string, width: number) => {
    if (line !== '' && width > left()) breakLine();
    if (line === '' && lines.length > 0 && part.trim() === '') return;
    line += part;
    used += width;
  };
  for (const unit of unitsOf(text)) {
    const width = measure(unit.text);
    if (measure(unit.text.trimEnd()) <= room.width)
      put(unit.text, unit.text.trim() === '' ? Math.min(width, Math.max(left(), 0)) : width);
    else for (const character of unit.characters) put(character, measure(character));
  }
  breakLine();
  return lines;
}
