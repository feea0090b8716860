import type { Deps } from '#operations/deps';
import { applicationRef, openApplication } from '#store/applications';
import { cardRef } from '#store/cards';
import { type Ref, read, type Snapshot } from '#store/read';
import type { Contact, Message } from './notify.ts';

/** Whom a message goes to, and the application that it is about. */
export type Recipient = Pick<Message, 'to' | 'applicationId'>;

/** `APP#id` → `id`. */
function idIn(subject: string): string {
  return subject.slice(subject.indexOf('#') + 1);
}

/** The row that says whose the subject of an event is; undefined for what is nobody's: a class, a list. */
export function holderRef(subject: string): Ref | undefined {
  if (subject.startsWith('APP#')) return applicationRef(idIn(subject));
  return subject.startsWith('CARD#') ? cardRef(idIn(subject)) : undefined;
}

/**
 * The owner, from the row of `holderRef`; undefined while nobody has claimed it. Phone and e-mail are opened only where they
 * are to leave the system.
 */
export async function recipientIn(
  { store, seal }: Pick<Deps, 'store' | 'seal'>,
  snapshot: Snapshot,
  { subject, contact }: { subject: string; contact: readonly Contact[] },
): Promise<Recipient | undefined> {
  const card = subject.startsWith('CARD#') ? snapshot.find(cardRef(idIn(subject))) : undefined;
  const applicationId = card ? card.applicationId : idIn(subject);
  const ref = applicationRef(applicationId);
  if (card) {
    if (card.owner === undefined) return undefined;
    if (contact.length === 0) return { to: { owner: card.owner }, applicationId };
  } else if (!subject.startsWith('APP#')) return undefined;
  const row = (card ? await read(store, [ref]) : snapshot).find(ref);
  const owner = card?.owner ?? row?.owner;
  if (owner === undefined) return undefined;
  if (!row || contact.length === 0) return { to: { owner }, applicationId };
  const { facts } = (await openApplication(seal, applicationId, row)).application;
  const opened = contact.flatMap((name) => {
    const value = facts[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return { to: { owner, ...Object.fromEntries(opened) }, applicationId };
}
