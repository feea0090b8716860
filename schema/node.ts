import { brandWithType, type ObjectRef } from '@pothos/core';
import { GraphQLError } from 'graphql';
import { findRuleSets } from '#operations/application/reads';
import { AgencyType } from './agency.ts';
import { ApplicationType } from './application/application.ts';
import { RuleSetType } from './application/rule-set.ts';
import { builder } from './builder.ts';
import { CardType } from './card/card.ts';
import { PanelType } from './card/panel.ts';
import { ClassBookType } from './class/class-book.ts';
import { PassListType } from './class/pass-list.ts';
import { TrainingClassType } from './class/training-class.ts';
import { TrainingPlanType } from './class/training-plan.ts';
import { booksInABatch, type Context, listsInABatch } from './context.ts';
import { ExportJobType } from './export/export-job.ts';
import { decoded } from './global-id.ts';
import { RosterImportType } from './import/roster-import.ts';
import { ProvincialTrainingRequestType } from './review/city-request.ts';

const mostNodes = 100;

/**
 * Every type that has a global id, and how one is found; loaders fetch together what one request asks for. Of each, how many
 * requests so many cost: one batch, unless it says otherwise.
 */
const finders = [
  // With the classes and agencies that they chose, two batches beyond fifty; and for staff an entry of the access log.
  finder(
    ApplicationType,
    (id, { load }) => load.application.load(id),
    (count) => (count > 50 ? 4 : 3),
  ),
  finder(TrainingClassType, (id, { load }) => load.trainingClass.load(id)),
  finder(ProvincialTrainingRequestType, (id, { load }) => load.cityRequest.load(id)),
  finder(TrainingPlanType, (id, { load }) => load.trainingPlan.load(id)),
  finder(CardType, (number, { load }) => load.card.load(number)),
  finder(AgencyType, (id, { load }) => load.agency.load(id)),
  // With the agency that sends it.
  finder(
    PanelType,
    (id, { load }) => load.panel.load(id),
    () => 2,
  ),
  finder(ExportJobType, (id, { load }) => load.exportJob.load(id)),
  finder(RosterImportType, (id, { load }) => load.rosterImport.load(id)),
  finder(
    ClassBookType,
    (id, { load }) => load.classBook.load(id),
    (count) => Math.ceil(count / booksInABatch),
  ),
  finder(
    PassListType,
    (id, { load }) => load.passList.load(id),
    (count) => Math.ceil(count / listsInABatch),
  ),
  finder(
    RuleSetType,
    async (id, { deps }) => findRuleSets(deps).find((ruleSet) => ruleSet.id === id),
    () => 0,
  ),
];

function finder<T extends object>(
  type: ObjectRef<(typeof builder)['$inferSchemaTypes'], T>,
  load: (id: string, context: Context) => Promise<T | undefined>,
  cost: (count: number) => number = () => 1,
) {
  return { type, load, cost };
}

function costOf(globalIds: readonly (string | number)[]): number {
  const named = Map.groupBy(globalIds.slice(0, mostNodes), (id) => decoded(String(id))?.typename);
  return finders.reduce((sum, { type, cost }) => {
    const count = named.get(type.name)?.length ?? 0;
    return sum + (count === 0 ? 0 : cost(count));
  }, 0);
}

async function find(globalId: string, context: Context): Promise<object | undefined> {
  const named = decoded(globalId);
  const of = finders.find(({ type }) => type.name === named?.typename);
  if (named === undefined || of === undefined) return undefined;
  const found = await of.load(named.id, context);
  // A copy carries the brand, so that nothing shared between requests is marked.
  const node = found && { ...found };
  if (node) brandWithType(node, of.type);
  return node;
}

builder.queryFields((t) => ({
  node: t.field({
    type: builder.nodeInterfaceRef(),
    nullable: true,
    description: 'Any object by its global id; null if there is none, or if the caller may not see it.',
    complexity: ({ id }) => costOf([id]),
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (_, { id }, context) => find(id, context),
  }),
  nodes: t.field({
    type: [builder.nodeInterfaceRef()],
    nullable: { list: false, items: true },
    description: 'Objects by their global ids, at most 100, in the order asked; null for each that cannot be seen.',
    complexity: ({ ids }) => ({ field: costOf(ids), multiplier: Math.min(ids.length, mostNodes) }),
    args: { ids: t.arg.idList({ required: true, description: 'Global ids.' }) },
    resolve: (_, { ids }, context) => {
      if (ids.length > mostNodes) {
        throw new GraphQLError(`一次最多查询${mostNodes}个对象。`, { extensions: { code: 'BAD_USER_INPUT' } });
      }
      return Promise.all(ids.map((id) => find(id, context)));
    },
  }),
}));
