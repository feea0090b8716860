import type { Buffer } from 'node:buffer';
import { pathToFileURL } from 'node:url';
import { fileRefusal } from '#reports/reading/file-kind';
import { readFile } from '#reports/reading/read-file';
import { RosterReading } from '#reports/reading/reading';
import { table } from '#test/reports/awkward-book';
import { bookParts, escaped, zipOf } from '#test/reports/raw-xlsx';
import { today } from '#test/reports/roster-people';

const good = bookParts({
  ...{
    sheets: [
      { name: '名册', rows: table('附件5', 3), merges: ['A1:N1'], before: '<cols><col min="1" max="3"/></cols>' },
    ],
  },
  ...{ strings: ['<si><t>样例</t></si>'], formats: [0, 14, 'yyyy-mm-dd'] },
});
/** What breaks readers of XML and numbers, put in anywhere. */
const pieces = [
  ...[
    '<',
    '>',
    '/>',
    '&',
    '&#0;',
    '&#x110000;',
    ']]>',
    '<!--',
    '<!DOCTYPE a>',
    '<?',
    '"',
    "'",
    '\0',
    '\uFFFF',
    '\uD800',
  ],
  ...[
    '<row r="1048577">',
    '<c r="XFE1">',
    '</c>',
    '</row>',
    '<f>1</f>',
    't="s"',
    't="b"',
    's="99"',
    '<v>-1</v>',
    '<v>1e999</v>',
  ],
  ...[
    '9999999999',
    '-1',
    '1.5',
    'NaN',
    '',
    '_x0000_',
    '<rPh><t>a</t></rPh>',
    '<si/>',
    '<mergeCell ref="B2:A1"/>',
    'hidden="1"',
  ],
];

/** Numbers that are the same for the same seed (Park and Miller). */
export function dice(seed: number): (sides: number) => number {
  let state = (seed % 2_147_483_646) + 1;
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
}

/**
 * A good file with something wrong: its bytes changed, cut, doubled; or, since a checksum finds that, its parts changed as text
 * and zipped again with sizes and sums that are true.
 */
export function mutated(roll: (sides: number) => number): Buffer {
  const parts = { ...good };
  const changes = 1 + roll(4);
  const inside = roll(3) > 0;
  for (let at = 0; inside && at < changes; at += 1) {
    const names = Object.keys(parts);
    // The sheet is where most is read.
    const name = roll(2) === 0 ? 'xl/worksheets/sheet1.xml' : (names[roll(names.length)] ?? '');
    parts[name] = changedText(parts[name] ?? '', roll);
  }
  const file = zipOf(Object.entries(parts).map(([name, bytes]) => ({ name, bytes, isStored: roll(2) === 0 })));
  return inside ? file : changedBytes(file, changes, roll);
}

/** Half of the changes keep the XML well-formed: another value, or a whole element away or twice. */
function changedText(text: string, roll: (sides: number) => number): string {
  const at = roll(text.length + 1);
  const to = Math.min(text.length, at + roll(40));
  const piece = pieces[roll(pieces.length)] ?? '';
  switch (roll(8)) {
    case 0:
      return text.slice(0, at) + text.slice(to);
    case 1:
      return text.slice(0, at) + piece + text.slice(at);
    case 2:
      return replaced(
        text,
        /<(c|row|si|xf|sheet|col|mergeCell|Relationship)\b[^>]*\/>|<(c|si|row)\b.*?<\/\2>/gsu,
        at,
        () => '',
      );
    case 3:
      return replaced(text, /<(c|si|row|mergeCell)\b[^>]*\/>|<(c|si|row)\b.*?<\/\2>/gsu, at, (whole) => whole + whole);
    default:
      return replaced(text, /(?<==")[^"]*(?=")|(?<=>)[^<]+(?=<)/gu, at, () => escaped(piece));
  }
}

/** The first match behind this place in another form. */
function replaced(text: string, pattern: RegExp, from: number, change: (whole: string) => string): string {
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match ? text.slice(0, match.index) + change(match[0]) + text.slice(match.index + match[0].length) : text;
}

function changedBytes(file: Buffer, changes: number, roll: (sides: number) => number): Buffer {
  if (roll(8) === 0) return file.subarray(0, roll(file.length));
  for (let at = 0; at < changes; at += 1) file[roll(file.length)] = roll(256);
  return file;
}

/** How often each outcome came; throws where an outcome has no type or the reader throws, with the seed that does it. */
export function fuzz(runs: number, firstSeed: number, read = readFile): Map<string, number> {
  const outcomes = new Map<string, number>();
  for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
    const outcome = outcomeOf(mutated(dice(seed)), seed, read);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  return outcomes;
}

function outcomeOf(bytes: Buffer, seed: number, read: typeof readFile): string {
  try {
    const refused = fileRefusal(bytes);
    const reading = RosterReading.parse(refused ? { refused } : read({ bytes, today }));
    return 'refused' in reading ? reading.refused.code : reading.rows.some(hasProblem) ? 'READ_WITH_PROBLEMS' : 'READ';
  } catch (error) {
    throw new Error(`seed ${seed} broke the reader`, { cause: error });
  }
}

function hasProblem({ problems }: { problems: readonly unknown[] }): boolean {
  return problems.length > 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [runs = '20000', seed = '1'] = process.argv.slice(2);
  const outcomes = fuzz(Number(runs), Number(seed));
  for (const [outcome, count] of [...outcomes].toSorted(([, one], [, other]) => other - one)) {
    process.stdout.write(`${String(count).padStart(7)} ${outcome}\n`);
  }
  process.stdout.write(`${runs} files from seed ${seed}: 0 crashes, every outcome typed\n`);
}
