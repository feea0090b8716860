import type { WholeTable } from '#operations/fsck/table';
import { applicationRef } from '#store/applications';
import { cardRef } from '#store/cards';
import { panelRef } from '#store/panels';
import { numberingRef } from '#store/pass-lists';
import { province } from './cast.ts';
import type { Report } from './report.ts';
import { ofCities } from './rules/routing.ts';

/** What a run has come through, as its table and histories tell. */
export function countMilestones(table: WholeTable, report: Report): void {
  for (const id of table.idsOf('APP#', 'APP')) ofApplication(table, id, report);
  for (const number of table.idsOf('CARD#', 'CARD')) ofCard(table, number, report);
  const panels = table.idsOf('PANEL#', 'PANEL').flatMap((id) => table.find(panelRef(id)) ?? []);
  const lost = panels.flatMap(({ members }) => members.filter(({ status }) => status === 'TAKEN_OFF'));
  report.reach('a panel lost a member to a sanction', lost.length);
  const numberings = table.idsOf('LIST#', 'NUMBERING').flatMap((id) => table.find(numberingRef(id)) ?? []);
  report.reach('a number passed over', numberings.flatMap(({ skipped }) => skipped).length);
}

function eventsOf(table: WholeTable, subject: string) {
  const events = table.within(subject, 'EVENT#');
  return (action: string, from?: string, to?: string) =>
    events.filter(
      (event) =>
        event.action === action &&
        (from === undefined || event.fromStatus === from) &&
        (to === undefined || event.toStatus === to),
    ).length;
}

function ofApplication(table: WholeTable, id: string, report: Report): void {
  const row = table.find(applicationRef(id));
  if (!row) return;
  const count = eventsOf(table, applicationRef(id).pk);
  const { routing, category, enrolment, appeal, results, status } = row;
  report.reach('moved up from the waiting list', count('moveUp'));
  report.reach('let go from a cancelled class', count('releaseTrainingClass', 'ENROLLED'));
  report.reach('failed and passed at the resit', results?.resit ? count('recordResults', 'FAILED', 'PASSED') : 0);
  report.reach('returned and handed in again', count('submitApplication', 'RETURNED'));
  report.reach('withdrawn', status === 'WITHDRAWN' ? 1 : 0);
  report.reach('barred while under way', count('sanctionCard'));
  report.reach('an appeal overturned', appeal?.outcome === 'OVERTURNED' ? 1 : 0);
  report.reach('an appeal upheld', count('decideAppeal', 'REJECTED', 'REJECTED'));
  const byRequest = ofCities.includes(category) && routing?.reviewCentre !== province;
  const sent = byRequest && routing?.trainingOrganiser === province && enrolment !== undefined;
  report.reach('trained by the province at the request of a city', sent ? 1 : 0);
}

function ofCard(table: WholeTable, number: string, report: Report): void {
  const row = table.find(cardRef(number));
  if (!row) return;
  const count = eventsOf(table, cardRef(number).pk);
  report.reach('a card handed out', row.handedOut ? 1 : 0);
  report.reach('a renewal certified and handed out', row.handedOut && row.periods.length > 1 ? 1 : 0);
  report.reach('revoked for good', row.sanctions.some(({ kind }) => kind === 'REVOKED_FOR_GOOD') ? 1 : 0);
  report.reach('suspended and lifted', count('liftSuspension'));
}
