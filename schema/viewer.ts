import { cityLabel } from '#domain/vocabulary/place';
import { type Actor, Role } from '#operations/actor';
import { builder } from './builder.ts';
import { globalId } from './global-id.ts';
import { closedList } from './vocabulary.ts';

type Person = Extract<Actor, { kind: 'person' }>;

const roleLabel: Record<Role, string> = {
  applicant: '申请人',
  agency: '评价机构工作人员',
  city: '市（州）职鉴中心工作人员',
  province: '省职鉴中心工作人员',
  auditor: '监督检查人员',
};

const RoleEnum = closedList(
  'Role',
  'What a caller is to the system (角色).',
  Object.fromEntries(Role.options.map((role) => [role.toUpperCase(), roleLabel[role]])),
);

const GrantedRole = builder.objectRef<Person['roles'][number]>('GrantedRole').implement({
  description: 'A role with the office it is held for (任职).',
  fields: (t) => ({
    role: t.field({ type: RoleEnum, description: 'Which role.', resolve: ({ role }) => role.toUpperCase() }),
    roleLabel: t.string({ description: 'The role in Chinese (角色).', resolve: ({ role }) => roleLabel[role] }),
    organisation: t.exposeString('organisation', { nullable: true, description: 'Id of the agency or centre.' }),
    agencyId: t.id({
      nullable: true,
      description: 'The agency as other operations take it, for its staff; else null (评价机构).',
      resolve: ({ role, organisation }) =>
        role === 'agency' && organisation !== undefined ? globalId('Agency', organisation) : undefined,
    }),
    city: t.exposeString('city', { nullable: true, description: 'Its city, GB/T 2260.' }),
    cityLabel: t.string({
      nullable: true,
      description: 'Its city (市州).',
      resolve: ({ city }) => (city === undefined ? undefined : (cityLabel.get(city) ?? city)),
    }),
  }),
});

const Viewer = builder.objectRef<Person>('Viewer').implement({
  description: 'Whoever is signed in, as the token says (当前登录人).',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: true, description: 'The name in the token, if it carries one (姓名).' }),
    roles: t.field({ type: [GrantedRole], description: 'Every role held.', resolve: ({ roles }) => roles }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    nullable: true,
    description: 'Who is calling; null without a token (当前登录人).',
    resolve: (_, _args, { actor }) => (actor.kind === 'person' ? actor : undefined),
  }),
);
