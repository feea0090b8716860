import type { Way } from './permission-walk.ts';
import { check, each, gid, ids, inside, listed, node, page, query } from './permission-walk-asking.ts';
import { filesRead } from './permission-walk-files.ts';
import { cards, papers } from './permission-walk-papers.ts';
import type { TargetName } from './permission-walk-stage.ts';
import type { Json } from './world.ts';

const application = (id: string) => ({ id: gid('Application', id) });
const trainingClass = (id: string) => ({ id: gid('TrainingClass', id) });
const some = ['atAgency', 'atProvince', 'draft'] as const;
const rules: Way[] = [
  {
    field: 'Query.node',
    target: 'nothing',
    ask: query('', `node(id: "${gid('Agency', 'agency-1')}") { id }`, () => ({})),
  },
  { field: 'Query.nodes', target: 'nothing', ask: query('', `nodes(ids: []) { id }`, () => ({})) },
  { field: 'Query.viewer', target: 'nothing', ask: query('', 'viewer { name }', () => ({})), shows: () => true },
  { field: 'Query.closedLists', target: 'nothing', ask: query('', 'closedLists { name }', () => ({})) },
  { field: 'Query.reviewReasons', target: 'nothing', ask: query('', 'reviewReasons { clause }', () => ({})) },
  { field: 'Query.eligibilityRuleSets', target: 'nothing', ask: query('', 'eligibilityRuleSets { id }', () => ({})) },
  {
    ...{ field: 'Query.eligibilityRuleSet', target: 'nothing' },
    ask: query('$id: ID!', 'eligibilityRuleSet(id: $id) { id }', () => ({
      id: gid('EligibilityRuleSet', 'assessor@2024-11'),
    })),
  },
  {
    ...{ field: 'Node.EligibilityRuleSet', target: 'nothing' },
    ask: (...[stage, , caller]) => node('EligibilityRuleSet')(stage, 'assessor@2024-11', caller),
  },
  { field: 'Query.agencies', target: 'nothing', ask: query('', `agencies(city: "510100") ${ids}`, () => ({})) },
  { field: 'Node.Agency', target: 'agencyOffice', ask: node('Agency') },
  {
    ...{ field: 'Query.verifyCard', target: 'nothing' },
    ask: query(
      '$number: String!, $name: String!',
      check('verifyCard(number: $number, name: $name)'),
      (_, { members }) => ({
        number: members[0]?.cardNumber,
        name: members[0]?.name,
      }),
    ),
  },
];

const applications: Way[] = [
  ...each('Query.application', some, { ask: query('$id: ID!', 'application(id: $id) { id }', application) }),
  ...each('Node.Application', some, { ask: node('Application') }),
  ...each('Query.nodes', some, {
    operation: 'findApplication',
    ask: query('$id: ID!', 'nodes(ids: [$id]) { id }', application),
    shows: (data: Json) => data?.[0] != null,
  }),
  ...each('Query.applications', some, {
    ask: query('', `applications ${ids}`, () => ({})),
    shows: listed('Application'),
  }),
  ...each('Query.applicationHistory', some, {
    ask: query('$id: ID!', `applicationHistory(applicationId: $id) ${page}`, application),
  }),
  ...each('Query.accessLog', some, { ask: query('$id: ID!', `accessLog(applicationId: $id) ${page}`, application) }),
  ...each('Query.applicantIdentity', some, {
    ask: query('$id: ID!', 'applicantIdentity(applicationId: $id, purpose: "核对原件") { idNumber }', application),
  }),
  ...each('Query.documentDownload', some, {
    ask: query(
      '$id: ID!',
      'documentDownload(applicationId: $id, documentId: "scan-1", purpose: "核对原件") { url }',
      application,
    ),
  }),
  ...each('Query.reviewQueue', ['agencyOffice'], {
    ask: query('$id: String', `reviewQueue(stage: AGENCY_REVIEW, office: $id) ${ids}`, (id) => ({ id })),
  }),
  ...each('Query.reviewQueue', ['cityOffice', 'provinceOffice'], {
    ask: query('$id: String', `reviewQueue(stage: CENTRE_REVIEW, office: $id) ${ids}`, (id) => ({ id })),
    shows: (data: Json) => (data?.edges ?? []).length > 0,
  }),
];

