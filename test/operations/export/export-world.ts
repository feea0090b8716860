import type { ExportRequest } from '#domain/export/export-job';
import type { Actor } from '#operations/actor';
import { requestExport } from '#operations/export/request-export';
import { type Maker, type Ran, runExport } from '#operations/export/run-export';
import { done, newKey } from '#test/operations/journey';
import type { World } from '#test/operations/world';

/** Asks for an export; its id. */
export async function askedExport({ deps }: World, actor: Actor, request: ExportRequest): Promise<string> {
  return done(await requestExport(deps, actor, { request }, newKey())).job.id;
}

/** One whose making broke. */
export async function failedExport(world: World, actor: Actor, request: ExportRequest): Promise<string> {
  const id = await askedExport(world, actor, request);
  await runExport(world.deps, id, broken);
  return id;
}

const broken: Maker = () => Promise.reject(new Error('no more space'));

export async function madeBy(world: World, id: string, make: Maker): Promise<Ran> {
  return runExport(world.deps, id, make);
}
