import { evaluate } from '#domain/eligibility/evaluate';
import { declarationVersion } from '#domain/import/import-consent';
import { counted, type ImportJob, type RowCounts, type RowOutcome, type Said } from '#domain/import/import-job';
import { matchRow } from '#domain/import/match';
import { type Actor, anonymous } from '#operations/actor';
import { applicationIdOf, claimCodeOfRow } from '#operations/chat/claim-code';
import { createDraft } from '#operations/chat/create-draft';
import type { Deps } from '#operations/deps';
import type { ReadRoster } from '#reports/reading/reading';
import { agencyRef } from '#store/agencies';
import { commit } from '#store/commit';
import { personAttribute, personRef, personWrite } from '#store/people';
import { read } from '#store/read';
import { chosenClassRef } from '#store/training-classes';
import { Unavailable } from '#store/unavailable';
import { type Aimed, aimIn, aimRefs } from './aim.ts';
import { clerk } from './import-change.ts';
import { claimsUntil } from './import-claims.ts';
import { type FoundStanding, mostPeople, type ReadPerson, standingsOf } from './standing.ts';

export interface Writing {
  deps: Deps;
  actor: Actor;
  job: ImportJob;
  progress: (rowsDone: number, rowsTotal: number) => Promise<void>;
}

export type WrittenRows = { counts: RowCounts; created: number[] } | { failure: Said };

/** The class or the agency is no longer open to them: rows before it are written, those after it are not. */
type Stopped = { failure: Said };

/**
 * Makes a draft of every good row, each with its first event and the note in its person's row in one transaction. The id of a draft
 * follows from the import and the row, so that taken up again nothing is written twice; and the person's row lets one draft of a
 * roster of this agency for this class stand, so that two imports of one file make it once.
 */
export async function writeRows(writing: Writing, reading: ReadRoster): Promise<WrittenRows> {
  const { deps, actor, progress } = writing;
  const first = await aimNow(writing);
  if ('failure' in first) return first;
  let aimed: Aimed = first;
  const outcomes: RowOutcome[] = [];
  const created: number[] = [];
  for (let at = 0; at < reading.rows.length; at += mostPeople) {
    const page = reading.rows.slice(at, at + mostPeople);
    const good = page.filter(({ problems }) => problems.length === 0);
    const standings = await standingsOf({ deps, actor, isTold: false }, good, aimed.aim);
    for (const person of page) {
      const standing = standings.get(person.row);
      const done: Done | Stopped = standing
        ? await written(writing, person, { aimed, standing })
        : { outcome: 'REFUSED', aimed };
      if ('failure' in done) return done;
      aimed = done.aimed;
      outcomes.push(done.outcome);
      if (done.outcome === 'NEW') created.push(person.row);
    }
    await progress(outcomes.length, reading.rows.length);
  }
  return { counts: counted(outcomes), created };
}

async function aimNow({ deps, job }: Writing): Promise<Aimed | Stopped> {
  if (!job.aim) throw new Error('rows are written of what was checked');
  const at = { ...job.aim, agencyId: job.agencyId };
  const aimed = aimIn(deps, await read(deps.store, aimRefs(at)), at);
  if (aimed.ok) return aimed.value;
  const [{ code, message, clause }] = aimed.problems;
  return { failure: { code, message, ...(clause !== undefined && { clause }) } };
}

/** What became of a row, and what the next one may rest on. */
interface Done {
  outcome: RowOutcome;
  aimed: Aimed;
}

interface Known {
  aimed: Aimed;
  standing: FoundStanding;
}

/** How often a row is decided again when something that it rests on was changed in between. */
const tries = 6;

async function written(writing: Writing, person: ReadPerson, known: Known): Promise<Done | Stopped> {
  const { deps, actor, job } = writing;
  const id = applicationIdOf(deps.seal, claimCodeOfRow(deps.seal, job.id, person.row));
  let { aimed, standing } = known;
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    // Made before this import was taken up again, whatever has become of it since.
    if (standing.draftId === id) return { outcome: 'NEW', aimed };
    const { outcome } = matchRow(person.facts, standing, aimed.aim);
    if (outcome !== 'NEW') return { outcome, aimed };
    if ((await madeDraft(writing, person, { aimed, standing })) === 'COMMITTED') return { outcome, aimed };
    const again = await aimNow(writing);
    if ('failure' in again) return again;
    aimed = again;
    const now = await standingsOf({ deps, actor, isTold: false }, [person], aimed.aim);
    standing = now.get(person.row) ?? standing;
  }
  throw new Unavailable('a row moved again and again');
}

/** One transaction, which insists on the class, the agency and how the person stands. */
async function madeDraft(
  { deps, job }: Writing,
  { row, facts }: ReadPerson,
  { aimed: { aim, agency, trainingClass }, standing }: Known,
): Promise<'COMMITTED' | 'MOVED'> {
  const { category, classId, agencyId, ruleSet, today } = aim;
  const consent = job.consent ?? { version: declarationVersion, on: today, at: deps.now().toISOString() };
  const code = claimCodeOfRow(deps.seal, job.id, row);
  const { applicationId, writes } = await createDraft(deps, {
    ...{ actor: anonymous, now: deps.now(), action: 'confirmRosterImport', forOther: { by: clerk(job), code } },
    content: {
      ...{ category, facts, ruleSetId: ruleSet.id, evaluation: evaluate(ruleSet, facts) },
      consent: { version: consent.version, on: consent.on },
    },
    more: { agency, trainingClass, claim: { expiresAt: claimsUntil(consent) } },
  });
  const snapshot = await read(deps.store, []);
  snapshot.assume(agencyRef(agencyId), agency);
  snapshot.assume(chosenClassRef(classId), trainingClass);
  snapshot.assume(personRef(standing.personHash), undefined);
  const draft = personAttribute.draft(category, classId, agencyId);
  const taken = personWrite(standing.personHash, {
    where: [
      { absent: personAttribute.ban(category) },
      { absent: personAttribute.live(category, classId) },
      standing.draftId === undefined ? { absent: draft } : { is: draft, value: standing.draftId },
    ],
    set: { [draft]: applicationId },
  });
  return commit(deps.store, snapshot, [...writes, taken]);
}
