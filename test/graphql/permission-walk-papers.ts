import type { Way } from './permission-walk.ts';
import { check, each, gid, ids, inside, listed, node, page, query } from './permission-walk-asking.ts';
import type { TargetName } from './permission-walk-stage.ts';
import type { Json } from './world.ts';

const trainingClass = (id: string) => ({ id: gid('TrainingClass', id) });

const whose = (field: Way['field'], [on, type, target = 'seated']: [TargetName, string, TargetName?]): Way => ({
  ...{ field, target },
  through:
    type === 'ClassBook'
      ? [
          ['findClassBook', on],
          ['listClassBookEntries', on],
        ]
      : [['findPassList', on]],
  ask: (stage, _, caller) =>
    node(type, 'entries { edges { node { application { id } } } }')(stage, stage.targets[on].id, caller),
  shows: (data, id) =>
    (data?.entries?.edges ?? []).some((edge: Json) => edge.node.application?.id === gid('Application', id)),
});

export const papers: readonly Way[] = [
  ...each('Query.classBook', ['book', 'provinceBook'], {
    ask: query('$id: ID!', 'classBook(classId: $id) { id }', trainingClass),
  }),
  ...each('Node.ClassBook', ['book', 'provinceBook'], { ask: node('ClassBook') }),
  ...each('ClassBook.trainingClass', ['book'], { ask: node('ClassBook', 'trainingClass { id }') }),
  ...each('ClassBook.entries', ['book'], {
    through: [['findClassBook', 'book']],
    ask: node('ClassBook', `entries ${page}`),
    shows: inside(['entries', 'edges']),
  }),
  ...each('ClassBook.entries', ['provinceBook'], {
    through: [['findClassBook', 'provinceBook']],
    ask: node('ClassBook', `entries ${page}`),
    shows: inside(['entries', 'edges']),
  }),
  ...each('ClassBook.missing', ['book'], {
    through: [['findClassBook', 'book']],
    ask: node('ClassBook', 'missing { code }'),
    shows: inside(['missing']),
  }),
  ...each('ClassBook.missing', ['provinceBook'], {
    through: [['findClassBook', 'provinceBook']],
    ask: node('ClassBook', 'missing { code }'),
    shows: inside(['missing']),
  }),
  whose('ClassBookEntry.application', ['book', 'ClassBook']),
  whose('ClassBookEntry.application', ['mixedBook', 'ClassBook', 'atProvince']),
  ...each('Query.passList', ['list', 'provinceList'], {
    ask: query('$id: ID!', 'passList(id: $id) { id }', (id) => ({ id: gid('PassList', id) })),
  }),
  ...each('Node.PassList', ['list', 'provinceList'], { ask: node('PassList') }),
  ...each('Query.passLists', ['list', 'provinceList'], {
    ask: query('', `passLists(year: 2026) ${ids}`, () => ({})),
    shows: listed('PassList'),
  }),
  ...each('PassList.trainingClass', ['list'], {
    through: [['findPassList', 'list']],
    ask: node('PassList', 'trainingClass { id }'),
  }),
  ...each('PassList.entries', ['list'], {
    ask: node('PassList', `entries ${page}`),
    shows: inside(['entries', 'edges']),
  }),
  whose('PassListEntry.application', ['list', 'PassList']),
  whose('PassListEntry.application', ['list', 'PassList', 'atProvince']),
  ...each('Query.provincialTrainingRequests', ['request'], {
    ask: query('', 'provincialTrainingRequests(year: 2026) { id }', () => ({})),
    shows: (data, id) => (data ?? []).some((each: Json) => each.id === gid('ProvincialTrainingRequest', id)),
  }),
  ...each('Node.ProvincialTrainingRequest', ['request'], { ask: node('ProvincialTrainingRequest') }),
  ...each('Query.checkPanel', ['nothing'], {
    ask: query(
      '$members: [PanelMemberInput!]!',
      check('checkPanel(on: "2026-12-03", occupation: "电工", level: SENIOR, members: $members)'),
      (_, { members }) => ({ members }),
    ),
  }),
  ...each('Query.panel', ['agencyPanel', 'cityPanel'], {
    ask: query('$id: ID!', 'panel(id: $id) { id }', (id) => ({ id: gid('Panel', id) })),
  }),
  ...each('Node.Panel', ['agencyPanel', 'cityPanel'], { ask: node('Panel') }),
  ...each('Panel.agency', ['agencyPanel'], {
    through: [['findPanel', 'agencyPanel']],
    ask: node('Panel', 'agency { id }'),
    shows: inside(['agency']),
  }),
  ...each('Query.panelHistory', ['agencyPanel', 'cityPanel'], {
    ask: query('$id: ID!', `panelHistory(panelId: $id) ${page}`, (id) => ({ id: gid('Panel', id) })),
  }),
  ...(['agencyPanel', 'cityPanel'] as const).flatMap((on) => [
    ...each('Panel.history', [on], {
      through: [['findPanel', on]],
      ask: node('Panel', `history ${page}`),
      shows: inside(['history', 'edges']),
    }),
    ...each('PanelMember.name', [on], {
      through: [['findPanel', on]],
      ask: node('Panel', 'members { name }'),
      shows: inside(['members', 'name']),
    }),
  ]),
  ...each('Query.panels', ['agencyOffice', 'cityOffice', 'provinceOffice'], {
    ask: query('$id: String', `panels(office: $id) ${ids}`, (id) => ({ id })),
  }),
  ...each('Query.statistics', ['cityOffice', 'provinceOffice'], {
    ask: query('$id: String', 'statistics(year: 2026, centre: $id) { year }', (id) => ({ id })),
  }),
];

