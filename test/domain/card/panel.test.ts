import { expect, test } from 'vitest';
import type { CardKind } from '#domain/card/card';
import type { Panel } from '#domain/card/panel';
import { mostMembers, withoutMember } from '#domain/card/panel';
import {
  assessmentsOnRecord,
  assignmentDayProblem,
  type Candidate,
  cancelled,
  cancelProblem,
  judgePanel,
  readLevel,
  sizeProblems,
} from '#domain/card/panel-check';
import { PanelPractice } from '#domain/card/panel-practice';
import { readAssessed } from '#domain/card/typed-assessed';
import type { SkillLevel } from '#domain/vocabulary/skill-level';

const practice = PanelPractice.parse({});
const period = { from: '2024-01-01', until: '2026-12-31', applicationId: 'a' };

function assessed(text: string) {
  const read = readAssessed(text);
  if (!read.ok) throw new Error('not read');
  return read.value;
}

function member(kind: CardKind, person = kind, more: Partial<NonNullable<Candidate['card']>> = {}): Candidate {
  const occupations = kind === 'SPECIAL_ABILITY_ASSESSOR' || kind === 'QUALITY_SUPERVISOR' ? [] : ['6-31-01-03'];
  const items = kind === 'SPECIAL_ABILITY_ASSESSOR' ? ['泡菜制作'] : [];
  const card = { kind, personHash: person, assignments: [], periods: [period], sanctions: [], occupations, items };
  return { cardNumber: `no ${person}`, card: { ...card, ...more } };
}

function codes(candidate: Candidate, text: string, level: SkillLevel, on = '2026-12-01'): string[] {
  const { members } = judgePanel({ on, assessed: assessed(text), level }, [candidate], practice);
  return members[0]!.problems.map(({ code }) => code);
}

test.each<[kind: CardKind, text: string, level: SkillLevel, expected: string[]]>([
  ['ASSESSOR', '电工', 'APPRENTICE', []],
  ['ASSESSOR', '电工', 'JUNIOR', []],
  ['ASSESSOR', '电工', 'INTERMEDIATE', []],
  ['ASSESSOR', '电工', 'SENIOR', []],
  ['ASSESSOR', '电工', 'TECHNICIAN', ['LEVEL_ABOVE_CARD']],
  ['ASSESSOR', '电工', 'SENIOR_TECHNICIAN', ['LEVEL_ABOVE_CARD']],
  ['ASSESSOR', '电工', 'CHIEF_TECHNICIAN', ['LEVEL_ABOVE_CARD']],
  ['SENIOR_ASSESSOR', '电工', 'JUNIOR', []],
  ['SENIOR_ASSESSOR', '电工', 'SENIOR', []],
  ['SENIOR_ASSESSOR', '电工', 'TECHNICIAN', []],
  ['SENIOR_ASSESSOR', '电工', 'SENIOR_TECHNICIAN', []],
  ['SENIOR_ASSESSOR', '电工', 'CHIEF_TECHNICIAN', []],
  ['ASSESSOR', '车工', 'SENIOR', ['OCCUPATION_NOT_ON_CARD']],
  ['ASSESSOR', '车工', 'TECHNICIAN', ['OCCUPATION_NOT_ON_CARD', 'LEVEL_ABOVE_CARD']],
  ['ASSESSOR', '泡菜制作', 'NONE', ['OCCUPATION_NOT_ON_CARD']],
  ['SPECIAL_ABILITY_ASSESSOR', '泡菜制作', 'NONE', []],
  ['SPECIAL_ABILITY_ASSESSOR', '竹编制作', 'NONE', ['OCCUPATION_NOT_ON_CARD']],
  ['SPECIAL_ABILITY_ASSESSOR', '电工', 'JUNIOR', ['OCCUPATION_NOT_ON_CARD', 'ONLY_PROJECTS']],
  ['QUALITY_SUPERVISOR', '电工', 'JUNIOR', ['OCCUPATION_NOT_ON_CARD', 'NOT_AN_ASSESSOR']],
  ['QUALITY_SUPERVISOR', '泡菜制作', 'NONE', ['OCCUPATION_NOT_ON_CARD', 'NOT_AN_ASSESSOR']],
])('%s for %s at %s: %j', (kind, text, level, expected) => {
  expect(codes(member(kind), text, level)).toEqual(expected);
});

test('the checks of 三(二) are made on the day of the examination', () => {
  expect(codes(member('ASSESSOR'), '电工', 'JUNIOR', '2026-12-31')).toEqual([]);
  expect(codes(member('ASSESSOR'), '电工', 'JUNIOR', '2027-01-01')).toEqual(['CARD_EXPIRED']);
  expect(codes({ cardNumber: 'x', card: undefined }, '电工', 'TECHNICIAN')).toEqual(['CARD_NO_MATCH']);
});

test('which levels an assessor judges is an operator’s to set', () => {
  const examination = { on: '2026-12-01', assessed: assessed('电工'), level: 'TECHNICIAN' as const };
  const wide = PanelPractice.parse({ assessorLevels: ['TECHNICIAN'] });
  expect(judgePanel(examination, [member('ASSESSOR')], wide).members[0]!.problems).toEqual([]);
});

