import type { Category } from '#domain/category';
import { mostRosterBytes, rosterContentType } from '#domain/import/import-job';
import { checkRoster } from '#operations/import/check-roster';
import { confirmRosterImport } from '#operations/import/confirm-roster-import';
import { requestRosterUpload } from '#operations/import/request-roster-upload';
import { runImport } from '#operations/import/run-import';
import { checkedRoster, clerk, rosterOfPeople, tools, uploadedRoster } from '#test/operations/import/import-world';
import { agency, openClass, type World, writeAgency, writeClass } from '#test/operations/world';
import { assessor } from '#test/reports/roster-people';
import { endless, type LongestCase, longestKey, over, words } from './case.ts';

const category: Category = 'ASSESSOR';
const classId = openClass(category).id;
const sha256 = 'a'.repeat(64);

async function open({ deps }: World): Promise<void> {
  await writeAgency(deps, agency);
  await writeClass(deps, openClass(category));
}

/** More rows than are told one by one, and each with more problems than are told of it. */
async function wrongRoster(): Promise<Uint8Array> {
  const wrong = { name: words(19), idNumber: '5', phone: '1', education: words(30), occupations: [words(30)] };
  const people = Array.from({ length: 130 }, (_, at) => ({
    ...assessor(at).facts,
    ...wrong,
    address: '',
    workplace: '',
  }));
  return rosterOfPeople([...people, assessor(200).facts]);
}

/** What agencies hand in. */
export const importCases: readonly LongestCase[] = [
  {
    operation: 'requestRosterUpload',
    name: 'as large as a roster may be',
    prepare: async (world) => {
      await open(world);
      const asked = { agencyId: agency.id, contentType: rosterContentType, size: mostRosterBytes, sha256 };
      const attempt = (more: object) => () =>
        requestRosterUpload(world.deps, clerk, { ...asked, ...more }, longestKey());
      return {
        longest: attempt({}),
        over: {
          agency: over('NOT_FOUND', '', attempt({ agencyId: endless })),
          size: over('FILE_TOO_LARGE', 'size', attempt({ size: mostRosterBytes + 1 })),
          empty: over('EMPTY_FILE', 'size', attempt({ size: 0 })),
          type: over('UNSUPPORTED_TYPE', 'contentType', attempt({ contentType: endless })),
          checksum: over('CHECKSUM', 'sha256', attempt({ sha256: endless })),
        },
      };
    },
  },
  {
    operation: 'checkRoster',
    name: 'again, with all told that is ever told',
    prepare: async (world) => {
      await open(world);
      const importId = await checkedRoster(world, await wrongRoster());
      const attempt = (more: object) => () =>
        checkRoster(world.deps, clerk, { importId, category, classId, ...more }, longestKey());
      return {
        longest: async () => {
          const outcome = await attempt({})();
          await runImport(world.deps, importId, tools);
          return outcome;
        },
        over: {
          import: over('NOT_FOUND', '', attempt({ importId: endless })),
          class: over('UNKNOWN_CLASS', 'classId', attempt({ classId: endless })),
          category: over('CLASS_OF_OTHER_CATEGORY', 'classId', attempt({ category: 'SENIOR_ASSESSOR' })),
        },
      };
    },
  },
  {
    operation: 'confirmRosterImport',
    name: 'with all told that is ever told',
    prepare: async (world) => {
      await open(world);
      const bytes = await wrongRoster();
      const importId = await checkedRoster(world, bytes);
      const unchecked = await uploadedRoster(world, bytes);
      const attempt = (more: object) => () =>
        confirmRosterImport(world.deps, clerk, { importId, consentDeclared: true, ...more }, longestKey());
      return {
        longest: attempt({}),
        over: {
          import: over('NOT_FOUND', '', attempt({ importId: endless })),
          consent: over('CONSENT_NOT_DECLARED', 'consentDeclared', attempt({ consentDeclared: false })),
          unchecked: over('NOT_CHECKED', 'importId', attempt({ importId: unchecked })),
        },
      };
    },
  },
];
