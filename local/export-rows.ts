import { checkDigitOf } from '#domain/id-number';
import { rosters } from '#domain/roster/columns';
import { rosterRow } from '#domain/roster/row';
import type { ListRow } from '#reports/list/layout';
import { rosterLayout } from '#reports/roster';

/** 附件5, the wider roster: 14 columns. */
export const layout = rosterLayout({ roster: '附件5', kind: 'NEW', head: {} });

/** As many made-up people as no window of deflate (32 KiB) sees twice. */
const different = 2000;

const people: readonly (readonly string[])[] = Array.from({ length: different }, (_, at) => {
  const birth = new Date(Date.UTC(1965, 0, 1 + at * 5)).toISOString().slice(0, 10);
  const first17 = `5101${String((at % 20) + 1).padStart(2, '0')}${birth.replaceAll('-', '')}${String(100 + (at % 800))}`;
  const facts = {
    name: `样例${String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))}${String.fromCodePoint(0x4e00 + ((at * 104_729) % 20_000))}`,
    idNumber: first17 + checkDigitOf(first17),
    phone: `138${String((at * 7_654_321) % 100_000_000).padStart(8, '0')}`,
    ...{ education: at % 3 === 0 ? 'UNDERGRADUATE' : 'JUNIOR_COLLEGE', ethnicity: at % 9 === 0 ? 'YI' : 'HAN' },
    ...{ politicalStatus: at % 4 === 0 ? 'CPC_MEMBER' : 'MASSES', workYears: 3 + (at % 35) },
    email: `sample${(at * 7919) % 100_000}@example.com`,
    currentOccupation: at % 2 === 0 ? '技能评价管理' : '电工实训教师',
    workplace: `样例第${at % 97}职业技能评价中心`,
    address: `四川省成都市武侯区样例路${at % 977}号 ${610_000 + (at % 50)}`,
  };
  const row = rosterRow('附件5', { facts, serial: 1 }, { today: '2026-11-25' });
  return rosters.附件5.columns.map(({ id }) => row[id] ?? '');
});

export function* rows(count: number): Generator<ListRow & readonly string[]> {
  for (let at = 0; at < count; at += 1) {
    const [, ...rest] = people[at % different] ?? [];
    yield [String(at + 1), ...rest];
  }
}
