import { PassThrough, type Writable } from 'node:stream';
import type { Statistic } from '#domain/statistics';
import { writeCardList } from '#reports/card-list';
import { type ClassHead, writeAttendanceSheet, writePassList, writeSignInSheet } from '#reports/class-lists';
import type { Written } from '#reports/list/write';
import { writeRoster } from '#reports/roster';
import { writeStatistics } from '#reports/statistics';
import { assessor, supervisor } from '#test/reports/roster-people';

export const today = '2026-11-25';
export const at = new Date('2026-11-25T08:00:00Z');

export async function* each<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

const people = (count: number, of: typeof assessor) => Array.from({ length: count }, (_, index) => of(index).facts);
const head = { unit: '成都样例职业技能鉴定指导中心', preparedBy: '王小明', phone: '028-86112233', day: today };

const of: ClassHead = {
  trainingClass: {
    title: '2026年第一期考评员培训班',
    category: 'ASSESSOR',
    training: { startsOn: '2026-11-23', endsOn: '2026-11-25' },
    place: '成都样例技工学校',
    examination: { parts: ['THEORY', 'PRACTICE'], resit: false },
  },
  organiserName: head.unit,
  today,
};
const days = ['2026-11-23', '2026-11-24', '2026-11-25'];

function attendance(index: number): Record<string, boolean> {
  return { '2026-11-23': true, '2026-11-24': index % 3 !== 0, ...(index % 4 !== 0 && { '2026-11-25': true }) };
}

const statistics: Statistic[] = [
  ['510100', 'ASSESSOR', 120],
  ['510700', 'SENIOR_ASSESSOR', 30],
].map(([centre, category, base]) => {
  const n = Number(base);
  const counts = { applied: n, returned: 7, rejected: 3, qualified: n - 5, enrolled: n - 9, passed: n - 12, failed: 2 };
  const row = {
    year: 2026,
    centre: String(centre),
    stages: [],
    counts: { ...counts, certified: n - 15, withdrawn: 1 },
  };
  return { ...row, category: category === 'ASSESSOR' ? 'ASSESSOR' : 'SENIOR_ASSESSOR' };
});

/** Every list there is, with people whom nobody is. */
export const sampleLists: Record<string, (to: Writable, count?: number) => Promise<Written>> = {
  附件3: (to, count = 12) =>
    writeRoster({ roster: '附件3', kind: 'NEW', head, today, people: each(people(count, assessor)) }, { to, at }),
  附件5: (to, count = 12) =>
    writeRoster({ roster: '附件5', kind: 'RENEWAL', head, today, people: each(people(count, supervisor)) }, { to, at }),
  合格人员名单: (to, count = 12) => {
    const passed = people(count, assessor).map((facts, index) => ({
      facts,
      scores: { THEORY: 61 + index, PRACTICE: 72.5 + index },
      daysAttended: 3,
    }));
    const list = { signedAt: '2026-11-25T16:30:00.000Z', hash: '0123456789abcdef'.repeat(4) };
    return writePassList({ of, list, people: each(passed) }, { to, at });
  },
  证卡制作清单: (to, count = 12) => {
    const cards = people(count, assessor).map((facts, index) => ({
      number: `5101${String(2026000001 + index)}`,
      kind: 'ASSESSOR' as const,
      facts,
      period: { from: '2026-11-25', until: '2029-11-24' },
    }));
    const content = { title: of.trainingClass.title, makerName: of.organiserName, today };
    return writeCardList({ ...content, cards: each(cards) }, { to, at });
  },
  签到表: (to, count = 12) => writeSignInSheet({ of, day: today, people: each(people(count, assessor)) }, { to, at }),
  考勤表: (to, count = 12) => {
    const attended = people(count, assessor).map((facts, index) => ({ facts, attendance: attendance(index) }));
    return writeAttendanceSheet({ of, days, people: each(attended) }, { to, at });
  },
  统计表: (to) => {
    const nameOf = (centre: string) => (centre === '510100' ? '成都市职鉴中心' : '绵阳市职鉴中心');
    return writeStatistics({ year: 2026, officeName: '省职鉴中心', today, rows: each(statistics), nameOf }, { to, at });
  },
};

/** The bytes of one. */
export async function listBytes(name: string, count?: number): Promise<{ bytes: Buffer; written: Written }> {
  const to = new PassThrough();
  const chunks: Buffer[] = [];
  to.on('data', (chunk: Buffer) => chunks.push(chunk));
  const written = await sampleLists[name]!(to, count);
  return { bytes: Buffer.concat(chunks), written };
}
