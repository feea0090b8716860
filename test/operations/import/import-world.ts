import { createHash } from 'node:crypto';
import type { Category } from '#domain/category';
import type { Facts } from '#domain/eligibility/fact';
import type { RosterId } from '#domain/roster/columns';
import { marker } from '#functions/import/marker';
import type { Actor } from '#operations/actor';
import { checkRoster } from '#operations/import/check-roster';
import { confirmRosterImport } from '#operations/import/confirm-roster-import';
import { findImports } from '#operations/import/imports';
import type { Reader } from '#operations/import/read-upload';
import { requestRosterUpload } from '#operations/import/request-roster-upload';
import { type ImportTools, type Ran, runImport } from '#operations/import/run-import';
import { readRoster } from '#reports/reading/read-roster';
import { writeRoster } from '#reports/roster';
import { done, newKey } from '#test/operations/journey';
import { agency, createWorld, openClass, staff, type World, writeAgency, writeClass } from '#test/operations/world';
import { collector } from '#test/reports/sheet-file';

export const clerk = staff('agency', agency.id);

/** An agency and a class that is open. */
export async function rosterWorld(category: Category = 'ASSESSOR', state?: World['state']): Promise<World> {
  const world = await createWorld(state);
  await writeAgency(world.deps, agency);
  await writeClass(world.deps, openClass(category));
  return world;
}

/** A roster as the system itself writes it, whatever is wrong with the people on it. */
export async function rosterOfPeople(people: readonly Facts[], roster: RosterId = '附件3'): Promise<Uint8Array> {
  const { to, bytes } = collector();
  async function* each() {
    yield* people;
  }
  const content = { roster, kind: 'NEW' as const, head: { unit: agency.name }, people: each(), today: '2026-11-23' };
  await writeRoster(content, { to, at: new Date('2026-11-23T02:00:00Z') });
  return bytes();
}

/** Announced, and put where the address says; its id. */
export async function uploadedRoster(world: World, bytes: Uint8Array, actor: Actor = clerk): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const input = { agencyId: agency.id, size: bytes.length, sha256 };
  const { job, upload } = done(await requestRosterUpload(world.deps, actor, input, newKey()));
  world.objects.held.set(upload.url.slice('https://objects.test/'.length), { contentType: '', bytes });
  return job.id;
}

interface Aimed {
  category?: Category;
  actor?: Actor;
  classId?: string;
}

export async function askedCheck(
  world: World,
  importId: string,
  { category = 'ASSESSOR', actor = clerk, classId = openClass(category).id }: Aimed = {},
): Promise<void> {
  const input = { importId, category, classId };
  done(await checkRoster(world.deps, actor, input, newKey()));
}

/** Uploaded, asked for and checked; its id. */
export async function checkedRoster(world: World, bytes: Uint8Array, more: Aimed = {}): Promise<string> {
  const id = await uploadedRoster(world, bytes, more.actor);
  await askedCheck(world, id, more);
  const ran = await runImport(world.deps, id, tools);
  if (ran !== 'CHECKED') throw new Error(`${ran}: ${JSON.stringify(await importState(world, id, more.actor))}`);
  return id;
}

export async function confirmedRoster(world: World, importId: string, actor: Actor = clerk): Promise<Ran> {
  done(await confirmRosterImport(world.deps, actor, { importId, consentDeclared: true }, newKey()));
  return runImport(world.deps, importId, tools);
}

export async function importState({ deps }: World, id: string, actor: Actor = clerk) {
  return (await findImports(deps, actor, [id]))[0]!;
}

/** Each different file is read once, in its worker: what is tried again and again is what comes after. */
const read = new Map<string, ReturnType<Reader>>();
const reader: Reader = (upload) => {
  const key = [createHash('sha256').update(upload.bytes).digest('hex'), upload.expected, upload.today].join(' ');
  const reading = read.get(key) ?? readRoster(upload);
  read.set(key, reading);
  return reading;
};

export const tools: ImportTools = { reader, marker };
