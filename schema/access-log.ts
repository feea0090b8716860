import { accessKindLabel } from '#domain/access';
import { type AccessEntry, listAccessLog } from '#operations/access-log';
import { ApplicationType } from './application/application.ts';
import { DocumentKindEnum, documentKindLabel } from './application/document.ts';
import { builder } from './builder.ts';
import { connectionOf, pageCost, pageInput } from './connection.ts';
import { idWithin } from './global-id.ts';
import { closedList } from './vocabulary.ts';

const AccessKindEnum = closedList('AccessKind', 'What somebody of an office saw (查阅内容).', accessKindLabel);

const Reader = builder.objectRef<AccessEntry['reader']>('Reader').implement({
  description: 'Somebody of an office who looked (查阅人); never a name.',
  fields: (t) => ({
    label: t.exposeString('label', { description: 'The office, in Chinese (查阅单位).' }),
    role: t.exposeString('role', { description: '`agency`, `city` or `province`.' }),
    organisation: t.exposeString('organisation', {
      nullable: true,
      description: "The agency's id, the centre's code.",
    }),
    code: t.string({
      nullable: true,
      description: 'The same person, the same code (查阅人代号): by it the office can say who it was.',
      resolve: ({ ref }) => ref?.slice(0, 12),
    }),
  }),
});

const AccessEntryType = builder.objectRef<AccessEntry>('AccessEntry').implement({
  description: 'That somebody of an office saw something of an application (查阅记录).',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    reader: t.field({ type: Reader, description: 'Who, as far as an office goes.', resolve: ({ reader }) => reader }),
    kind: t.expose('kind', { type: AccessKindEnum, description: 'What was seen.' }),
    kindLabel: t.string({
      description: 'What was seen, in Chinese (查阅内容).',
      resolve: ({ kind }) => accessKindLabel[kind],
    }),
    operation: t.exposeString('operation', { description: 'Name of the operation through which it was seen.' }),
    purpose: t.exposeString('purpose', {
      nullable: true,
      description: 'What for, in the words of whoever looked (查阅用途); where numbers stay masked none need be given.',
    }),
    documentKind: t.field({
      type: DocumentKindEnum,
      nullable: true,
      description: 'With DOCUMENT: which scan.',
      resolve: ({ documentKind }) => documentKind,
    }),
    documentKindLabel: t.string({
      nullable: true,
      description: 'With DOCUMENT: which scan, in Chinese (材料种类).',
      resolve: ({ documentKind }) => documentKind && documentKindLabel[documentKind],
    }),
  }),
});

const AccessConnection = builder.connectionObject(
  { type: AccessEntryType, name: 'AccessConnection', description: 'A page of an access log, newest first.' },
  { name: 'AccessEdge', description: 'An entry in a page.' },
);

builder.objectField(ApplicationType, 'accessLog', (t) =>
  t.field({
    type: AccessConnection,
    nullable: true,
    description:
      'Who of an office saw it, when and what for, newest first (查阅记录): for the person whose it is. Costs requests for every application it is asked of.',
    complexity: pageCost(3),
    args: t.arg.connectionArgs(),
    resolve: async ({ id }, page, { deps, actor }) =>
      connectionOf(await listAccessLog(deps, actor, { ...pageInput(page), applicationId: id })),
  }),
);

builder.queryField('accessLog', (t) =>
  t.field({
    type: AccessConnection,
    nullable: true,
    description: 'Who of an office saw an application, newest first (查阅记录): for its owner and for auditors.',
    complexity: pageCost(3),
    args: {
      applicationId: t.arg.id({ required: true, description: 'Global id of the application.' }),
      ...t.arg.connectionArgs(),
    },
    resolve: async (_, { applicationId, ...page }, { deps, actor }) => {
      const id = idWithin('Application', applicationId) ?? '';
      return connectionOf(await listAccessLog(deps, actor, { ...pageInput(page), applicationId: id }));
    },
  }),
);
