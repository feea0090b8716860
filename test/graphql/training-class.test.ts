import { expect, test } from 'vitest';
import { qualifiedApplication } from '#test/operations/class/qualified';
import { openClass, writeClass } from '#test/operations/world';
import { globalId, input, operation } from './operations.ts';
import { ask, createGraphqlWorld, type GraphqlWorld, type Json } from './world.ts';

const callers = {
  chengdu: { sub: 'clerk of chengdu', roles: ['city'], city: '510100', amr: ['mfa'] },
  mianyang: { sub: 'clerk of mianyang', roles: ['city'], city: '510700', amr: ['mfa'] },
  province: { sub: 'clerk of the province', roles: ['province'], amr: ['mfa'] },
  auditor: { sub: 'an auditor', roles: ['auditor'], amr: ['mfa'] },
  agency: { sub: 'clerk of an agency', roles: ['agency'], organisation: 'agency-1', amr: ['mfa'] },
  li: { sub: 'li' },
  wang: { sub: 'wang' },
  zhao: { sub: 'zhao' },
};
type Caller = keyof typeof callers | undefined;

async function send(world: GraphqlWorld, by: Caller, [name, variables]: [string, object]): Promise<Json> {
  const claims = by && callers[by];
  const headers: Record<string, string> = claims
    ? { authorization: `Bearer ${await world.token(claims.sub, claims)}` }
    : {};
  world.sent.length = 0;
  const { status, json } = await ask(world, operation(name), { headers, variables });
  expect(status).toBe(200);
  expect(world.sent.length).toBeLessThanOrEqual(json.extensions.cost.estimated);
  return json;
}

async function query(world: GraphqlWorld, by: Caller, asked: [string, object]): Promise<Json> {
  const json = await send(world, by, asked);
  expect(json.errors).toBeUndefined();
  return Object.values(json.data)[0];
}

const mutate = (world: GraphqlWorld, by: Caller, [name, fields]: [string, object]) =>
  query(world, by, [name, input(fields)]);

const said = ({ __typename, problems }: Json): unknown[] => [
  __typename,
  ...problems.map(({ path, code, clause }: Json) => `${path} ${code} ${clause ?? ''}`.trim()),
];

const named = {
  ...{ organiser: '510100', category: 'ASSESSOR', title: '2026年第4期考评员培训班', year: 2026, month: 12 },
  registration: { opensOn: '２０２６年11月1日', closesOn: '2026/11/30' },
};
const training = { startsOn: '2026-12-10', endsOn: '2026-12-13' };

