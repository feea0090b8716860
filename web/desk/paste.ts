/** Reads what was copied from a spreadsheet: rows by line breaks, cells by tabs. */

export interface Pasted {
  /** Line of what was pasted, from 1. */
  line: number;
  /** As it was pasted, to be recognised. */
  words: string;
  personId: string | undefined;
  /** One for each part, as typed. */
  values: string[];
  problem: string | undefined;
}

export interface Sitter {
  id: string;
  name: string;
  /** Masked: the first six and the last four are there. */
  idNumber: string;
}

const idNumber = /^\d{17}[\dX]$/i;
const points = /^(\d{1,3}([.．]\d+)?分?|缺考|缺)$/;

interface Layout {
  name: number;
  id: number;
  /** For each part; a part that has no column has -1. Nothing where it cannot be told which columns hold points. */
  values: number[] | undefined;
}

/**
 * Whose each line is: by ID number where there is one, else by name, else by the order of the people. Nothing is guessed: where
 * a person or a column cannot be told, that is said, and nothing is filled in for the line.
 */
export function readPasted(text: string, sitters: readonly Sitter[], parts: readonly string[]): Pasted[] {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((words, at) => ({ line: at + 1, cells: words.split('\t').map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const header = lines[0] && isHeader(lines[0].cells) ? lines[0].cells : undefined;
  const rows = header ? lines.slice(1) : lines;
  const layout = layoutOf(rows, { header, sitters, parts });
  const taken = new Set<string>();
  return rows.map(({ line, cells }, at): Pasted => {
    const values = layout.values?.map((column) => cells[column] ?? '') ?? [];
    const found = personOf(cells, { layout, sitters, at });
    const repeated = found.personId !== undefined && taken.has(found.personId);
    if (found.personId !== undefined) taken.add(found.personId);
    const problem =
      (layout.values ? undefined : unclear) ??
      found.problem ??
      (repeated ? '这个人在前面已经有一行。' : undefined) ??
      (values.every((value) => value === '') ? '这一行没有成绩。' : undefined);
    return { line, words: cells.join('　'), personId: problem ? undefined : found.personId, values, problem };
  });
}

function isHeader(cells: readonly string[]): boolean {
  return cells.some((cell) => /姓名|序号|身份证|理论|技能|实操|实作|成绩|统考/.test(cell));
}

interface Known {
  header: readonly string[] | undefined;
  sitters: readonly Sitter[];
  parts: readonly string[];
}

function layoutOf(rows: readonly { cells: readonly string[] }[], { header, sitters, parts }: Known): Layout {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, at) => at);
  const most = (test: (cell: string) => boolean) => (column: number) =>
    rows.filter(({ cells }) => test(cells[column] ?? '')).length * 2 >= rows.length && rows.length > 0;
  const names = new Set(sitters.map(({ name }) => name));
  const id = columns.find(most((cell) => idNumber.test(cell))) ?? -1;
  const byHeader = header?.findIndex((cell) => cell.includes('姓名')) ?? -1;
  const name = byHeader >= 0 ? byHeader : (columns.find(most((cell) => names.has(cell))) ?? -1);
  const named = parts.map((part) => header?.findIndex((cell) => cell.includes(part.slice(0, 2))) ?? -1);
  if (named.some((column) => column >= 0)) return { name, id, values: named };
  const isCount = (column: number) =>
    width > parts.length && rows.length > 1 && rows.every(({ cells }, at) => cells[column] === String(at + 1));
  const others = columns.filter((column) => column !== name && column !== id && !isCount(column));
  const numeric = others.filter((column) => rows.every(({ cells }) => points.test(cells[column] ?? '')));
  const found = [others, numeric].find(({ length }) => length === parts.length);
  return { name, id, values: found };
}

const unclear = '分不清哪几列是成绩：请只复制姓名（或身份证号码）和成绩列，或者连表头一起复制。';

function personOf(
  cells: readonly string[],
  { layout, sitters, at }: { layout: Layout; sitters: readonly Sitter[]; at: number },
): { personId?: string; problem?: string } {
  const typedId = cells[layout.id]?.toUpperCase() ?? '';
  const name = cells[layout.name] ?? '';
  if (idNumber.test(typedId)) {
    const found = sitters.filter((sitter) => fitsMasked(typedId, sitter.idNumber));
    const exact = found.length > 1 ? found.filter((sitter) => sitter.name === name) : found;
    const [one] = exact;
    return exact.length === 1 && one ? { personId: one.id } : { problem: '名册里没有这个身份证号码。' };
  }
  if (layout.name >= 0) {
    const found = sitters.filter((sitter) => sitter.name === name);
    const [one] = found;
    if (found.length === 1 && one) return { personId: one.id };
    return {
      problem:
        found.length === 0 ? `名册里没有“${name}”。` : `名册里有 ${found.length} 个“${name}”，请带身份证号码粘贴。`,
    };
  }
  const one = sitters[at];
  return one ? { personId: one.id } : { problem: '行数比名册多。' };
}

function fitsMasked(typed: string, masked: string): boolean {
  return masked.length === 18 && typed.slice(0, 6) === masked.slice(0, 6) && typed.slice(-4) === masked.slice(-4);
}
