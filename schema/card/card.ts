import { codeLabel } from '#domain/card/assessed';
import { type Assignment, panelTaskLabel } from '#domain/card/card';
import { readCardNumber } from '#domain/card/card-number';
import { verdictLabel } from '#domain/card/verification';
import { Category, categoryLabel } from '#domain/category';
import { occupationLabel } from '#domain/occupations';
import { skillLevelLabel } from '#domain/vocabulary/skill-level';
import { type HolderView, listCards, listExpiringCards } from '#operations/card/card-reads';
import { type CardView, cardKindLabel, cardWorkLabel } from '#operations/card/card-view';
import { AgencyType } from '#schema/agency';
import { ApplicationType } from '#schema/application/application';
import { CentreType } from '#schema/application/routing';
import { builder } from '#schema/builder';
import { centreLabel, isCentre } from '#schema/centre';
import { DaysType } from '#schema/class/class-vocabulary';
import { connectionOf, pageCost, pageInput } from '#schema/connection';
import { CategoryEnum, closedList } from '#schema/vocabulary';
import { CardWork } from '#store/cards';
import { SanctionType } from './card-sanction-type.ts';
import { PanelTaskEnum } from './panel-task.ts';
import { CardVerdictEnum } from './verification.ts';

const CardKindEnum = closedList('CardKind', 'Of which kind a card is (证卡种类).', cardKindLabel);
export const CardWorkEnum = closedList('CardWork', 'How far a card has come (制作发放进度, 一(七)).', cardWorkLabel);

const HolderType = builder.objectRef<HolderView>('CardHolder').implement({
  description: 'What is printed on a card of its holder (持卡人). The ID number is masked.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name (姓名).' }),
    idNumber: t.exposeString('idNumber', { description: 'ID number, masked (身份证号码).' }),
    workplace: t.exposeString('workplace', { nullable: true, description: 'Where they work (工作单位).' }),
    items: t.exposeStringList('items', {
      description: 'Occupations with their 工种, or projects, in words (考评职业或项目).',
    }),
  }),
});

const CardAssignmentType = builder.objectRef<Assignment>('CardAssignment').implement({
  description: 'An examination to which the holder was sent (派遣).',
  fields: (t) => ({
    task: t.expose('task', { type: PanelTaskEnum, description: 'To assess or to supervise it.' }),
    taskLabel: t.string({
      description: 'The same in Chinese (派遣任务).',
      resolve: ({ task }) => panelTaskLabel[task],
    }),
    on: t.expose('on', { type: 'Date', description: 'Its day (考评日期).' }),
    officeLabel: t.string({
      nullable: true,
      description: 'The centre that sends them, in words (派遣单位); null for an agency, which has `agency`.',
      resolve: ({ office }) => (isCentre(office) ? centreLabel(office) : undefined),
    }),
    agency: t.field({
      type: AgencyType,
      nullable: true,
      description: 'The agency that sends them (派遣单位); null for a centre.',
      resolve: ({ office }, _, { load }) => (isCentre(office) ? undefined : load.agency.load(office)),
    }),
    occupation: t.string({
      description: 'What is assessed, in words (考评职业或项目).',
      resolve: ({ occupation }) => codeLabel(occupation),
    }),
    level: t.string({
      description: 'At which level, in words (考评等级); empty for a project, which has none.',
      resolve: ({ level }) => (level === 'NONE' ? '' : (levels.get(level) ?? level)),
    }),
  }),
});

const levels: ReadonlyMap<string, string> = skillLevelLabel;

