import * as z from 'zod';
import { Application } from '#domain/application/application';
import { codeOf } from '#domain/occupations';
import { put, type Write } from './commit.ts';
import { ChainHead } from './events.ts';
import type { Ref } from './read.ts';
import { Bytes, DataKey, type OpenKey, type Seal } from './seal.ts';
import { key, listKey } from './table.ts';

const { id, facts, evaluation, consent, words, before, ...open } = Application.shape;
/** Everything personal, sealed as one: the answers, what follows from them, the consent to keep them, words about them. */
const Personal = z.object({ facts, evaluation, consent, words, before });

export const ApplicationRow = z.object({
  ...open,
  /** Needed by those who route and count without opening anything. */
  city: z.optional(z.string()),
  /** Codes alone: the 工种 behind a code are words that a person typed, and stay sealed. */
  occupations: z.optional(z.array(z.string())),
  dataKey: DataKey,
  personal: Bytes,
  chain: ChainHead,
  /** What the second index carries beside. */
  classId: z.optional(z.string()),
  personHash: z.optional(z.string()),
  nameHash: z.optional(z.string()),
  expiresAt: z.optional(z.number()),
});
export type ApplicationRow = z.infer<typeof ApplicationRow>;

export function applicationRef(id: string): Ref<ApplicationRow> {
  return { ...key.application(id), schema: ApplicationRow };
}

/** An application with what its next change needs: the key that seals it and the head of its history. */
export interface OpenApplication {
  application: Application;
  key: OpenKey;
  chain: ChainHead;
}

export async function openApplication(seal: Seal, id: string, row: ApplicationRow): Promise<OpenApplication> {
  const opened = await seal.openKey(id, row.dataKey);
  const personal = opened.open(key.application(id), 'personal', row.personal, Personal);
  return { application: Application.parse({ ...row, ...personal, id }), key: opened, chain: row.chain };
}

/** The row of an application as it shall be. */
export function applicationWrite({ application, key: dataKey, chain }: OpenApplication): Write {
  const { id, version: _, facts, evaluation, consent, words, before, ...open } = application;
  const ref = applicationRef(id);
  return put(ref, {
    ...open,
    ...(typeof facts.city === 'string' && { city: facts.city }),
    ...(Array.isArray(facts.occupations) && { occupations: [...new Set(facts.occupations.map(codeOf))] }),
    dataKey: dataKey.stored,
    personal: dataKey.seal(ref, 'personal', { facts, evaluation, consent, words, before }),
    chain,
    ...(application.trainingClass && { classId: application.trainingClass.id }),
    ...(application.person && { personHash: application.person.hash, nameHash: application.person.nameHash }),
    ...worklist(application),
    ...unclaimedUntil(application),
    ...(application.owner !== undefined && {
      gsi1pk: listKey.ownedBy(application.owner),
      gsi1sk: `${application.createdAt}#${id}`,
    }),
  });
}

const day = 86_400_000;

/** What nobody claimed in time is nobody's: unreadable a day after its code has expired, and erased soon after. */
function unclaimedUntil({ owner, claim }: Application): { expiresAt?: number } {
  if (owner !== undefined || claim === undefined) return {};
  return { expiresAt: Math.ceil((Date.parse(claim.expiresAt) + day) / 1000) };
}

/** The one list in which those who work on it find it, oldest first; a draft is in nobody's. */
function worklist(application: Application): { gsi2pk?: string; gsi2sk?: string } {
  const { id, kind, status, agency, routing, trainingClass, stage, rejection, appeal } = application;
  const at = (list: string, since: string | undefined) => ({ gsi2pk: list, gsi2sk: `${since ?? ''}#${id}` });
  if (status === 'AGENCY_REVIEW' && agency) return at(listKey.reviewQueue(agency.id, status), stage?.since);
  if (status === 'CENTRE_REVIEW' && routing) return at(listKey.reviewQueue(routing.reviewCentre, status), stage?.since);
  if (status === 'REJECTED' && rejection && appeal && appeal.outcome === undefined && routing) {
    return at(listKey.reviewQueue(routing.reviewCentre, 'APPEAL'), appeal.filedAt);
  }
  if (status === 'QUALIFIED' && kind === 'RENEWAL' && !trainingClass) {
    return at(listKey.qualifiedRenewals(), stage?.since);
  }
  if (!onRoster.has(status) || !trainingClass) return {};
  return at(listKey.classRoster(application.enrolment?.classId ?? trainingClass.id), stage?.since);
}

const onRoster = new Set<Application['status']>(['QUALIFIED', 'ENROLLED', 'PASSED', 'FAILED', 'CERTIFIED']);
