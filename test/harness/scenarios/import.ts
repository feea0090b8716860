import { closeRegistration } from '#operations/class/class-steps';
import { checkRoster } from '#operations/import/check-roster';
import { confirmRosterImport } from '#operations/import/confirm-roster-import';
import { requestRosterUpload } from '#operations/import/request-roster-upload';
import type { Scenario, Stage } from '#test/harness/stage';
import { checkedRoster, clerk, rosterOfPeople, uploadedRoster } from '#test/operations/import/import-world';
import { agency, openClass, staff, writeAgency, writeClass } from '#test/operations/world';
import { assessor } from '#test/reports/roster-people';

const classId = openClass('ASSESSOR').id;

const handedIn: Stage = {
  name: 'a roster that was uploaded, another one that was checked',
  prepare: async (world) => {
    await writeAgency(world.deps, agency);
    await writeClass(world.deps, openClass('ASSESSOR'));
    const bytes = await rosterOfPeople([assessor(0).facts]);
    return { uploaded: await uploadedRoster(world, bytes), checked: await checkedRoster(world, bytes) };
  },
};

const checked = (name: string, which: 'uploaded' | 'checked', key: string): Scenario => ({
  operation: 'checkRoster',
  name,
  stage: handedIn,
  run: (deps, cast) => checkRoster(deps, clerk, { importId: cast[which] ?? '', category: 'ASSESSOR', classId }, key),
});

const confirmed = (name: string, key: string): Scenario => ({
  operation: 'confirmRosterImport',
  name,
  stage: handedIn,
  run: (deps, { checked: importId = '' }) => confirmRosterImport(deps, clerk, { importId, consentDeclared: true }, key),
});

/** What agencies hand in, up to where a function takes it over. */
export const importScenarios: readonly Scenario[] = [
  {
    operation: 'requestRosterUpload',
    name: 'a roster announced',
    stage: handedIn,
    run: (deps) =>
      requestRosterUpload(deps, clerk, { agencyId: agency.id, size: 1000, sha256: 'a'.repeat(64) }, 'upload-key'),
  },
  checked('the check of a roster', 'uploaded', 'check-key-1'),
  checked('another check of a roster', 'checked', 'check-key-2'),
  confirmed('the confirmation of a roster', 'confirm-key-1'),
  confirmed('another confirmation of it', 'confirm-key-2'),
  {
    operation: 'closeRegistration',
    name: 'the end of registration',
    stage: handedIn,
    run: (deps) => closeRegistration(deps, staff('city', '510100'), { classId }, 'close-key'),
  },
];
