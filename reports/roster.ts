import type { ApplicationKind } from '#domain/application/application';
import type { Facts } from '#domain/eligibility/fact';
import type { Occupations } from '#domain/occupations';
import {
  type ColumnId,
  type RosterHead,
  type RosterId,
  type RosterLine,
  rosterKindLabel,
  rosters,
} from '#domain/roster/columns';
import { rosterRow } from '#domain/roster/row';
import { dayText } from './list/day-text.ts';
import type { ListColumn, ListLayout, ListRow } from './list/layout.ts';
import { type Target, type Written, writeList } from './list/write.ts';

export interface RosterContent {
  roster: RosterId;
  /** 培训, or 复核 of cards. */
  kind: ApplicationKind;
  head: RosterHead;
  /** In the order of the list, each with the unmasked facts; asked for one at a time. */
  people: AsyncIterable<Facts>;
  /** The day in Asia/Shanghai. */
  today: string;
  occupations?: Occupations | undefined;
}

/** Grows when a column is added, dropped, moved or says something else. */
const version = 1;

const width: Record<ColumnId, number> = {
  serial: 6,
  workplace: 24,
  name: 12,
  sex: 6,
  idNumber: 21,
  education: 11,
  attainment: 38,
  applied: 28,
  phone: 14,
  address: 30,
  birthDate: 12,
  ethnicity: 10,
  politicalStatus: 13,
  workYears: 9,
  email: 26,
  currentOccupation: 16,
};

const toTheLeft = new Set<ColumnId>(['workplace', 'attainment', 'applied', 'address', 'email', 'currentOccupation']);

/** 附件3 or 附件5 as .xlsx, to the letter of the notice; `domain/roster/` says what each column holds. */
export function writeRoster(content: RosterContent, target: Target): Promise<Written> {
  return writeList(rosterLayout(content), rowsOf(content), target);
}

export function rosterLayout({ roster: id, kind, head }: Pick<RosterContent, 'roster' | 'kind' | 'head'>): ListLayout {
  const roster = rosters[id];
  const lines = (of: readonly RosterLine[]) => (of.length === 0 ? [] : [of.map((line) => lineText(line, head))]);
  return {
    marker: { list: id, version, kind },
    sheetName: `${id}（${rosterKindLabel[kind]}）`,
    above: [[id, `类别：${rosterKindLabel[kind]}`]],
    title: roster.title,
    head: lines(roster.head),
    columns: roster.columns.map(
      (column): ListColumn => ({
        header: column.header,
        width: width[column.id],
        align: toTheLeft.has(column.id) ? 'left' : 'center',
        ...(column.words && { words: column.words }),
      }),
    ),
    foot: lines(roster.foot),
    notes: roster.notes.length === 0 ? [] : ['填表说明：', ...roster.notes.map((note, at) => `${at + 1}. ${note}`)],
  };
}

function lineText({ field, label, after = '' }: RosterLine, head: RosterHead): string {
  const value = field === 'day' ? dayText(head.day) : (head[field] ?? '');
  return `${label}${value}${after}`;
}

async function* rowsOf({ roster: id, people, today, occupations }: RosterContent): AsyncGenerator<ListRow> {
  const columns = rosters[id].columns.map((column) => column.id);
  let serial = 0;
  for await (const facts of people) {
    serial += 1;
    const row = rosterRow(id, { facts, serial }, { today, occupations });
    yield columns.map((column) => row[column] ?? '');
  }
}
