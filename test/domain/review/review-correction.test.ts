import { expect, test } from 'vitest';
import type { Application } from '#domain/application/application';
import { type DraftChange, updated } from '#domain/application/lifecycle';
import { checkSubmission } from '#domain/application/submission';
import { uploadConfirmed, uploadRequested } from '#domain/application/upload';
import { defaultPractice } from '#domain/practice';
import { differencesOf } from '#domain/review/review-difference';
import { findRuleSet } from '#domain/rules/shipped';
import { agency, openClass } from '#test/operations/world';
import { handedIn, now } from './review-application.ts';

const ruleSet = findRuleSet('ASSESSOR')!;
const context = { now, ruleSet, routing: defaultPractice.routing };
const nothing = { facts: [], documents: [], choices: [] };

function returned(correction: Partial<Application['correction']> = {}, more: Partial<Application> = {}): Application {
  const stage = { since: now.toISOString(), dueOn: '2026-12-07' };
  return handedIn({
    ...{ status: 'RETURNED', returnedFrom: 'CENTRE_REVIEW', stage },
    correction: { ...nothing, ...correction },
    ...more,
  });
}

function problemsOf(application: Application, change: DraftChange): string[] {
  const outcome = updated(application, change, context);
  return outcome.ok ? [] : outcome.problems.map(({ code, path }) => `${code} ${path}`);
}

const { phone: _, ...withoutPhone } = handedIn().facts;
const { titleName: _titleName, ...withoutTitleName } = handedIn().facts;
const another = { ...openClass('ASSESSOR', { id: 'later' }), version: 1 };
const otherAgency = { ...agency, id: 'agency-2', version: 1 };
const cancelled = { ...openClass('ASSESSOR'), version: 1, status: 'CANCELLED' as const };

test.each<[string, Application, DraftChange, string[]]>([
  ['a cell that was returned', returned({ facts: ['workplace'] }), { facts: { workplace: '甲' } }, []],
  [
    'a cell that was not',
    returned({ facts: ['phone'] }),
    { facts: { workplace: '甲' } },
    ['NOT_RETURNED answers.workplace'],
  ],
  ['a cell that was not, said as it stands', returned(), { facts: { workplace: handedIn().facts.workplace! } }, []],
  [
    'a cell emptied that was not returned',
    returned(),
    { removeFacts: ['workplace'] },
    ['NOT_RETURNED answers.workplace'],
  ],
  [
    'several that were not',
    returned(),
    { facts: { workplace: '甲', phone: '13900139000' } },
    ['NOT_RETURNED answers.phone', 'NOT_RETURNED answers.workplace'],
  ],
  [
    'the name of a title whose level was returned',
    returned({ facts: ['titleLevel'] }),
    { facts: { titleLevel: 'INTERMEDIATE', titleName: '工程师' } },
    [],
  ],
  ['the name of a title alone', returned(), { facts: { titleName: '工程师' } }, ['NOT_RETURNED answers.titleName']],
  [
    'an answer that is needed and not there',
    returned({}, { facts: withoutPhone }),
    { facts: { phone: '13900139000' } },
    [],
  ],
  [
    'an empty cell that may stay empty',
    returned({}, { facts: withoutTitleName }),
    { facts: { titleName: '工程师' } },
    ['NOT_RETURNED answers.titleName'],
  ],
  ['a class that was returned', returned({ choices: ['trainingClass'] }), { trainingClass: another }, []],
  ['a class that was not', returned(), { trainingClass: another }, ['NOT_RETURNED classId']],
  ['the same class again', returned(), { trainingClass: { ...openClass('ASSESSOR'), version: 1 } }, []],
  [
    'another class where the chosen one is cancelled',
    returned({}, { trainingClass: cancelled }),
    { trainingClass: another },
    [],
  ],
  ['an agency that was returned', returned({ choices: ['agency'] }), { agency: otherAgency }, []],
  ['an agency that was not', returned(), { agency: otherAgency }, ['NOT_RETURNED agencyId']],
  [
    'another agency where the chosen one may not recommend',
    returned({}, { agency: { ...agency, version: 1, active: false } }),
    { agency: otherAgency },
    [],
  ],
  ['a route that was not returned', returned(), { route: 'CITY' }, ['NOT_RETURNED route']],
  ['a route that was', returned({ choices: ['route'] }), { route: 'CITY' }, []],
  ['anything in a draft', handedIn({ status: 'DRAFT' }), { facts: { workplace: '甲' }, agency: otherAgency }, []],
])('%s may be changed or not', (_, application, change, expected) => {
  expect(problemsOf(application, change).toSorted()).toEqual(expected);
});

