import type { Route } from '#domain/application/application';
import { applicationKindLabel, statusLabel } from '#domain/application/lifecycle';
import { categoryLabel } from '#domain/category';
import type { FactDefinition, FactValue } from '#domain/eligibility/fact';
import type { ApplicationView } from '#operations/answers';
import { listApplicationHistory, listOwnApplications } from '#operations/application/reads';
import { AgencyType } from '#schema/agency';
import { builder } from '#schema/builder';
import { TrainingClassType } from '#schema/class/training-class';
import { connectionOf, pageCost, pageInput } from '#schema/connection';
import { idWithin } from '#schema/global-id';
import { ProblemType } from '#schema/problem';
import { CategoryEnum, closedList } from '#schema/vocabulary';
import { AllowedActionType } from './allowed-action.ts';
import { DocumentType, RequiredDocumentType } from './document.ts';
import { definitionsOf, EvaluationType, ruleSetOf } from './evaluation.ts';
import { FactValueUnion, typedValue } from './fact-value.ts';
import { ApplicationStatusEnum, HistoryConnection } from './history.ts';
import { RoutingType } from './routing.ts';
import { RuleSetType } from './rule-set.ts';
import { said } from './said.ts';

const routeLabel: Record<Route, string> = { CITY: '所在市（州）职鉴中心', PROVINCE: '省职鉴中心' };

const ApplicationKindEnum = closedList(
  'ApplicationKind',
  'What an application is for (申报类型): a card, or the extension of one (复核, 附件3).',
  applicationKindLabel,
);

export const RouteEnum = closedList(
  'Route',
  "To which centre a provincial agency's applicant declares (申报渠道, 一(六)1).",
  routeLabel,
);

interface Answer {
  id: string;
  value: FactValue;
  definition: FactDefinition | undefined;
}

const FactType = builder.objectRef<Answer>('Fact').implement({
  description: 'One answer of an application (填报内容). ID number and phone are masked, for the owner too.',
  fields: (t) => ({
    fact: t.exposeString('id', { description: 'Id of the fact: `skillLevel`.' }),
    label: t.string({
      description: 'Name on the official form (栏目).',
      resolve: ({ id, definition }) => definition?.label ?? id,
    }),
    said: t.string({
      description: 'The answer in words (填写内容).',
      resolve: ({ definition, value }) => said(definition, value),
    }),
    value: t.field({
      type: FactValueUnion,
      description: 'The answer in the type of its fact.',
      resolve: ({ definition, value }) => typedValue(definition, value),
    }),
    clause: t.string({
      nullable: true,
      description: 'The clause that makes it necessary (条款).',
      resolve: ({ definition }) => definition?.clause,
    }),
    personal: t.boolean({
      description: 'Personal data (个人信息).',
      resolve: ({ definition }) => definition?.personal === true,
    }),
  }),
});

