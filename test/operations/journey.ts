import type { Application } from '#domain/application/application';
import { requiredDocuments } from '#domain/application/required-documents';
import type { Category } from '#domain/category';
import type { Facts } from '#domain/eligibility/fact';
import type { Actor } from '#operations/actor';
import { confirmDocument, objectKeyOf } from '#operations/application/confirm-document';
import { findAgencies, findClasses } from '#operations/application/reads';
import { requestDocumentUpload } from '#operations/application/request-document-upload';
import { updateApplicationDraft } from '#operations/application/update-application-draft';
import type { Outcome } from '#operations/outcome';
import { applicationRef, applicationWrite, openApplication } from '#store/applications';
import { commit } from '#store/commit';
import { read } from '#store/read';
import { png, type SampleFile } from './files.ts';
import { agency, draftContent, openClass, type World, writeAgency, writeClass, writeDraft } from './world.ts';

export function done<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal.problems));
  return outcome.value;
}

export function codesOf<T>(outcome: Outcome<T>): string[] {
  return outcome.ok ? [] : [outcome.refusal.kind, ...outcome.refusal.problems.map(({ code }) => code)];
}

let keys = 0;
/** A key that nobody used. */
export function newKey(): string {
  keys += 1;
  return `key-${String(keys).padStart(8, '0')}`;
}

export async function upload(
  world: World,
  actor: Actor,
  { applicationId, kind, file = png() }: { applicationId: string; kind: string; file?: SampleFile },
): Promise<string> {
  const { contentType, size, sha256 } = file;
  const input = { applicationId, kind, contentType, size, sha256 };
  const { document } = done(await requestDocumentUpload(world.deps, actor, input, newKey()));
  world.objects.held.set(objectKeyOf(applicationId, document.id), file);
  return document.id;
}

/** A draft with everything that its submission needs. */
export async function readyApplication(
  world: World,
  actor: Actor,
  category: Category = 'ASSESSOR',
  facts: Facts = {},
): Promise<string> {
  const { applicationId } = await writeDraft(world.deps, { actor, category, facts });
  await choose(world, actor, { applicationId, category, agency: facts.supervisorSource !== 'HR_DEPARTMENT' });
  for (const { kind } of requiredDocuments(category, draftContent(category, facts).facts)) {
    const documentId = await upload(world, actor, { applicationId, kind });
    done(await confirmDocument(world.deps, actor, { applicationId, documentId }, newKey()));
  }
  return applicationId;
}

export async function choose(
  world: World,
  actor: Actor,
  on: { applicationId: string; category: Category; agency?: boolean },
): Promise<void> {
  const { applicationId, category } = on;
  const { id } = openClass(category);
  // Once: a class that was written again is another version, which a submission must look at again.
  if (!(await findAgencies(world.deps, actor, [agency.id]))[0]) await writeAgency(world.deps, agency);
  if (!(await findClasses(world.deps, actor, [id]))[0]) await writeClass(world.deps, openClass(category));
  const input = { applicationId, classId: id, ...(on.agency !== false && { agencyId: agency.id }) };
  done(await updateApplicationDraft(world.deps, actor, input, newKey()));
}

/** An application put into a state that the test begins from, whatever leads there. */
export async function place(world: World, applicationId: string, more: Partial<Application>): Promise<void> {
  if (world.state === 'WHOLE') world.state = 'PLACED';
  const { store, seal } = world.deps;
  const ref = applicationRef(applicationId);
  const snapshot = await read(store, [ref]);
  const opened = await openApplication(seal, applicationId, snapshot.find(ref)!);
  const write = applicationWrite({ ...opened, application: { ...opened.application, ...more } });
  if ((await commit(store, snapshot, [write])) !== 'COMMITTED') throw new Error('the application moved');
}