const scan = { contentType: 'image/png', size: 1, sha256: 'a'.repeat(64) };
const card = handedIn().documents.filter(({ kind }) => kind === 'ID_CARD');
test.each<[string, Application, string, string | undefined]>([
  ['that was returned', returned({ documents: ['ID_CARD'] }), 'ID_CARD', undefined],
  ['that was not', returned({ documents: ['PHOTO'] }), 'ID_CARD', 'NOT_RETURNED'],
  ['that is not needed', returned(), 'HONOUR_PROOF', 'NOT_RETURNED'],
  ['that is needed and not there', returned({}, { documents: card }), 'PHOTO', undefined],
])('a scan %s may be sent and confirmed or not', (_, application, kind, code) => {
  const asked = uploadRequested(application, { kind, ...scan }, { id: 'x', now, ruleSet });
  expect(asked.ok ? undefined : asked.problems[0].code).toBe(code);
  // Announced while it was a draft, and confirmed now.
  const requested = { id: 'y', kind, status: 'REQUESTED' as const, ...scan, requestedAt: now.toISOString() };
  const documents = [...application.documents, { ...requested, contentType: 'image/png' as const }];
  const confirmed = uploadConfirmed({ ...application, documents }, 'y', { uploaded: undefined, now, ruleSet });
  expect(confirmed.ok ? '' : confirmed.problems[0].code).toBe(code ?? 'NOT_UPLOADED');
});

const closed = {
  ...openClass('ASSESSOR', { registration: { opensOn: '2026-11-01', closesOn: '2026-11-20' } }),
  version: 1,
};
const closedByHand = { ...closed, status: 'REGISTRATION_CLOSED' as const };
test.each<[string, Application, string, string[]]>([
  ['on the last day of the correction', returned({}, { trainingClass: closed }), '2026-12-07T23:59:59+08:00', []],
  ['a second later', returned({}, { trainingClass: closed }), '2026-12-08T00:00:00+08:00', ['CORRECTION_CLOSED']],
  [
    'though registration was closed by hand',
    returned({}, { trainingClass: closedByHand }),
    '2026-11-25T10:00:00+08:00',
    [],
  ],
  [
    'though the class has begun',
    returned({}, { trainingClass: { ...closed, status: 'RUNNING' } }),
    '2026-11-25T10:00:00+08:00',
    ['CORRECTION_CLOSED'],
  ],
  [
    'for a class that is cancelled',
    returned({}, { trainingClass: cancelled }),
    '2026-11-25T10:00:00+08:00',
    ['CLASS_CANCELLED'],
  ],
  [
    'for another class whose registration is closed',
    returned({}, { trainingClass: { ...closed, id: 'other' } }),
    '2026-11-25T10:00:00+08:00',
    ['REGISTRATION_CLOSED'],
  ],
  [
    'after its own window, a draft',
    handedIn({ status: 'DRAFT', trainingClass: closed }),
    '2026-11-25T10:00:00+08:00',
    ['REGISTRATION_CLOSED'],
  ],
  ['while registration is still open, after the correction', returned(), '2026-11-30T23:59:59+08:00', []],
])('what was returned is handed in again or not: %s', (_, application, at, expected) => {
  const check = checkSubmission(application, { ...context, now: new Date(at) });
  expect(check.incomplete.map(({ code }) => code)).toEqual(expected);
});

test('the difference shows what was changed, added, emptied, and which scans came', () => {
  const application = handedIn();
  const { documents, facts } = application;
  const came = { ...documents[0]!, id: 'new' };
  const waiting = { ...documents[0]!, id: 'waiting', status: 'REQUESTED' as const };
  const { remarks: _, ...rest } = { ...facts, remarks: undefined };
  const changed = {
    ...application,
    before: { facts: { ...rest, workplace: '甲', gone: '乙' }, documents: documents.map(({ id }) => id) },
    facts: { ...rest, workplace: '丙', added: 3 },
    documents: [...documents, came, waiting],
  };
  expect(differencesOf(changed)).toEqual({
    facts: [
      { fact: 'workplace', before: '甲', after: '丙' },
      { fact: 'gone', before: '乙' },
      { fact: 'added', after: 3 },
    ],
    documents: [{ kind: 'APPLICATION_FORM', before: ['scan of APPLICATION_FORM'], after: ['new'] }],
  });
  expect(differencesOf(application)).toBeUndefined();
});