export const ApplicationType = builder.node(builder.objectRef<ApplicationView>('Application'), {
  description: 'One application to become an assessor or supervisor (申报), from its draft on.',
  id: { resolve: ({ id }) => id },
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Rises by one with every change; for `expectedVersion`.' }),
    status: t.expose('status', { type: ApplicationStatusEnum, description: 'Where it stands.' }),
    statusLabel: t.string({
      description: 'Where it stands, in Chinese (申报状态).',
      resolve: ({ status }) => statusLabel[status],
    }),
    category: t.expose('category', { type: CategoryEnum, description: 'What the person applies to become.' }),
    categoryLabel: t.string({
      description: 'The category in Chinese (申报类别).',
      resolve: ({ category }) => categoryLabel[category],
    }),
    kind: t.expose('kind', {
      type: ApplicationKindEnum,
      description: 'Whether it is for a card or for its extension.',
    }),
    kindLabel: t.string({
      description: 'The same in Chinese (申报类型).',
      resolve: ({ kind }) => applicationKindLabel[kind],
    }),
    needsClass: t.exposeBoolean('needsClass', {
      description: 'Whether it leads through a class and an examination (是否参加培训考核); most renewals do not.',
    }),
    ruleSet: t.field({
      type: RuleSetType,
      nullable: true,
      description: 'The rules it was begun under, and keeps (申报条件版本).',
      resolve: ({ ruleSetId }, _, context) => ruleSetOf(context, ruleSetId),
    }),
    facts: t.field({
      type: [FactType],
      description: 'Every answer given, in the order of the conditions and the form (填报内容).',
      resolve: ({ facts, ruleSetId }, _, context) => {
        const known = definitionsOf(ruleSetOf(context, ruleSetId));
        const ordered = [...new Set([...known.keys(), ...Object.keys(facts)])];
        return ordered.flatMap((id) => {
          const value = facts[id];
          return value === undefined ? [] : [{ id, value, definition: known.get(id) }];
        });
      },
    }),
    evaluation: t.field({
      type: EvaluationType,
      description:
        "The verdict on the stored answers, condition by condition: also the reviewer's checklist (资格判定).",
      resolve: ({ evaluation }) => evaluation,
    }),
    requiredDocuments: t.field({
      type: [RequiredDocumentType],
      description: 'Scans that it needs, each with its state (所需材料).',
      resolve: ({ requiredDocuments, documents }) => requiredDocuments.map((required) => ({ required, documents })),
    }),
    documents: t.field({
      type: [DocumentType],
      description: 'Every scan requested or confirmed (材料).',
      resolve: ({ documents }) => documents,
    }),
    missing: t.field({
      type: [ProblemType],
      description:
        'To its owner: what a submission would be refused for now (还缺什么); empty when it can be submitted.',
      resolve: ({ allowedActions }) =>
        allowedActions.find(({ action }) => action === 'submitApplication')?.because ?? [],
    }),
    agency: t.field({
      type: AgencyType,
      nullable: true,
      description: 'The evaluation agency that recommends (评价机构); null until chosen.',
      resolve: ({ agency }) => agency,
    }),
    trainingClass: t.field({
      type: TrainingClassType,
      nullable: true,
      description: 'The class applied for (培训班); null until chosen.',
      resolve: ({ trainingClass }) => trainingClass,
    }),
    route: t.expose('route', {
      type: RouteEnum,
      nullable: true,
      description: 'Chosen centre; for provincial agencies.',
    }),
    routeLabel: t.string({
      nullable: true,
      description: 'The chosen centre in Chinese (申报渠道).',
      resolve: ({ route }) => route && routeLabel[route],
    }),
    routing: t.field({
      type: RoutingType,
      nullable: true,
      description: 'Which centres review, train, number and make the card (办理机构); settled at submission.',
      resolve: ({ routing }) => routing,
    }),
    allowedActions: t.field({
      type: [AllowedActionType],
      description: 'What the caller may do now, and what stands in the way (可办操作).',
      resolve: ({ allowedActions }) => allowedActions,
    }),
    history: t.field({
      type: HistoryConnection,
      nullable: true,
      description: 'Its audit trail, oldest first (办理记录). Costs requests for every application it is asked of.',
      complexity: pageCost(4),
      args: t.arg.connectionArgs(),
      resolve: async ({ id }, page, { deps, actor }) =>
        connectionOf(await listApplicationHistory(deps, actor, { ...pageInput(page), applicationId: id })),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the draft was made.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it changed last.' }),
    submittedAt: t.expose('submittedAt', { type: 'DateTime', nullable: true, description: 'When it was submitted.' }),
    withdrawnAt: t.expose('withdrawnAt', { type: 'DateTime', nullable: true, description: 'When it was withdrawn.' }),
  }),
});

builder.queryFields((t) => ({
  application: t.field({
    type: ApplicationType,
    nullable: true,
    description:
      "An application of one's own, or one that lies with one's office; null if there is none, or if it is somebody else's.",
    // For staff, a transaction that writes down that they saw it.
    complexity: 3,
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (_, { id }, { load }) => {
      const found = idWithin('Application', id);
      return found === undefined ? undefined : load.application.load(found);
    },
  }),
  applications: t.connection(
    {
      type: ApplicationType,
      nullable: true,
      description: "One's own applications, newest first (我的申报).",
      // One Query, one batch of applications, one of the agencies and classes they chose: two beyond a hundred of those.
      complexity: (args) => pageCost((args.first ?? 0) > 50 ? 4 : 3)(args),
      resolve: async (_, args, { deps, actor }) =>
        connectionOf(await listOwnApplications(deps, actor, pageInput(args))),
    },
    { name: 'ApplicationConnection', description: 'A page of applications.' },
    { name: 'ApplicationEdge', description: 'An application in a page.' },
  ),
}));