test('a centre plans, announces and holds a class; people take its places; each sees what is theirs', async () => {
  const world = await createGraphqlWorld();
  const entries = [{ category: 'ASSESSOR', month: 12, count: 1 }];
  const plan = { organiser: '510100', year: 2026, entries };
  const hidden = await mutate(world, 'chengdu', ['SaveTrainingPlan', { ...plan, status: 'DRAFT' }]);
  expect(hidden.trainingPlan).toMatchObject({ version: 1, statusLabel: '草稿' });
  expect(await query(world, undefined, ['TrainingPlan', plan])).toBeNull();
  await mutate(world, 'chengdu', ['SaveTrainingPlan', { ...plan, status: 'PUBLISHED', expectedVersion: 1 }]);
  expect(await query(world, undefined, ['TrainingPlan', plan])).toMatchObject({ organiserLabel: '成都市职鉴中心' });

  const wrong = { ...named, capacity: { overall: 0 }, training: { startsOn: '2026-11-01', endsOn: '昨天' } };
  expect(said(await mutate(world, 'chengdu', ['CreateTrainingClass', wrong]))).toEqual([
    'ValidationError',
    'training.endsOn NOT_A_DAY',
    'training.startsOn DAYS_OUT_OF_ORDER 一(四)',
    'capacity.overall PLACES',
  ]);
  const created = await mutate(world, 'chengdu', [
    'CreateTrainingClass',
    { ...named, training, capacity: { overall: 1 } },
  ]);
  expect(created.trainingClass).toMatchObject({
    ...{ status: 'DRAFT', modeLabel: '线上、线下相结合', hasWaitingList: true },
    registration: { from: '2026-11-01', to: '2026-11-30' },
    examination: {
      parts: [
        { partLabel: '理论', passMark: null },
        { partLabel: '实操', passMark: null },
      ],
    },
  });
  const classId: string = created.trainingClass.id;
  expect(await query(world, undefined, ['TrainingClass', { id: classId }])).toBeNull();
  expect(await query(world, 'mianyang', ['TrainingClass', { id: classId }])).toBeNull();

  const marks = ['THEORY', 'PRACTICE'].map((part) => ({ part, points: 60 }));
  const update = { classId, place: '成都', examination: { passMarks: marks }, expectedVersion: 1 };
  expect((await mutate(world, 'chengdu', ['UpdateTrainingClass', update])).trainingClass.version).toBe(2);
  expect(said(await mutate(world, 'chengdu', ['UpdateTrainingClass', update]))).toEqual([
    'ConflictError',
    'expectedVersion VERSION_MOVED',
  ]);
  expect(said(await mutate(world, 'mianyang', ['PublishTrainingClass', { classId }]))[0]).toBe('NotFoundError');
  expect(said(await mutate(world, 'agency', ['PublishTrainingClass', { classId }]))[0]).toBe('ForbiddenError');
  expect(said(await mutate(world, undefined, ['PublishTrainingClass', { classId }]))[0]).toBe('UnauthenticatedError');
  await mutate(world, 'chengdu', ['PublishTrainingClass', { classId }]);

  const local = Buffer.from(classId, 'base64').toString().slice('TrainingClass:'.length);
  const trainingClass = openClass('ASSESSOR', { id: local });
  const ids: Record<string, string> = {};
  for (const owner of ['li', 'wang', 'zhao'] as const) {
    ids[owner] = globalId('Application', await qualifiedApplication(world, { owner, trainingClass }));
    const { application } = await mutate(world, owner, ['EnrolApplication', { applicationId: ids[owner], classId }]);
    expect(application.enrolment).toMatchObject(
      owner === 'li'
        ? { stateLabel: '已编班', position: null }
        : { stateLabel: '候补', position: owner === 'wang' ? 1 : 2 },
    );
  }
  const seats = async (by: Caller) => (await query(world, by, ['TrainingClass', { id: classId }])).seats;
  expect(await seats(undefined)).toEqual({ capacity: 1, free: 0, taken: null, waiting: null });
  expect(await seats('chengdu')).toEqual({ capacity: 1, free: 0, taken: 1, waiting: 2 });
  expect(await seats('mianyang')).toEqual({ capacity: 1, free: 0, taken: null, waiting: null });

  const { application } = await mutate(world, 'li', ['LeaveClass', { applicationId: ids.li, classId }]);
  expect(application).toMatchObject({ statusLabel: '审核合格' });
  const more = { classId, capacity: { overall: 2 } };
  expect((await mutate(world, 'chengdu', ['UpdateTrainingClass', more])).trainingClass.seats).toEqual({
    ...{ capacity: 2, free: 0, taken: 2, waiting: 0 },
  });
  const roster = async (by: Caller, status?: string) =>
    (await query(world, by, ['ClassRoster', { classId, status }])).edges.map(({ node }: Json) => node.id).toSorted();
  expect(await roster('chengdu', 'ENROLLED')).toEqual([ids.wang, ids.zhao].toSorted());
  expect(await roster('province')).toEqual(Object.values(ids).toSorted());
  expect(await roster('agency')).toEqual(Object.values(ids).toSorted());
  expect(await roster('mianyang')).toEqual([]);

  await mutate(world, 'chengdu', ['CloseRegistration', { classId }]);
  expect(said(await mutate(world, 'chengdu', ['StartTrainingClass', { classId }]))).toEqual([
    'ConflictError',
    'training.startsOn TOO_EARLY 一(四)',
  ]);
  const history = await query(world, 'auditor', ['TrainingClassHistory', { classId, first: 10 }]);
  expect(history.edges.map(({ node }: Json) => node.actionLabel)).toEqual([
    ...['新建培训班', '修改培训班', '发布培训班', '修改培训班', '截止报名'],
  ]);
  const denied = await send(world, 'li', ['TrainingClassHistory', { classId }]);
  expect(denied.errors[0].extensions.code).toBe('FORBIDDEN');
  const own = await query(world, 'chengdu', ['OfficeClasses', { organiser: '510100', year: 2026 }]);
  expect(own.edges.map(({ node }: Json) => node.statusLabel)).toEqual(['报名截止']);
  const told = own.edges[0].node.allowedActions.map(({ actionLabel, enabled, because }: Json) => [
    actionLabel,
    enabled ? 'ok' : because[0].code,
  ]);
  expect(Object.fromEntries(told)).toEqual({
    ...{ 修改培训班: 'ok', 发布培训班: 'CLASS_STATUS', 截止报名: 'CLASS_STATUS' },
    ...{ 开班: 'TOO_EARLY', 取消培训班: 'ok', 清退: 'CLASS_STATUS' },
  });
  const supervised = await query(world, 'auditor', ['OfficeClasses', { organiser: '510100', year: 2026 }]);
  expect(supervised.edges[0].node.allowedActions).toEqual([]);
});

test('a cancelled class says why, and its people are free for the next one', async () => {
  const world = await createGraphqlWorld();
  const one = openClass('ASSESSOR', { id: 'one' });
  const next = openClass('ASSESSOR', { id: 'next' });
  await writeClass(world.deps, one);
  await writeClass(world.deps, next);
  const li = globalId('Application', await qualifiedApplication(world, { owner: 'li', trainingClass: one }));
  const [classId, nextId] = [globalId('TrainingClass', 'one'), globalId('TrainingClass', 'next')];
  const batch = await mutate(world, 'chengdu', ['EnrolApplications', { classId, applicationIds: [li, 'none'] }]);
  expect(batch.items.map(({ application, problems }: Json) => application?.statusLabel ?? problems[0].code)).toEqual([
    ...['已编班', 'NOT_FOUND'],
  ]);
  expect(said(await mutate(world, 'chengdu', ['CancelTrainingClass', { classId, reason: '' }]))).toEqual([
    'ValidationError',
    'reason REASON_NEEDED',
  ]);
  await mutate(world, 'chengdu', ['CancelTrainingClass', { classId, reason: '报名人数不足' }]);
  const seen = await query(world, undefined, ['TrainingClass', { id: classId }]);
  expect(seen).toMatchObject({ statusLabel: '已取消', cancellation: { reason: '报名人数不足' } });
  expect(said(await mutate(world, 'li', ['EnrolApplication', { applicationId: li, classId: nextId }]))).toEqual([
    'ConflictError',
    'classId IN_ANOTHER_CLASS',
  ]);
  expect(await mutate(world, 'chengdu', ['ReleaseTrainingClass', { classId }])).toMatchObject({ released: 1, left: 0 });
  const { application } = await mutate(world, 'li', ['EnrolApplication', { applicationId: li, classId: nextId }]);
  expect(application.enrolment.trainingClass.id).toBe(nextId);
});
