import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assessLine, factsOfEachCategory } from '#local/assessment';
import { prose } from './prose.ts';

const today = '2024-04-12';
const assess = (category: string, facts: object, more: object = {}): Record<string, never> =>
  JSON.parse(JSON.stringify(assessLine(JSON.stringify({ category, facts, ...more }), today)));

const declared = {
  certificateMatches: true,
  trainingExperience: true,
  knowsPolicy: true,
  ethics: true,
  permanentlyRevoked: false,
};

describe('the command line', () => {
  it.each([
    ['codes', 'ASSESSOR', { occupations: ['6-31-01-03'], skillLevel: 'SENIOR', ...declared }],
    ['Chinese labels', '考评员', { occupations: ['电工'], skillLevel: '三级/高级工', ...declared }],
    [
      'words as typed',
      '考评员',
      { occupations: '电工', skillLevel: '高级工', ...declared, ethics: '能', permanentlyRevoked: '没有' },
    ],
    ['labels as names', '考评员', { 申报考评职业工种: '6-31-01-03', '职业资格（技能等级）': '高级技师', ...declared }],
    [
      'numbers as text',
      '高级考评员',
      {
        occupations: '电工',
        holdsAssessorCard: '是',
        assessingYears: '1',
        assessmentCount: '3',
        titleLevel: '副高级',
        ...declared,
      },
    ],
  ])('takes facts as %s', (_, category, facts) => {
    expect(assess(category, facts)).toMatchObject({
      verdict: 'MET',
      admissible: true,
      problems: [],
      nextQuestion: null,
    });
  });

  it('answers with what decided, what alone stands in the way and what else is open', () => {
    const answer = assess('高级考评员', { holdsAssessorCard: true, assessingYears: 1, assessmentCount: 2 });
    expect(answer).toMatchObject({
      category: 'SENIOR_ASSESSOR',
      verdict: 'NOT_MET',
      clauses: ['一(三)4'],
      nextQuestion: null,
      progress: { atLeast: 0, atMost: 0 },
      nearestMiss: [{ fact: 'assessmentCount', clause: '一(三)4', words: '不少于3次考评经历' }],
      otherCategories: ['ASSESSOR', 'SPECIAL_ABILITY_ASSESSOR', 'NEW_OCCUPATION_ASSESSOR', 'QUALITY_SUPERVISOR'],
    });
  });

  it('asks on where it is open, with the choices there are', () => {
    const answer = assess('ASSESSOR', { occupations: ['6-31-01-03'] });
    expect(answer).toMatchObject({
      verdict: 'UNKNOWN',
      nextQuestion: { fact: 'skillLevel', clause: '一(三)3' },
      outlook: { atBest: 'MET', atWorst: 'NOT_MET' },
    });
    expect(answer.nextQuestion).toHaveProperty('choices.5', { value: 'TECHNICIAN', label: '二级/技师' });
  });

  it('does not ask again what is not known yet, and stays open on it', () => {
    const facts = { occupations: ['6-31-01-03'], skillLevel: 'SENIOR', ...declared, ethics: '还不清楚' };
    const answer = assess('ASSESSOR', facts);
    expect(answer).toMatchObject({ verdict: 'UNKNOWN', nextQuestion: null, dependsOn: ['ethics'], problems: [] });
  });

  it('asks nothing once the form breaks a condition', () => {
    for (const facts of [
      { workSummary: prose(199) },
      { occupations: ['电工', '电气设备安装工'] },
      { occupations: '电工、6-29-03-02' },
    ]) {
      expect(assess('ASSESSOR', facts)).toMatchObject({ verdict: 'NOT_MET', nextQuestion: null, dependsOn: [] });
    }
  });

  it('says what it could not read and assesses the rest', () => {
    const answer = assess('ASSESSOR', { skillLevel: '高级', ethics: false, shoeSize: 43 });
    expect(answer).toMatchObject({
      verdict: 'NOT_MET',
      clauses: ['一(三)2'],
      problems: [
        { code: 'VALUE_UNREADABLE', path: 'facts.skillLevel' },
        { code: 'FACT_UNKNOWN', path: 'facts.shoeSize', message: expect.stringContaining('skillLevel') },
      ],
    });
  });

  it.each([
    ['nonsense', 'MALFORMED_LINE'],
    ['[]', 'MALFORMED_LINE'],
    ['{"facts":{}}', 'MALFORMED_LINE'],
    ['{"category":"牙医","facts":{}}', 'CATEGORY_UNKNOWN'],
  ])('answers %s with %s', (line, code) => {
    expect(assessLine(line, today)).toEqual({ problems: [expect.objectContaining({ code })] });
  });

  it('takes codes in any case, and facts set aside by their labels; names it does not know are told', () => {
    const line = { category: 'assessor', facts: { skillLevel: 'senior' }, deferred: ['专业技术职称', 'nothing'] };
    expect(assessLine(JSON.stringify(line), today)).toMatchObject({
      category: 'ASSESSOR',
      nextQuestion: { fact: 'occupations' },
      problems: [{ code: 'FACT_UNKNOWN', path: 'deferred.nothing' }],
    });
  });

  it('lists the facts of each category with what they accept', () => {
    const all = factsOfEachCategory();
    expect(all.map((one) => one.label)).toEqual([
      '考评员',
      '高级考评员',
      '专项职业能力考核考评员',
      '新职业考评员',
      '质量督导员',
    ]);
    for (const fact of all.flatMap((one) => one.facts)) expect(fact.accepts, fact.fact).not.toBe('');
  });

  it('goes on after a malformed line, one answer a line', () => {
    const input = '{"category":"考评员"}\n\nnonsense\n{"category":"质量督导员"}\n';
    const cwd = resolve(import.meta.dirname, '../../..');
    const output = execFileSync('npm', ['run', '-s', 'assess'], { cwd, input, encoding: 'utf8' });
    const answers = output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map((answer) => answer.verdict ?? answer.problems[0].code)).toEqual([
      'UNKNOWN',
      'MALFORMED_LINE',
      'UNKNOWN',
    ]);
  });
});
