import { expect, test } from 'vitest';
import { ExportJob, type LeftOut, mostTold, mostToldProblems } from '#domain/export/export-job';
import { withLeftOut } from '#domain/export/export-life';

const job = ExportJob.parse({
  ...{ id: 'x1', version: 1, status: 'RUNNING', attempt: 1, rowsDone: 0, leftOut: { count: 0, told: [] } },
  request: { kind: 'ROSTER', classId: 'class-1', of: 'NEW', leaveOutProblems: true },
  ...{
    requestedBy: 'p1',
    requestedAt: '2026-11-23T02:00:00.000Z',
    updatedAt: '2026-11-23T02:00:00.000Z',
    role: 'city',
  },
});

/** So many people, each with so many problems. */
function people(count: number, problems: number): LeftOut[] {
  return Array.from({ length: count }, (_, at) => ({
    applicationId: `a${at}`,
    problems: Array.from({ length: problems }, () => ({ code: 'MISSING', message: '每项信息均为必填项。' })),
  }));
}

test('all are counted, and as many told as there is room for, each whole', () => {
  const few = withLeftOut(job, people(mostTold, mostToldProblems / mostTold));
  expect(few.leftOut).toEqual({ count: mostTold, told: people(mostTold, mostToldProblems / mostTold) });
  expect(withLeftOut(few, people(1, 1)).leftOut).toEqual({ ...few.leftOut, count: mostTold + 1 });

  const wide = withLeftOut(job, people(mostTold, 14)).leftOut;
  expect(wide.count).toBe(mostTold);
  expect(wide.told).toEqual(people(Math.floor(mostToldProblems / 14), 14));
});
