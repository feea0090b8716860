import type { Application } from '#domain/application/application';
import { type ClassBook, mostDays } from '#domain/class/class-book';
import type { TrainingClass } from '#domain/class/training-class';
import { dayAfter } from '#domain/day';
import { recordAttendance } from '#operations/class/record-attendance';
import { recordResults } from '#operations/class/record-results';
import { submitPassList } from '#operations/class/submit-pass-list';
import { classBookRef, classBookWrite } from '#store/class-book';
import { staff, type World, write } from '#test/operations/world';
import { endless, type LongestCase, longestKey, over, words } from './case.ts';
import { writeHeavy } from './heavy.ts';
import { city, longestClass, placed, seatAll, strangers } from './seating.ts';

const centre = staff('city', city);
const first = '2026-10-01';
const passMarks = { THEORY: 60, PRACTICE: 60 };
const trainingClass: TrainingClass = longestClass({
  ...{ status: 'RUNNING', training: { startsOn: first, endsOn: '2026-11-23' } },
  examination: { parts: ['THEORY', 'PRACTICE'], passMarks, leastDays: 1, resit: true },
});
const classId = trainingClass.id;
const everybody = strangers(600, 'sits');
const days = Array.from({ length: mostDays }, (_, at) => dayAfter(first, at));

/** Everything that can be written down of so many people: every day, both sittings. */
function fullBook(ids: readonly string[]): ClassBook {
  const attendance = Object.fromEntries(days.map((day) => [day, true]));
  const scores = { THEORY: 99.99, PRACTICE: 99.99 };
  const failed = { THEORY: 59.99, PRACTICE: 59.99 };
  const entry = { attendance, first: failed, resit: scores, outcome: 'PASSED' as const };
  return { entries: Object.fromEntries(ids.map((id) => [id, entry])) };
}

async function fullClass(world: World, seated: readonly string[] = [], waiting: readonly string[] = []): Promise<void> {
  await seatAll(world, trainingClass, { seated, waiting, of: { waiting: waiting.length } });
  const people = [...seated, ...everybody.slice(0, 600 - seated.length)];
  const row = classBookWrite(classId, fullBook(people), undefined);
  await write(world.deps, [{ ref: classBookRef(classId), write: row }]);
}

/** Thirty real ones in the largest class. */
async function examined(world: World): Promise<string[]> {
  const { first: points, resit, outcome } = fullBook(['one']).entries.one!;
  const more = (): Partial<Application> => ({
    ...placed(classId, 'SEATED'),
    ...{ status: 'PASSED', results: { classId, first: points, resit, outcome } },
  });
  const ids = await writeHeavy(world, { count: 30, more });
  await fullClass(world, ids);
  return ids;
}

/** What a class writes down and signs. */
export const bookCases: readonly LongestCase[] = [
  {
    operation: 'recordAttendance',
    name: 'correction of a day of six hundred',
    prepare: async (world) => {
      await fullClass(world);
      const attempt = (more: object) => () =>
        recordAttendance(
          world.deps,
          centre,
          { classId, day: days[0]!, present: [], absent: everybody, reason: words(500), ...more },
          longestKey(),
        );
      return {
        longest: attempt({}),
        over: {
          people: over('TOO_MANY_PEOPLE', 'present', attempt({ absent: [...everybody, 'one more'] })),
          days: over('TOO_MANY_DAYS', 'day', attempt({ day: dayAfter(first, mostDays) })),
          reason: over('TOO_LONG', 'reason', attempt({ reason: words(501) })),
          day: over('DAY_UNREADABLE', 'day', attempt({ day: endless })),
          stranger: over('NOT_IN_CLASS', 'absent.0', attempt({ absent: [endless] })),
        },
      };
    },
  },
  {
    operation: 'recordResults',
    name: 'correction of thirty',
    prepare: async (world) => {
      const ids = await examined(world);
      const entries = ids.map((applicationId) => ({ applicationId, theory: '５９．９８ 分', practice: '５９．９８' }));
      const attempt = (more: object) => () =>
        recordResults(
          world.deps,
          centre,
          { classId, sitting: 'RESIT', entries, reason: words(500), ...more },
          longestKey(),
        );
      const [one] = entries;
      return {
        longest: attempt({}),
        over: {
          people: over('TOO_MANY_ROWS', 'entries', attempt({ entries: [...entries, one] })),
          reason: over('TOO_LONG', 'reason', attempt({ reason: words(501) })),
          points: over('POINTS_OUT_OF_RANGE', 'entries.0.theory', attempt({ entries: [{ ...one, theory: '100.01' }] })),
          text: over('POINTS_UNREADABLE', 'entries.0.theory', attempt({ entries: [{ ...one, theory: endless }] })),
          stranger: over(
            'NOT_IN_CLASS',
            'entries.0.applicationId',
            attempt({ entries: [{ ...one, applicationId: endless }] }),
          ),
        },
      };
    },
  },
  {
    operation: 'submitPassList',
    name: 'a list of six hundred, with more in line than one transaction takes',
    prepare: async (world) => {
      const waiting = await writeHeavy(world, { count: 31, sits: true, more: () => placed(classId, 'WAITING') });
      await fullClass(world, [], waiting);
      const attempt = (more: object) => () => submitPassList(world.deps, centre, { classId, ...more }, longestKey());
      return {
        longest: attempt({}),
        over: {
          version: over('BOOK_MOVED', 'expectedBookVersion', attempt({ expectedBookVersion: Number.MAX_VALUE })),
        },
      };
    },
  },
];
