import { expect, test } from 'vitest';
import { everything } from '#domain/card/assessed';
import type { Assignment, CardKind, PanelTask } from '#domain/card/card';
import type { Panel } from '#domain/card/panel';
import { mostMembers, withoutMember } from '#domain/card/panel';
import {
  assignmentDayProblem,
  type Candidate,
  cancelled,
  cancelProblem,
  judgePanel,
  readLevel,
  sizeProblems,
  timesOnRecord,
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
  const { members } = judgePanel({ task: 'ASSESS', on, assessed: assessed(text), level }, [candidate], practice);
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

test.each<[kind: CardKind, text: string | undefined, level: SkillLevel, expected: string[]]>([
  ['QUALITY_SUPERVISOR', undefined, 'NONE', []],
  ['QUALITY_SUPERVISOR', '电工', 'NONE', []],
  ['QUALITY_SUPERVISOR', '电工', 'CHIEF_TECHNICIAN', []],
  ['QUALITY_SUPERVISOR', '泡菜制作', 'NONE', []],
  ['ASSESSOR', '电工', 'SENIOR', ['NOT_A_SUPERVISOR']],
  ['SENIOR_ASSESSOR', '电工', 'SENIOR', ['NOT_A_SUPERVISOR']],
  ['SPECIAL_ABILITY_ASSESSOR', '泡菜制作', 'NONE', ['NOT_A_SUPERVISOR']],
])('%s to supervise %s at %s: %j', (kind, text, level, expected) => {
  const what = text === undefined ? everything : assessed(text);
  const examination = { task: 'SUPERVISE' as const, on: '2026-12-01', assessed: what, level };
  const { members } = judgePanel(examination, [member(kind)], practice);
  expect(members[0]!.problems.map(({ code }) => code)).toEqual(expected);
});

test('of who supervises, too, the card must be good on the day (三(二))', () => {
  const judged = (on: string) => {
    const examination = { task: 'SUPERVISE' as const, on, assessed: everything, level: 'NONE' as const };
    return judgePanel(examination, [member('QUALITY_SUPERVISOR')], practice).members[0]!.problems;
  };
  expect(judged('2026-12-31')).toEqual([]);
  expect(judged('2027-01-01')).toMatchObject([{ code: 'CARD_EXPIRED', clause: '三(二)' }]);
});

test('the checks of 三(二) are made on the day of the examination', () => {
  expect(codes(member('ASSESSOR'), '电工', 'JUNIOR', '2026-12-31')).toEqual([]);
  expect(codes(member('ASSESSOR'), '电工', 'JUNIOR', '2027-01-01')).toEqual(['CARD_EXPIRED']);
  expect(codes({ cardNumber: 'x', card: undefined }, '电工', 'TECHNICIAN')).toEqual(['CARD_NO_MATCH']);
});

test('which levels an assessor judges is an operator’s to set', () => {
  const examination = {
    task: 'ASSESS' as const,
    on: '2026-12-01',
    assessed: assessed('电工'),
    level: 'TECHNICIAN' as const,
  };
  const wide = PanelPractice.parse({ assessorLevels: ['TECHNICIAN'] });
  expect(judgePanel(examination, [member('ASSESSOR')], wide).members[0]!.problems).toEqual([]);
});

test.each<[task: PanelTask, count: number, codes: string[]]>([
  ['ASSESS', 0, ['PANEL_TOO_SMALL', 'PANEL_NOT_ODD']],
  ['ASSESS', 1, ['PANEL_TOO_SMALL']],
  ['ASSESS', 2, ['PANEL_TOO_SMALL', 'PANEL_NOT_ODD']],
  ['ASSESS', 3, []],
  ['ASSESS', 4, ['PANEL_NOT_ODD']],
  ['ASSESS', 5, []],
  ['ASSESS', mostMembers, []],
  ['ASSESS', mostMembers + 1, ['PANEL_NOT_ODD', 'PANEL_TOO_LARGE']],
  ['ASSESS', mostMembers + 2, ['PANEL_TOO_LARGE']],
  ['SUPERVISE', 0, ['PANEL_TOO_SMALL']],
  ['SUPERVISE', 1, []],
  ['SUPERVISE', 2, []],
  ['SUPERVISE', mostMembers, []],
  ['SUPERVISE', mostMembers + 1, ['PANEL_TOO_LARGE']],
])('to %s, %i of them: %j', (task, count, expected) => {
  expect(sizeProblems(count, task, practice).map(({ code }) => code)).toEqual(expected);
});

test('the size is an operator’s to set', () => {
  expect(sizeProblems(2, 'ASSESS', PanelPractice.parse({ leastMembers: 2, odd: false }))).toEqual([]);
  expect(sizeProblems(1, 'SUPERVISE', PanelPractice.parse({ leastSupervisors: 2 }))).toMatchObject([
    { code: 'PANEL_TOO_SMALL', message: '质量督导员至少2人，现有1人。' },
  ]);
});

test('the same person may sit once, with whichever of several cards', () => {
  const examination = {
    task: 'ASSESS' as const,
    on: '2026-12-01',
    assessed: assessed('电工'),
    level: 'JUNIOR' as const,
  };
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
    task: 'ASSESS' as const,
    office: '510100',
    on: '2026-01-01',
    occupation: '6-31-01-03',
    level: 'JUNIOR',
    status: 'ASSIGNED' as const,
  };
  expect(codes(member('ASSESSOR', 'ASSESSOR', { assignments: Array(count).fill(one) }), '电工', 'JUNIOR')).toEqual(
    expected,
  );
});

