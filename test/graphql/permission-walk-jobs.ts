import { writeFile } from 'node:fs/promises';
import type { ExportRequest } from '#domain/export/export-job';
import type { Actor } from '#operations/actor';
import type { Maker } from '#operations/export/run-export';
import { askedExport, failedExport, madeBy } from '#test/operations/export/export-world';
import { checkedRoster, confirmedRoster, rosterOfPeople, uploadedRoster } from '#test/operations/import/import-world';
import { agency, applicant, staff } from '#test/operations/world';
import { assessor } from '#test/reports/roster-people';
import type { Target } from './permission-walk.ts';
import { absentAs } from './permission-walk-applications.ts';
import type { GraphqlWorld } from './world.ts';

type Applications = Record<'atAgency' | 'atCity' | 'atProvince', { id: string }>;

const clerks = {
  zhang: applicant('zhang'),
  agency: staff('agency', agency.id),
  city: staff('city', '510100'),
  province: staff('province', '510000'),
  auditor: staff('auditor'),
} as const;

function own(actor: Actor, id: string): Target {
  return { id, absent: absentAs(id), own: actor.kind === 'person' ? actor.subject : '' };
}

const written: Maker = async ({ path }) => {
  await writeFile(path, 'a file');
  return { name: '文件.pdf', contentType: 'application/pdf', rows: 1 };
};

function leavingOut(applicationId: string): Maker {
  return async ({ leaveOut }) => {
    leaveOut([{ applicationId, problems: [{ code: 'MISSING', message: '民族：还没有填。' }] }]);
    return 'PROBLEMS';
  };
}

/** What each of them had made, what failed of it, and the rosters that the agency handed in. */
export async function filesIn(world: GraphqlWorld, of: Applications & { classId: string }) {
  const form = ({ id }: { id: string }): ExportRequest => ({ kind: 'FORM', applicationId: id, format: 'PDF' });
  const failed = async (actor: Actor, request: ExportRequest) => own(actor, await failedExport(world, actor, request));
  const made = async (actor: Actor, request: ExportRequest, make: Maker) => {
    const id = await askedExport(world, actor, request);
    await madeBy(world, id, make);
    return own(actor, id);
  };
  return {
    /** Statistics may be asked for by every centre, of whatever it may see of them. */
    anyCentre: { id: '', centres: ['510000', '510100', '510700'] },
    zhangExport: await failed(clerks.zhang, form(of.atAgency)),
    agencyExport: await failed(clerks.agency, form(of.atAgency)),
    cityExport: await failed(clerks.city, form(of.atCity)),
    provinceExport: await failed(clerks.province, form(of.atProvince)),
    auditorExport: await failed(clerks.auditor, { kind: 'STATISTICS', year: 2026 }),
    madeExport: await made(clerks.agency, form(of.atAgency), written),
    agencyLeftOut: await made(clerks.agency, form(of.atAgency), leavingOut(of.atAgency.id)),
    cityLeftOut: await made(clerks.city, form(of.atCity), leavingOut(of.atProvince.id)),
    ...(await rostersIn(world, of.classId)),
  };
}

async function rostersIn(world: GraphqlWorld, classId: string) {
  const actor = clerks.agency;
  const [one, other] = await Promise.all([0, 1].map((at) => rosterOfPeople([assessor(at).facts])));
  const finished = await checkedRoster(world, one!, { actor, classId });
  await confirmedRoster(world, finished, actor);
  return {
    uploadedRoster: own(actor, await uploadedRoster(world, one!, actor)),
    checkedRoster: own(actor, await checkedRoster(world, other!, { actor, classId })),
    finishedRoster: own(actor, finished),
  };
}
