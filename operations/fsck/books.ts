import { isDeepStrictEqual } from 'node:util';
import { applicationRef } from '#store/applications';
import { classBookRef } from '#store/class-book';
import { numberingRef, passListRef, passListWrite, signed } from '#store/pass-lists';
import { trainingClassRef } from '#store/training-classes';
import { type Finding, finding } from './finding.ts';
import { checkIndex } from './indexes.ts';
import type { WholeTable } from './table.ts';

/** What a class wrote down of a person, and what the application says of it, are the same. */
export function checkBooks(table: WholeTable): Finding[] {
  const examined = table.idsOf('APP#', 'APP').flatMap((id) => {
    const { results } = table.find(applicationRef(id)) ?? {};
    if (!results) return [];
    const entry = table.find(classBookRef(results.classId))?.entries[id];
    const { first, resit, outcome } = entry ?? {};
    const isSame = isDeepStrictEqual([results.first, results.resit, results.outcome], [first, resit, outcome]);
    return entry && isSame
      ? []
      : [finding('RELATION', applicationRef(id), 'says otherwise of its results than its class')];
  });
  const written = table.idsOf('CLASS#', 'BOOK').flatMap((classId) =>
    Object.entries(table.find(classBookRef(classId))?.entries ?? {}).flatMap(([id, entry]) => {
      const application = table.find(applicationRef(id));
      const isKnown =
        application?.results?.classId === classId || (entry.first === undefined && application !== undefined);
      return isKnown ? [] : [finding('RELATION', classBookRef(classId), `has results of ${id}, who knows of none`)];
    }),
  );
  return [...examined, ...written, ...checkVersions(table)];
}

const writing = ['recordAttendance', 'recordResults'];

/** A book is written once for each event that says so; of a class that was taken over its beginning is not told. */
function checkVersions(table: WholeTable): Finding[] {
  return table.idsOf('CLASS#', 'BOOK').flatMap((classId) => {
    const ref = classBookRef(classId);
    const { version } = table.find(ref) ?? {};
    const events = table.within(ref.pk, 'EVENT#');
    const times = events.filter(({ action }) => writing.includes(String(action))).length;
    if (version === undefined || version === times) return [];
    return [finding('RELATION', ref, `is at version ${version} after it was written ${times} times`)];
  });
}

/** Every signed list is as it was signed, is of the class that names it, and holds only people who passed there. */
export function checkPassLists(table: WholeTable): Finding[] {
  const lists = table.idsOf('LIST#', 'LIST').flatMap((id) => checkPassList(table, id));
  const missing = table.idsOf('CLASS#', 'CLASS').flatMap((classId) => {
    const ref = trainingClassRef(classId);
    const { passListId } = table.find(ref) ?? {};
    if (passListId === undefined || table.find(passListRef(passListId))) return [];
    return [finding('RELATION', ref, `names the list ${passListId}, which is not there`)];
  });
  return [...lists, ...missing];
}

function checkPassList(table: WholeTable, id: string): Finding[] {
  const ref = passListRef(id);
  const row = table.find(ref);
  const stored = table.stored(ref);
  if (!row || !stored) return [];
  const { version: _, ...list } = row;
  const { hash, ...content } = list;
  const findings = checkIndex(passListWrite(list), stored);
  const says = (words: string) => findings.push(finding('RELATION', ref, words));
  if (row.version !== 1) findings.push(finding('ROW', ref, 'was written again'));
  if (signed(content).hash !== hash) findings.push(finding('ROW', ref, 'is not as it was signed'));
  const trainingClass = table.find(trainingClassRef(list.classId));
  if (trainingClass?.passListId !== id || trainingClass.status !== 'FINISHED') says('is not the list of its class');
  const numbering = table.find(numberingRef(id));
  if (!numbering) says('has no numbering');
  else if (numbering.done > list.entries.length) says(`has ${numbering.done} numbered of ${list.entries.length}`);
  const book = table.find(classBookRef(list.classId));
  for (const { applicationId } of list.entries) {
    if (book?.entries[applicationId]?.outcome !== 'PASSED') says(`names ${applicationId}, who did not pass`);
  }
  return findings;
}