const numbers = '{ edges { node { number } } }';
const shown = (data: Json, id: string) => (data?.edges ?? []).some((edge: Json) => edge.node.number === id);
const held = ['cityCard', 'provinceCard'] as const;
export const cards: readonly Way[] = [
  // The city reviewed it; the card is the province's.
  ...each('Application.card', ['provinceCard'], {
    through: [['findApplication', 'numberedSenior']],
    ask: (stage, _, caller) => node('Application', 'card { number }')(stage, stage.targets.numberedSenior.id, caller),
    shows: inside(['card']),
  }),
  ...each('Query.card', held, { ask: query('$id: String!', 'card(number: $id) { number }', (id) => ({ id })) }),
  ...each('Node.Card', held, { ask: node('Card') }),
  ...each('Card.holder', held, { ask: node('Card', 'holder { name idNumber }'), shows: inside(['holder']) }),
  ...each('CardAssignment.agency', ['cityCard'], {
    through: [['findCard', 'cityCard']],
    ask: node('Card', 'upcoming { agency { id } }'),
    shows: inside(['upcoming', 'agency']),
  }),
  ...each('Query.cardHistory', held, {
    ask: query('$id: String!', `cardHistory(number: $id) ${page}`, (id) => ({ id })),
  }),
  ...held.flatMap((on) =>
    each('Card.history', [on], {
      through: [['findCard', on]],
      ask: node('Card', `history ${page}`),
      shows: inside(['history', 'edges']),
    }),
  ),
  ...each('Query.cards', held, {
    ask: query('$maker: String', `cards(work: NUMBERED, maker: $maker) ${numbers}`, (id, { targets }) => ({
      maker: { [targets.cityCard.id]: '510100', [targets.provinceCard.id]: '510000' }[id] ?? '519999',
    })),
    shows: shown,
  }),
  ...each('Query.expiringCards', held, {
    ask: query('', `expiringCards(month: "2028-12") ${numbers}`, () => ({})),
    shows: shown,
  }),
  ...each('Query.qualifiedRenewals', ['renewal'], { ask: query('', `qualifiedRenewals ${ids}`, () => ({})) }),
];