test.each<[task: PanelTask, text: string | undefined, level: SkillLevel | undefined, expected: string]>([
  ['ASSESS', '电工', 'JUNIOR', 'JUNIOR'],
  ['ASSESS', '电工', undefined, 'LEVEL_MISSING'],
  ['ASSESS', '电工', 'NONE', 'LEVEL_MISSING'],
  ['ASSESS', '泡菜制作', undefined, 'NONE'],
  ['ASSESS', '泡菜制作', 'NONE', 'NONE'],
  ['ASSESS', '泡菜制作', 'JUNIOR', 'LEVEL_OF_PROJECT'],
  ['SUPERVISE', '电工', 'JUNIOR', 'JUNIOR'],
  ['SUPERVISE', '电工', undefined, 'NONE'],
  ['SUPERVISE', '泡菜制作', 'JUNIOR', 'LEVEL_OF_PROJECT'],
  ['SUPERVISE', undefined, undefined, 'NONE'],
  ['SUPERVISE', undefined, 'JUNIOR', 'LEVEL_OF_ALL'],
])('to %s %s with the level %s: %s', (task, text, level, expected) => {
  const read = readLevel(text === undefined ? everything : assessed(text), level, task);
  expect(read.ok ? read.value : read.problems[0].code).toBe(expected);
});

const panel: Panel = {
  ...{ id: 'p', version: 1, office: '510100', role: 'city', task: 'ASSESS', on: '2026-12-01' },
  ...{ occupation: '6-31-01-03' },
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
  const of = (task: PanelTask, on: string, status: Assignment['status']): Assignment => ({
    ...{ panelId: on, task, office: '510100', on, occupation: '', level: '', status },
  });
  const assignments = [
    of('ASSESS', '2026-11-29', 'ASSIGNED'),
    of('ASSESS', '2026-11-28', 'CANCELLED'),
    of('SUPERVISE', '2026-11-28', 'ASSIGNED'),
    of('ASSESS', '2026-11-30', 'ASSIGNED'),
  ];
  const times = (today: string, task: PanelTask = 'ASSESS') => timesOnRecord(assignments, today, task);
  expect([times('2026-11-29'), times('2026-11-30'), times('2026-12-01')]).toEqual([0, 1, 2]);
  expect([times('2026-11-28', 'SUPERVISE'), times('2026-11-29', 'SUPERVISE')]).toEqual([0, 1]);
});