export const CardType = builder.node(builder.objectRef<CardView>('Card'), {
  description:
    'A card (证卡) from its number on: for its holder, the agency that recommended, the centre that makes it, and the province.',
  id: { resolve: ({ number }) => number },
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Rises by one with every change.' }),
    number: t.exposeString('number', { description: 'Its number (证卡号).' }),
    kind: t.expose('kind', { type: CardKindEnum, description: 'Of which kind it is.' }),
    kindLabel: t.string({
      description: 'Its kind in Chinese (证卡种类).',
      resolve: ({ kind }) => cardKindLabel[kind],
    }),
    category: t.expose('category', { type: CategoryEnum, description: 'For which category it was applied.' }),
    categoryLabel: t.string({
      description: 'The category in Chinese (申报类别).',
      resolve: ({ category }) => categoryLabel[category],
    }),
    reviewCentre: t.expose('reviewCentre', {
      type: CentreType,
      description: 'The centre that reviewed, whose city is in the number (审核单位).',
    }),
    maker: t.expose('maker', { type: CentreType, description: 'Makes it and hands it out (制作发放单位, 一(七)).' }),
    standing: t.expose('standing', { type: CardVerdictEnum, description: 'What it is today.' }),
    standingLabel: t.string({
      description: 'What it is today, in Chinese (证卡状态).',
      resolve: ({ standing }) => verdictLabel[standing],
    }),
    work: t.expose('work', { type: CardWorkEnum, description: 'How far it has come.' }),
    workLabel: t.string({
      description: 'How far it has come, in Chinese (制作发放进度).',
      resolve: ({ work }) => cardWorkLabel[work],
    }),
    periods: t.field({
      type: [DaysType],
      description: 'The times for which it is good (有效期): the first one, then one for each 复核.',
      resolve: ({ periods }) => periods.map(({ from, until }) => ({ from, to: until })),
    }),
    occupations: t.stringList({
      description: 'Occupations that may be assessed with it, in words (考评职业); projects stand with the holder.',
      resolve: ({ occupations }) => occupations.map((code) => occupationLabel(code)),
    }),
    issuedAt: t.expose('issuedAt', { type: 'DateTime', description: 'When its number was generated.' }),
    producedAt: t.expose('producedAt', { type: 'DateTime', nullable: true, description: 'When it was made.' }),
    handedOutOn: t.expose('handedOutOn', { type: 'Date', nullable: true, description: 'When it was handed out.' }),
    sanctions: t.field({
      type: [SanctionType],
      description: 'What the province decided of it (处理记录, 三(三)), oldest first.',
      resolve: ({ sanctions }) => sanctions,
    }),
    upcoming: t.field({
      type: [CardAssignmentType],
      description: 'Examinations that the holder is still to go to (待执行派遣).',
      resolve: ({ upcoming }) => upcoming,
    }),
    assessmentsOnRecord: t.exposeInt('assessmentsOnRecord', {
      description: 'How many examinations of past days the holder was sent to, to assess (考评经历).',
    }),
    supervisionsOnRecord: t.exposeInt('supervisionsOnRecord', {
      description: 'How many examinations of past days the holder was sent to, to supervise (督导经历).',
    }),
    holder: t.field({
      type: HolderType,
      nullable: true,
      description:
        'Whose card it is (持卡人). An office that looks leaves an entry in the access log of the application.',
      complexity: 3,
      resolve: ({ number }, _, { load }) => load.cardHolder.load(number),
    }),
  }),
});

builder.queryFields((t) => ({
  card: t.field({
    type: CardType,
    nullable: true,
    description: 'A card by its number, however typed; null if there is none, or if the caller may not see it (证卡).',
    complexity: 1,
    args: { number: t.arg.string({ required: true, description: 'Its number (证卡号).' }) },
    resolve: (_, { number }, { load }) => {
      const read = readCardNumber(number, 'number');
      return read.ok ? load.card.load(read.value) : undefined;
    },
  }),
  cards: t.connection(
    {
      type: CardType,
      nullable: true,
      description:
        'Cards that a centre makes, by how far they have come, oldest first (证卡制作发放). Those handed out are the register of who may assess (考评人员库). With a filter a page may be short and not be the last.',
      complexity: pageCost(2),
      args: {
        work: t.arg({ type: CardWorkEnum, required: true, description: 'How far they have come.' }),
        maker: t.arg.string({
          description: "Code of the centre that makes them, the own if absent; another's is for the province alone.",
        }),
        category: t.arg({ type: CategoryEnum, description: 'Of this category alone (申报类别).' }),
        occupation: t.arg.string({
          description: 'Good for this occupation alone, by code or word (考评职业): `电工`.',
        }),
      },
      resolve: async (_, { work, maker, category, occupation, ...page }, { deps, actor }) =>
        connectionOf(
          await listCards(deps, actor, {
            ...pageInput(page),
            work: CardWork.parse(work),
            ...(maker != null && { maker }),
            ...(category != null && { category: Category.parse(category) }),
            ...(occupation != null && { occupation }),
          }),
        ),
    },
    { name: 'CardConnection', description: 'A page of cards.' },
    { name: 'CardEdge', description: 'A card in a page.' },
  ),
  expiringCards: t.connection(
    {
      type: CardType,
      nullable: true,
      description:
        "Cards that end in a month, by their last day (到期证卡): the own centre's, for the province all. A page may be short and not be the last.",
      complexity: pageCost(2),
      args: { month: t.arg.string({ required: true, description: 'The month (月份): `2029-11`.' }) },
      resolve: async (_, { month, ...page }, { deps, actor }) =>
        connectionOf(await listExpiringCards(deps, actor, { ...pageInput(page), month })),
    },
    { name: 'ExpiringCardConnection', description: 'A page of cards that end.' },
    { name: 'ExpiringCardEdge', description: 'A card in a page.' },
  ),
}));

builder.objectField(ApplicationType, 'card', (t) =>
  t.field({
    type: CardType,
    nullable: true,
    description: 'The card that it gave or extended, or with a renewal the one to be extended (证卡).',
    complexity: 1,
    resolve: ({ cardNumber, renews }, _, { load }) => {
      const number = cardNumber ?? renews;
      return number === undefined ? undefined : load.card.load(number);
    },
  }),
);
