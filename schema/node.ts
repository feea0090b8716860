import { brandWithType, type ObjectRef } from '@pothos/core';
import { GraphQLError } from 'graphql';
import { findRuleSets } from '#operations/application/reads';
import { findClassBook } from '#operations/class/class-book-read';
import { findPassLists } from '#operations/class/pass-list-reads';
import { findTrainingPlan } from '#operations/class/training-plan';
import { AgencyType } from './agency.ts';
import { ApplicationType } from './application/application.ts';
import { RuleSetType } from './application/rule-set.ts';
import { builder } from './builder.ts';
import { CardType } from './card/card.ts';
import { PanelType } from './card/panel.ts';
import { ClassBookType } from './class/class-book.ts';
import { PassListType } from './class/pass-list.ts';
import { TrainingClassType } from './class/training-class.ts';
import { planOf, TrainingPlanType } from './class/training-plan.ts';
import type { Context } from './context.ts';
import { ExportJobType } from './export/export-job.ts';
import { decoded } from './global-id.ts';
import { RosterImportType } from './import/roster-import.ts';
import { ProvincialTrainingRequestType } from './review/city-request.ts';

const mostNodes = 100;

/** Every type that has a global id, and how one is found; loaders fetch together what one request asks for. */
const finders = [
  finder(ApplicationType, (id, { load }) => load.application.load(id)),
  finder(TrainingClassType, (id, { load }) => load.trainingClass.load(id)),
  finder(ProvincialTrainingRequestType, (id, { load }) => load.cityRequest.load(id)),
  finder(TrainingPlanType, async (id, { deps, actor }) => {
    const of = planOf(id);
    return of && findTrainingPlan(deps, actor, of);
  }),
  finder(CardType, (number, { load }) => load.card.load(number)),
  finder(AgencyType, (id, { load }) => load.agency.load(id)),
  finder(PanelType, (id, { load }) => load.panel.load(id)),
  finder(ExportJobType, (id, { load }) => load.exportJob.load(id)),
  finder(RosterImportType, (id, { load }) => load.rosterImport.load(id)),
  finder(ClassBookType, (id, { deps, actor }) => findClassBook(deps, actor, id)),
  finder(PassListType, async (id, { deps, actor }) => (await findPassLists(deps, actor, [id]))[0]),
  finder(RuleSetType, async (id, { deps }) => findRuleSets(deps).find((ruleSet) => ruleSet.id === id)),
];

function finder<T extends object>(
  type: ObjectRef<(typeof builder)['$inferSchemaTypes'], T>,
  load: (id: string, context: Context) => Promise<T | undefined>,
) {
  return { type, load };
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
    complexity: 3,
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (_, { id }, context) => find(id, context),
  }),
  nodes: t.field({
    type: [builder.nodeInterfaceRef()],
    nullable: { list: false, items: true },
    description: 'Objects by their global ids, at most 100, in the order asked; null for each that cannot be seen.',
    // Each kind of object asked for is one batch, whatever the number; applications have the classes and agencies they
    // chose, two batches beyond fifty, and for staff an entry of the access log.
    complexity: ({ ids }) => ({ field: 8, multiplier: Math.min(ids.length, mostNodes) }),
    args: { ids: t.arg.idList({ required: true, description: 'Global ids.' }) },
    resolve: (_, { ids }, context) => {
      if (ids.length > mostNodes) {
        throw new GraphQLError(`一次最多查询${mostNodes}个对象。`, { extensions: { code: 'BAD_USER_INPUT' } });
      }
      return Promise.all(ids.map((id) => find(id, context)));
    },
  }),
}));
