import { describe, expect, it } from 'vitest';
import { requiredDocuments } from '#domain/application/required-documents';
import type { Category } from '#domain/category';
import type { Facts } from '#domain/eligibility/fact';
import { findClause } from '#domain/notice';

const assessor = ['APPLICATION_FORM', 'ID_CARD', 'PHOTO'];

type Row = [name: string, Category, Facts, kinds: string[]];

const rows: Row[] = [
  ['nothing said yet', 'ASSESSOR', {}, assessor],
  ['a level that suffices', 'ASSESSOR', { skillLevel: 'SENIOR' }, [...assessor, 'SKILL_CERTIFICATE']],
  [
    'a title that suffices beside a level that does not',
    'ASSESSOR',
    { skillLevel: 'INTERMEDIATE', titleLevel: 'INTERMEDIATE' },
    [...assessor, 'TITLE_CERTIFICATE'],
  ],
  [
    'both suffice: one is asked for',
    'ASSESSOR',
    { skillLevel: 'SENIOR', titleLevel: 'FULL_SENIOR' },
    [...assessor, 'SKILL_CERTIFICATE'],
  ],
  ['neither suffices', 'ASSESSOR', { skillLevel: 'JUNIOR', titleLevel: 'STAFF' }, assessor],
  [
    'a senior assessor shows the card',
    'SENIOR_ASSESSOR',
    { holdsAssessorCard: true, skillLevel: 'SENIOR_TECHNICIAN' },
    [...assessor, 'ASSESSOR_CARD', 'SKILL_CERTIFICATE'],
  ],
  [
    '附件2 申报条件1',
    'SPECIAL_ABILITY_ASSESSOR',
    { titleLevel: 'STAFF', certificateMatches: true },
    [...assessor, 'TITLE_CERTIFICATE'],
  ],
  ['附件2 申报条件2', 'SPECIAL_ABILITY_ASSESSOR', { honour: true }, [...assessor, 'HONOUR_PROOF']],
  [
    '附件2 申报条件3',
    'SPECIAL_ABILITY_ASSESSOR',
    { education: 'UNDERGRADUATE', teachingYears: 3 },
    [...assessor, 'EDUCATION_PROOF', 'TEACHING_PROOF'],
  ],
  [
    '附件2 申报条件3 left to the reviewer',
    'SPECIAL_ABILITY_ASSESSOR',
    { education: 'TECHNICIAN_COLLEGE', teachingYears: 3, honour: false },
    [...assessor, 'EDUCATION_PROOF', 'TEACHING_PROOF'],
  ],
  [
    '附件2 申报条件3 not reached',
    'SPECIAL_ABILITY_ASSESSOR',
    { education: 'UNDERGRADUATE', teachingYears: 2.9 },
    assessor,
  ],
  ['附件2 申报条件4', 'SPECIAL_ABILITY_ASSESSOR', { tradeYears: 10, tradeProof: true }, [...assessor, 'TRADE_PROOF']],
  ['附件2 申报条件5', 'SPECIAL_ABILITY_ASSESSOR', { competitionJudge: true }, [...assessor, 'JUDGE_PROOF']],
  [
    'several ticks, several proofs',
    'SPECIAL_ABILITY_ASSESSOR',
    { competitionJudge: true, honour: true, skillLevel: 'JUNIOR', titleLevel: 'NONE' },
    [...assessor, 'HONOUR_PROOF', 'JUDGE_PROOF'],
  ],
  ['a supervisor', 'QUALITY_SUPERVISOR', { supervisorSource: 'HR_DEPARTMENT' }, ['APPLICATION_FORM', 'PHOTO']],
];

describe('documents required', () => {
  it.each(rows)('%s (%s)', (_, category, facts, kinds) => {
    const documents = requiredDocuments(category, facts);
    expect(documents.map((document) => document.kind)).toEqual(kinds);
    for (const document of documents) expect(findClause(document.clause), document.clause).toBeDefined();
  });
});