/** What hangs on an application, asked of one that has it. */
const parts: [Way['field'], string, TargetName, string[]][] = [
  ['Application.facts', 'facts { said }', 'atAgency', ['facts']],
  ['Application.history', `history ${page}`, 'atAgency', ['history']],
  ['Application.accessLog', `accessLog ${page}`, 'atAgency', ['accessLog']],
  ['Application.assessmentsOnRecord', 'assessmentsOnRecord', 'seniorAtCity', ['assessmentsOnRecord']],
  ['Application.assessmentsOnRecord', 'assessmentsOnRecord', 'atProvince', ['assessmentsOnRecord']],
  ['Application.agency', 'agency { id }', 'atAgency', ['agency']],
  ['Application.trainingClass', 'trainingClass { id }', 'atAgency', ['trainingClass']],
  ['Application.ruleSet', 'ruleSet { id }', 'atAgency', ['ruleSet']],
  ['Application.card', 'card { number }', 'numbered', ['card']],
  ['Enrolment.position', 'enrolment { state position }', 'waiting', ['enrolment']],
  ['Enrolment.trainingClass', 'enrolment { trainingClass { id } }', 'waiting', ['enrolment', 'trainingClass']],
  ['Evaluation.trace', 'evaluation { trace { said } }', 'atAgency', ['evaluation', 'trace']],
  ['ChecklistEntry.condition', 'checklist { condition { said } }', 'atAgency', ['checklist', 'condition']],
  ['Correction.facts', 'correction { facts { fact } }', 'returned', ['correction', 'facts']],
  ['Differences.facts', 'differences { facts { fact } }', 'atCity', ['differences', 'facts']],
];
const hanging = parts.map(([field, part, target, path]): Way => {
  const through = [['findApplication', target]] as const;
  return { field, target, through, ask: node('Application', part), shows: inside(path) };
});

const classes: Way[] = [
  ...each('Query.trainingClass', ['cityClass'], {
    ask: query('$id: ID!', 'trainingClass(id: $id) { id }', trainingClass),
  }),
  ...each('Node.TrainingClass', ['cityClass'], { ask: node('TrainingClass') }),
  // A draft is its centre's own business.
  ...each('Query.trainingClass', ['draftClass'], {
    operation: 'listOfficeClasses',
    ask: query('$id: ID!', 'trainingClass(id: $id) { id }', trainingClass),
  }),
  ...each('Node.TrainingClass', ['draftClass'], { operation: 'listOfficeClasses', ask: node('TrainingClass') }),
  ...each('Query.trainingClasses', ['cityClass'], {
    ask: query('', `trainingClasses(category: ASSESSOR) ${ids}`, () => ({})),
    shows: listed('TrainingClass'),
  }),
  ...each('Query.officeClasses', ['cityOffice', 'provinceOffice'], {
    ask: query('$id: String!', `officeClasses(organiser: $id, year: 2026) ${ids}`, (id) => ({ id })),
  }),
  ...each('Query.trainingClassHistory', ['cityClass', 'provinceClass', 'draftClass'], {
    ask: query('$id: ID!', `trainingClassHistory(classId: $id) ${page}`, trainingClass),
  }),
  ...each('TrainingClass.open', ['cityClass'], { ask: node('TrainingClass', 'open') }),
  ...each('TrainingClass.allowedActions', ['cityClass'], { ask: node('TrainingClass', 'allowedActions { action }') }),
  // Only to its centre it says what can be done with it.
  ...each('TrainingClass.allowedActions', ['cityClass', 'provinceClass'], {
    operation: 'updateTrainingClass',
    through: [['listClasses', 'cityClass']],
    ask: node('TrainingClass', 'allowedActions { action }'),
    shows: (data: Json) => (data?.allowedActions ?? []).length > 0,
  }),
  ...each('TrainingClass.ruleSet', ['cityClass'], { ask: node('TrainingClass', 'ruleSet { id }') }),
  ...each('TrainingClass.seats', ['cityClass'], {
    ask: node('TrainingClass', 'seats { free }'),
    shows: inside(['seats', 'free']),
  }),
  ...each('TrainingSeats.taken', ['cityClass', 'provinceClass'], {
    through: [['listClasses', 'cityClass']],
    ask: node('TrainingClass', 'seats { taken }'),
    shows: inside(['seats', 'taken']),
  }),
  ...each('TrainingSeats.waiting', ['cityClass', 'provinceClass'], {
    through: [['listClasses', 'cityClass']],
    ask: node('TrainingClass', 'seats { waiting }'),
    shows: inside(['seats', 'waiting']),
  }),
  ...each('Query.classRoster', ['book'], { ask: query('$id: ID!', `classRoster(classId: $id) ${ids}`, trainingClass) }),
  {
    ...{ field: 'Query.classRoster', operation: 'findApplication', target: 'seated' },
    through: [['listClassRoster', 'book']],
    ask: (stage, _, caller) =>
      query('$id: ID!', `classRoster(classId: $id) ${ids}`, trainingClass)(stage, stage.targets.book.id, caller),
    shows: listed('Application'),
  },
  ...each('Query.trainingPlan', ['plan'], {
    ask: query('', 'trainingPlan(organiser: "510100", year: 2026) { id }', () => ({})),
  }),
  ...each('Node.TrainingPlan', ['plan'], { ask: node('TrainingPlan') }),
  ...each('Query.trainingPlan', ['draftPlan'], {
    operation: 'saveTrainingPlan',
    ask: query('', 'trainingPlan(organiser: "510100", year: 2027) { id }', () => ({})),
  }),
  ...each('Node.TrainingPlan', ['draftPlan'], { operation: 'saveTrainingPlan', ask: node('TrainingPlan') }),
];

export const reads: readonly Way[] = [
  ...rules,
  ...applications,
  ...hanging,
  ...classes,
  ...papers,
  ...cards,
  ...filesRead,
];
