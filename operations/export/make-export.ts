import { makeCardList, makeCards } from './make-cards.ts';
import { makeAttendance, makePassList, makeSignInSheet } from './make-class-list.ts';
import { makeForm } from './make-form.ts';
import { makeRoster } from './make-roster.ts';
import { makeStatistics } from './make-statistics.ts';
import type { Made, Making } from './run-export.ts';

/** Whatever was asked for. */
export async function makeExport(making: Making): Promise<Made> {
  const { request } = making.job;
  switch (request.kind) {
    case 'FORM':
      return makeForm(making, request);
    case 'ROSTER':
      return makeRoster(making, { ...request, kind: request.of });
    case 'PASS_LIST':
      return makePassList(making, request);
    case 'CARD_LIST':
      return makeCardList(making, request);
    case 'CARDS':
      return makeCards(making, request);
    case 'SIGN_IN':
      return makeSignInSheet(making, request);
    case 'ATTENDANCE':
      return makeAttendance(making, request);
    case 'STATISTICS':
      return makeStatistics(making, request);
  }
}
