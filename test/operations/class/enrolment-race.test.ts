import { expect, test } from 'vitest';
import { applicationRef } from '#store/applications';
import { read } from '#store/read';
import { createConflicts } from '#test/harness/conflicts';
import { people, places, type RaceReport, raceForPlaces } from './enrolment-race.ts';

/** `npm run soak:enrol` has twenty of each. */
const runs = Number(process.env.RUNS ?? 1);

const ids = Array.from({ length: people }, (_, n) => `application-${n}`);

async function findings({ world, seats, seated }: RaceReport): Promise<string[]> {
  const found: string[] = [];
  const holders = Object.keys(seats.seated);
  const line = seats.waiting.map(({ applicationId }) => applicationId);
  if (seats.taken !== places || holders.length !== places || seated !== places) {
    found.push(`${seats.taken} taken, ${holders.length} seated, ${seated} told so`);
  }
  if (new Set([...holders, ...line]).size !== holders.length + line.length) found.push('somebody stands twice');
  for (let from = 0; from < people; from += 100) {
    const some = ids.slice(from, from + 100);
    const snapshot = await read(world.deps.store, some.map(applicationRef));
    for (const id of some) {
      const { status, enrolment } = snapshot.find(applicationRef(id))!;
      const expected = holders.includes(id) ? 'ENROLLED SEATED' : `QUALIFIED ${line.includes(id) ? 'WAITING' : ''}`;
      if (`${status} ${enrolment?.state ?? ''}` !== expected) found.push(`${id}: ${status} ${enrolment?.state}`);
    }
  }
  return found;
}

const variants = [
  { waitingList: true, conflicts: false },
  { waitingList: false, conflicts: false },
  // Tens of thousands of refusals: the soak alone has the time for them.
  ...(runs > 1 ? [true, false].map((waitingList) => ({ waitingList, conflicts: true })) : []),
];

test.each(variants)(
  '500 at once for 50 places: exactly 50 seats (waiting list: $waitingList, conflicts: $conflicts)',
  async ({ waitingList, conflicts }) => {
    for (let run = 1; run <= runs; run += 1) {
      const met = createConflicts();
      const report = await raceForPlaces({ waitingList, ...(conflicts && { disturb: met.disturb }) });
      const { seated, waiting, full, calls, busy, transactions, seconds } = report;
      console.info(
        `enrolments ${run}/${runs}: ${seated} seated, ${waiting} waiting, ${full} CLASS_FULL in ${seconds.toFixed(1)} s; ` +
          `${calls} calls (${busy} BUSY), ${transactions} transactions, ${met.refused} turned away by conflicts`,
      );
      expect(await findings(report)).toEqual([]);
      expect({ seated, waiting, full }).toEqual({
        seated: places,
        waiting: waitingList ? people - places : 0,
        full: waitingList ? 0 : people - places,
      });
    }
  },
  runs * 300_000,
);
