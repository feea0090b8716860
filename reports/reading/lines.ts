import { readDay } from '#domain/eligibility/typed-day';
import type { RosterHead } from '#domain/roster/columns';
import { tidyText } from '#domain/roster/read-cell';
import type { Header } from './header.ts';
import type { Row } from './workbook.ts';

/** What people write before the lines around the table, the forms' own words first; the longer of two wins. */
const labels: readonly (readonly [field: keyof RosterHead, words: readonly string[]])[] = [
  ['unit', ['填报单位', '地区/单位', '地区单位', '申报单位', '报送单位', '推荐单位', '上报单位']],
  ['preparedBy', ['经办人', '填报人', '填表人', '制表人', '联系人']],
  ['phone', ['联系电话', '经办人电话', '联系方式', '电话']],
  ['day', ['填报时间', '填报日期', '填表时间', '填表日期', '制表日期', '上报时间']],
];
const fieldOf = new Map(labels.flatMap(([field, words]) => words.map((word) => [word, field])));
const anyLabel = [...fieldOf.keys()].toSorted((one, other) => other.length - one.length).join('|');
/** A label and its colon anywhere; or, without one, alone in its cell. */
const labelled = new RegExp(
  `(${anyLabel})(?:\\s*\\(盖章\\))?\\s*:|(?<=^|\\t)(${anyLabel})(?:\\s*\\(盖章\\))?\\s*(?=\\t|$)`,
  'gu',
);

function lineOf({ cells }: Row): string {
  return [...cells]
    .toSorted(([one], [other]) => one - other)
    .map(([, { text }]) =>
      tidyText(text)
        .normalize('NFKC')
        .replace(/\s+(?=:)/gu, ''),
    )
    .join('\t');
}

/** 填报单位, 经办人, 联系电话 and 填报时间 as a line gives them; `unread` is a day that is none. */
export function headIn(row: Row): RosterHead & { unread?: string } {
  const line = lineOf(row);
  const found = [...line.matchAll(labelled)];
  const head: RosterHead & { unread?: string } = {};
  for (const [index, match] of found.entries()) {
    const field = fieldOf.get(match[1] ?? match[2] ?? '');
    const until = found[index + 1]?.index ?? line.length;
    const value = tidyText(line.slice(match.index + match[0].length, until).replace(/\(盖章\)/gu, ''));
    if (field === undefined || value === '' || /^[年月日\s]+$/u.test(value)) continue;
    const day = field === 'day' ? readDay(value, field) : undefined;
    if (day && !day.ok) head.unread = value.slice(0, 40);
    else head[field] ??= (day?.ok ? day.value : value).slice(0, 200);
  }
  return head;
}

/**
 * What a row under the header is. remark: 填表说明, 合计, a page number, the title again; unclear: something that is no person as
 * far as anybody can see, which is told and never dropped in silence.
 */
export type Line = 'person' | 'blank' | 'example' | 'foot' | 'remark' | 'unclear';

const example = /^[([]?(?:填写|填报|填表)?(?:示例|样例|范例|例子?|例如|样本)[)\]]?[:：]?\d*$/u;
const exampleName = /[([](?:填写)?(?:示例|样例|范例|例)[)\]]$/u;
const remark =
  /^(?:填表说明|填报说明|说明|备注|注意?事?项?)\d?[:：.]?|^注[:：]|^\d+[.、)]\s*\D|^(?:合计|总计|小计|共计?|人数)[:：]?\s*\d*|^以下空白|^\(?第?\s*\d+\s*页|^[-－—]\s*\d+\s*[-－—]$|汇总表$|推荐表$|^附件\s*\d/u;
const looksLikeId = /^\d{14,17}[\dXx]?$/u;

export function lineKind(row: Row, header: Header): Line {
  const text = (column: number | undefined) =>
    column === undefined ? '' : tidyText(row.cells.get(column)?.text ?? '').normalize('NFKC');
  const at = (id: Parameters<Header['columns']['get']>[0]) => text(header.columns.get(id));
  const idCell = row.cells.get(header.columns.get('idNumber') ?? 0);
  const hasId = looksLikeId.test(at('idNumber').replace(/\s/gu, ''));
  const filled = [...row.cells.keys()].toSorted((one, other) => one - other);
  const serial = header.columns.get('serial');
  if (filled.every((column) => column === serial && isNumbering(text(column)))) return 'blank';
  const [first = 0] = filled;
  if (example.test(text(first)) || example.test(at('name')) || exampleName.test(at('name'))) return 'example';
  if (hasId || idCell?.kind === 'formula') return 'person';
  if (lineOf(row).search(labelled) >= 0) return 'foot';
  if (filled.length <= 2 && remark.test(text(first))) return 'remark';
  const mapped = [...header.columns].filter(([id, column]) => id !== 'serial' && row.cells.has(column));
  const hasName = row.cells.has(header.columns.get('name') ?? 0);
  return hasName || idCell !== undefined || mapped.length >= 3 ? 'person' : 'unclear';
}

function isNumbering(text: string): boolean {
  return text === '' || /^\d{1,5}[.、]?$/u.test(text);
}
