import { createWriteStream } from 'node:fs';
import type { Facts } from '#domain/eligibility/fact';
import type { LeftOut } from '#domain/export/export-job';
import { rosterOf } from '#domain/roster/columns';
import { rosterProblems } from '#domain/roster/row';
import { fileName } from '#reports/list/file-name';
import { writeRoster } from '#reports/roster';
import { read } from '#store/read';
import { trainingClassRef } from '#store/training-classes';
import { officeName, today } from './office.ts';
import { idsOfClass, peopleOf } from './people.ts';
import type { Made, Making } from './run-export.ts';

export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * 附件3, or 附件5 of supervisors, of everybody of a class whom the office may report. Rows that break the roster's own rules are
 * never written: they are told, and unless it was asked to leave them out nothing is made.
 */
export async function makeRoster(
  making: Making,
  { classId, kind, leaveOutProblems }: { classId: string; kind: 'NEW' | 'RENEWAL'; leaveOutProblems: boolean },
): Promise<Made> {
  const { deps, job, path } = making;
  const ref = trainingClassRef(classId);
  const trainingClass = (await read(deps.store, [ref])).find(ref);
  if (!trainingClass) throw new Error('a class that was there is there no more');
  const roster = rosterOf(trainingClass.category);
  const day = today(deps);
  const unit = await officeName(deps, job);
  let isWhole = true;
  const people = reportable(making, classId, kind, (more) => {
    isWhole = false;
    making.leaveOut(more);
  });
  const { rows } = await writeRoster(
    { roster: roster.id, kind, head: { unit, day }, people, today: day },
    { to: createWriteStream(path), at: new Date(job.requestedAt) },
  );
  if (!isWhole && !leaveOutProblems) return 'PROBLEMS';
  return { name: fileName({ list: roster.id, organisation: unit, day }), contentType: xlsx, rows };
}

async function* reportable(
  making: Making,
  classId: string,
  kind: 'NEW' | 'RENEWAL',
  leaveOut: (more: readonly LeftOut[]) => void,
): AsyncGenerator<Facts> {
  const { deps, actor, progress } = making;
  const reading = { deps, actor, purpose: '导出汇总表（附件3、附件5）' };
  const context = { today: today(deps) };
  let seen = 0;
  for await (const page of peopleOf(
    reading,
    idsOfClass(deps, actor, classId),
    (each) => each.application.kind === kind,
  )) {
    for (const { application } of page) {
      const { category, facts, id } = application;
      const found = rosterProblems(rosterOf(category).id, facts, { ...context, category });
      if (found.length === 0) yield facts;
      else leaveOut([{ applicationId: id, problems: found.map(({ column: _, ...problem }) => problem) }]);
    }
    seen += page.length;
    await progress(seen);
  }
}