test.each<[count: number, codes: string[]]>([
  [0, ['PANEL_TOO_SMALL', 'PANEL_NOT_ODD']],
  [1, ['PANEL_TOO_SMALL']],
  [2, ['PANEL_TOO_SMALL', 'PANEL_NOT_ODD']],
  [3, []],
  [4, ['PANEL_NOT_ODD']],
  [5, []],
  [mostMembers, []],
  [mostMembers + 1, ['PANEL_NOT_ODD', 'PANEL_TOO_LARGE']],
  [mostMembers + 2, ['PANEL_TOO_LARGE']],
])('a panel of %i: %j', (count, expected) => {
  expect(sizeProblems(count, practice).map(({ code }) => code)).toEqual(expected);
});

test('the size is an operator’s to set', () => {
  expect(sizeProblems(2, PanelPractice.parse({ leastMembers: 2, odd: false }))).toEqual([]);
});

test('the same person may sit once, with whichever of several cards', () => {
  const examination = { on: '2026-12-01', assessed: assessed('电工'), level: 'JUNIOR' as const };
  const named = [
    member('ASSESSOR', 'ASSESSOR'),
    member('SENIOR_ASSESSOR', 'ASSESSOR'),
    member('ASSESSOR', 'QUALITY_SUPERVISOR'),
  ];
  const { members } = judgePanel(examination, named, practice);
  expect(members.map(({ problems }) => problems.map(({ code }) => code))).toEqual([[], ['SAME_PERSON_TWICE'], []]);
});

test.each([
  [999, []],
  [1000, ['ASSIGNMENTS_FULL']],
])('a card with %i assignments: %j', (count, expected) => {
  const one = {
    panelId: 'p',
    on: '2026-01-01',
    occupation: '6-31-01-03',
    level: 'JUNIOR',
    status: 'ASSIGNED' as const,
  };
  expect(codes(member('ASSESSOR', 'ASSESSOR', { assignments: Array(count).fill(one) }), '电工', 'JUNIOR')).toEqual(
    expected,
  );
});

test.each<[text: string, level: SkillLevel | undefined, expected: string]>([
  ['电工', 'JUNIOR', 'JUNIOR'],
  ['电工', undefined, 'LEVEL_MISSING'],
  ['电工', 'NONE', 'LEVEL_MISSING'],
  ['泡菜制作', undefined, 'NONE'],
  ['泡菜制作', 'NONE', 'NONE'],
  ['泡菜制作', 'JUNIOR', 'LEVEL_OF_PROJECT'],
])('%s with the level %s: %s', (text, level, expected) => {
  const read = readLevel(assessed(text), level);
  expect(read.ok ? read.value : read.problems[0].code).toBe(expected);
});

const panel: Panel = {
  ...{ id: 'p', version: 1, office: '510100', role: 'city', on: '2026-12-01', occupation: '6-31-01-03' },
  ...{ level: 'JUNIOR', status: 'ASSIGNED', assignedAt: '', assignedBy: '', words: { item: '6-31-01-03' } },
  members: ['K1', 'K2', 'K3'].map((cardNumber) => ({ cardNumber, status: 'ASSIGNED' })),
};

test.each<[today: string, code: string | undefined]>([
  ['2026-11-29', undefined],
  ['2026-11-30', undefined],
  ['2026-12-01', 'TOO_LATE_TO_CANCEL'],
  ['2026-12-02', 'TOO_LATE_TO_CANCEL'],
])('a panel of 1 December cancelled on %s: %s', (today, code) => {
  expect(cancelProblem(panel, today)?.code).toBe(code);
});

test('a panel is cancelled once', () => {
  const once = cancelled(panel, { today: '2026-11-30', at: 'now', reason: '考生不足' });
  if (!once.ok) throw new Error('refused');
  expect(once.value).toMatchObject({ status: 'CANCELLED', words: { cancellation: '考生不足' } });
  expect(cancelProblem(once.value, '2026-11-30')?.code).toBe('ALREADY_CANCELLED');
});

test.each([
  ['2026-11-30', 'DAY_PAST'],
  ['2026-12-01', undefined],
  ['2026-12-02', undefined],
])('an examination of %s assigned on 1 December: %s', (on, code) => {
  expect(assignmentDayProblem(on, '2026-12-01')?.code).toBe(code);
});

test('a sanction takes its holder off once, and nobody off a panel that was cancelled', () => {
  const less = withoutMember(panel, 'K2', '三(三)');
  expect(less.members).toEqual([
    { cardNumber: 'K1', status: 'ASSIGNED' },
    { cardNumber: 'K2', status: 'TAKEN_OFF', clause: '三(三)' },
    { cardNumber: 'K3', status: 'ASSIGNED' },
  ]);
  expect(withoutMember(less, 'K2', '三(三)')).toBe(less);
  expect(withoutMember(panel, 'K9', '三(三)')).toBe(panel);
  const gone: Panel = { ...panel, status: 'CANCELLED' };
  expect(withoutMember(gone, 'K2', '三(三)')).toBe(gone);
});

test('an assessment is on record once its day has passed and it was not cancelled', () => {
  const of = (on: string, status: 'ASSIGNED' | 'CANCELLED') => ({ panelId: on, on, occupation: '', level: '', status });
  const assignments = [of('2026-11-29', 'ASSIGNED'), of('2026-11-28', 'CANCELLED'), of('2026-11-30', 'ASSIGNED')];
  expect(assessmentsOnRecord(assignments, '2026-11-29')).toBe(0);
  expect(assessmentsOnRecord(assignments, '2026-11-30')).toBe(1);
  expect(assessmentsOnRecord(assignments, '2026-12-01')).toBe(2);
});
