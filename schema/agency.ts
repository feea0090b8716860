import type { Agency } from '#domain/agency';
import { cityLabel } from '#domain/vocabulary/place';
import { listAgencies } from '#operations/application/reads';
import { builder } from './builder.ts';
import { connectionOf, pageCost, pageInput } from './connection.ts';
import { closedList } from './vocabulary.ts';

const agencyKindLabel: Record<Agency['kind'], string> = { LOCAL: '属地评价机构', PROVINCIAL: '省属备案评价机构' };

const AgencyKindEnum = closedList(
  'AgencyKind',
  'With whom an agency is registered: its city, or the province (一(六)1).',
  agencyKindLabel,
);

export const AgencyType = builder.node(builder.objectRef<Agency>('Agency'), {
  description: 'An evaluation agency (评价机构), which checks its own applicants first (初审).',
  id: { resolve: ({ id }) => id },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Full name (机构名称).' }),
    kind: t.expose('kind', { type: AgencyKindEnum, description: 'Local or provincial.' }),
    kindLabel: t.string({
      description: 'The kind in Chinese (机构类别).',
      resolve: ({ kind }) => agencyKindLabel[kind],
    }),
    city: t.exposeString('city', { description: 'Where it stands, GB/T 2260: `510100`.' }),
    cityLabel: t.string({
      description: 'Where it stands (所在市州).',
      resolve: ({ city }) => cityLabel.get(city) ?? city,
    }),
    active: t.exposeBoolean('active', { description: 'It may be chosen for an application.' }),
  }),
});

builder.queryField('agencies', (t) =>
  t.connection(
    {
      type: AgencyType,
      nullable: true,
      description: 'Active agencies standing in a city, by name (评价机构).',
      complexity: pageCost(2),
      args: {
        city: t.arg.string({ required: true, description: 'GB/T 2260 code of one of the 21 市(州): `510100`.' }),
      },
      resolve: async (_, args, { deps, actor }) =>
        connectionOf(await listAgencies(deps, actor, { ...pageInput(args), city: args.city })),
    },
    { name: 'AgencyConnection', description: 'A page of agencies.' },
    { name: 'AgencyEdge', description: 'An agency in a page.' },
  ),
);
