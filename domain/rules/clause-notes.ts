/**
 * What becomes of the clauses, besides the rule sets' own citations: which other part of the program keeps one, and what of
 * one no machine can decide. Every clause is cited by a rule set or stands here (docs/rules.md is made of both).
 */
export interface ClauseNote {
  clause: string;
  /** The file that cites and keeps it. */
  keptBy?: readonly string[];
  /** Why a machine cannot decide it, or not all of it. */
  notDecided?: string;
}

const curriculum = 'What a class teaches; no condition of admission.';
const roster =
  "A first check is a person's work on paper: the program brings the application to the agency's and the centre's desks " +
  'in that order. The roster 附件3 is a report made of what was confirmed.';

export const clauseNotes: readonly ClauseNote[] = [
  {
    clause: '一(一)',
    notDecided:
      '有较高专业知识和技能水平 has no measure of its own; 一(三)3 and 4 give one. Whether an occupation beyond the list belongs ' +
      'where its code says is for the reviewer.',
  },
  {
    clause: '一(二)1',
    notDecided:
      'A plan, not a condition: classes are rows with their own windows. The text says 5 and its months make 7 (the two of ' +
      'senior assessors are extra), and some lie before the notice, so that nothing is checked against it.',
  },
  {
    clause: '一(二)2',
    keptBy: ['domain/review/routing.ts'],
    notDecided: "Whether a city cannot hold a class is for the province, which grants the city's written request.",
  },
  {
    clause: '一(三)1',
    notDecided:
      'How well somebody knows policy, theory and methods shows in training and examination: here it is declared.',
  },
  { clause: '一(三)2', notDecided: '作风正派, 廉洁自律, 秉公执裁 are declared; nobody can compute them.' },
  {
    clause: '一(三)3',
    notDecided:
      '丰富的工作经验 has no number; 附件1 说明2 stands in for it. Whether a near occupation is 相应 is for the reviewer. Only ' +
      '国家职业资格 is written; 技能等级 certificates count by default (parameter `skillLevelCertificates`).',
  },
  {
    clause: '一(三)4',
    notDecided: '丰富的工作经验 and 熟悉本职业专业知识 have no number; 附件1 说明2 stands in for the first.',
  },
  {
    clause: '一(三)5',
    keptBy: ['domain/rules/special-ability-assessor.ts', 'domain/rules/assessor.ts'],
    notDecided:
      "The class's own document decides. Until its rule set is published, 附件2's conditions stand for 专项 (any one " +
      'suffices: a school teacher and ten years in a trade are alternatives), those of a 考评员 for 新职业.',
  },
  {
    clause: '一(四)',
    keptBy: ['domain/application/lifecycle.ts', 'domain/application/submission.ts'],
    notDecided:
      "How, when and where a class is held is the class's own document; without a published plan nobody registers.",
  },
  ...['一(五)1', '一(五)2', '一(五)3', '一(五)4'].map((clause) => ({ clause, notDecided: curriculum })),
  {
    clause: '一(六)1',
    keptBy: ['domain/review/routing.ts', 'domain/application/submission.ts'],
    notDecided: 'That the application is voluntary and recommended by the unit shows in signature and seal, on paper.',
  },
  {
    clause: '一(六)2',
    keptBy: ['domain/review/routing.ts'],
    notDecided: 'The time limits of the review are not named; a class may set them.',
  },
  {
    clause: '一(六)2(1)',
    keptBy: ['domain/application/required-documents.ts', 'domain/application/form.ts'],
    notDecided: 'Signature, seal and whether a scan is of the original are for the reviewer to see.',
  },
  { clause: '一(六)2(2)', notDecided: roster },
  { clause: '一(六)2(3)', notDecided: roster },
  {
    clause: '一(七)',
    keptBy: ['domain/review/routing.ts'],
    notDecided:
      'Cards of people whose city joined a provincial class are not spoken of: by default the province makes them.',
  },
  {
    clause: '二(一)2',
    notDecided: 'Whether an agency is registered or has filed is declared, and checked by who reviews.',
  },
  { clause: '二(二)', notDecided: 'A plan, not a condition; 分别组织两期 may mean two or four classes.' },
  { clause: '二(四)', notDecided: 'How a class is held; no condition of admission.' },
  ...['二(五)1', '二(五)2', '二(五)3'].map((clause) => ({ clause, notDecided: curriculum })),
  {
    clause: '二(六)',
    keptBy: ['domain/review/routing.ts', 'domain/application/required-documents.ts', 'domain/application/form.ts'],
    notDecided:
      'Who reviews staff of HR departments, and who numbers and makes the cards, is not said: by default their city, and ' +
      'the province.',
  },
  { clause: '三(一)', notDecided: 'Asks the centres to take care; nothing in it admits or refuses a person.' },
  {
    clause: '三(二)',
    notDecided:
      'Binds agencies when they use an assessor (card expired, not the person, not the occupation), not who may apply.',
  },
  {
    clause: '三(三)',
    notDecided:
      'Whether a breach is serious is for the centre; of its decision, being barred for good is asked for here.',
  },
  { clause: '附件1', keptBy: ['domain/application/form.ts'] },
  { clause: '附件1 承诺声明', notDecided: 'Declared by the signature on the printed form, whose words these are.' },
  {
    clause: '附件1 说明1',
    keptBy: ['domain/application/form-facts.ts'],
    notDecided:
      '与所从事工作相关 is for the reviewer. 同类型 is not defined: by default the same 中类 of the code (parameter ' +
      '`sameTypeParts`). What is not of one is refused, or left to the reviewer (parameter `otherTypes`), who decides ' +
      'with a reason.',
  },
  {
    clause: '附件1 说明2',
    keptBy: ['domain/eligibility/work-summary.ts'],
    notDecided: '字 is not defined: code points without white space, punctuation included, repetition once.',
  },
  { clause: '附件2', keptBy: ['domain/application/form.ts'] },
  {
    clause: '附件2 申报条件2',
    notDecided: 'Which honours and which reports count is for the reviewer, from the proof.',
  },
  {
    clause: '附件2 申报条件3',
    notDecided: 'Whether 高级技校 and 技师学院 are 大专以上 depends on the purpose: left to the reviewer. So is 相关.',
  },
  { clause: '附件2 申报条件5', notDecided: 'Who organised the competition is for the reviewer, from the proof.' },
  { clause: '附件2 承诺声明', notDecided: 'Declared by the signature on the printed form, whose words these are.' },
  {
    clause: '附件2 说明1',
    keptBy: ['domain/application/form-facts.ts'],
    notDecided: 'A project outside the list has no related occupation, so that its type is for the reviewer.',
  },
  { clause: '附件3', notDecided: roster },
  { clause: '附件4', keptBy: ['domain/application/form.ts'] },
  { clause: '附件5', notDecided: 'The roster is a report; what it needs of a person is asked under 附件5 说明4.' },
  {
    clause: '附件5 说明1',
    notDecided: 'A format of the roster: the date of birth comes out of the ID number and is never typed.',
  },
  { clause: '附件5 说明2', keptBy: ['domain/vocabulary/political-status.ts', 'domain/application/form-facts.ts'] },
  { clause: '附件5 说明3', keptBy: ['domain/vocabulary/education.ts'] },
  { clause: '附件5 说明4', keptBy: ['domain/application/form.ts', 'domain/application/form-facts.ts'] },
];
