import { expect, test } from 'vitest';
import { begunClass, runningClass } from '#test/operations/class/running-class';
import { globalId, input, operation } from './operations.ts';
import { ask, createGraphqlWorld, type GraphqlWorld, type Json } from './world.ts';

const callers = {
  chengdu: { sub: 'clerk of chengdu', roles: ['city'], city: '510100', amr: ['mfa'] },
  mianyang: { sub: 'clerk of mianyang', roles: ['city'], city: '510700', amr: ['mfa'] },
  province: { sub: 'clerk of the province', roles: ['province'], amr: ['mfa'] },
  auditor: { sub: 'an auditor', roles: ['auditor'], amr: ['mfa'] },
  agency: { sub: 'clerk of an agency', roles: ['agency'], organisation: 'agency-1', amr: ['mfa'] },
  applicant: { sub: 'p0' },
};
type Caller = keyof typeof callers;

async function send(world: GraphqlWorld, by: Caller | undefined, [name, variables]: [string, object]): Promise<Json> {
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

async function mutate(world: GraphqlWorld, by: Caller | undefined, [name, fields]: [string, object]): Promise<Json> {
  const json = await send(world, by, [name, input(fields)]);
  expect(json.errors).toBeUndefined();
  return Object.values(json.data)[0];
}

const paths = ({ problems }: Json): string[][] =>
  problems.map(({ path, code, clause }: Json) => [path, code, clause ?? '']);

test('from attendance to a signed list, each by whose it is', async () => {
  const world = await createGraphqlWorld();
  const { classId: local, ids } = await runningClass(world, { people: 3 });
  const classId = globalId('TrainingClass', local);
  const [one, two, three] = ids.map((id) => globalId('Application', id));

  const attendance = { classId, day: '11月23日', present: [one, two], absent: [three] };
  const unread = await mutate(world, 'chengdu', ['RecordAttendance', attendance]);
  expect([unread.__typename, paths(unread)]).toEqual(['ValidationError', [['day', 'DAY_UNREADABLE', '']]]);
  const taken = await mutate(world, 'chengdu', ['RecordAttendance', { ...attendance, day: '２０２６年11月23日' }]);
  expect(taken).toMatchObject({ __typename: 'RecordAttendanceSuccess', day: '2026-11-23', present: 2, absent: 1 });
  expect(world.sent).toEqual(['BatchGetItem', 'TransactWriteItems']);

  const entries = [
    { applicationId: one, theory: '９２分', practice: '88.5' },
    { applicationId: two, theory: '59', practice: '101' },
    { applicationId: 'none', theory: '59' },
  ];
  const wrong = await mutate(world, 'chengdu', ['RecordResults', { classId, sitting: 'FIRST', entries }]);
  expect(wrong.__typename).toBe('ValidationError');
  expect(paths(wrong)).toEqual([
    ['entries.1.practice', 'POINTS_OUT_OF_RANGE', ''],
    ['entries.2.applicationId', 'NOT_IN_CLASS', ''],
  ]);
  const right = [entries[0], { ...entries[1], practice: '80' }];
  const recorded = await mutate(world, 'chengdu', ['RecordResults', { classId, sitting: 'FIRST', entries: right }]);
  expect(recorded.entries.map(({ outcomeLabel }: Json) => outcomeLabel)).toEqual(['培训考核合格', '培训考核不合格']);
  expect(world.sent).toEqual(['BatchGetItem', 'TransactWriteItems']);

  const early = await mutate(world, 'chengdu', ['SubmitPassList', { classId }]);
  expect(early.__typename).toBe('ConflictError');
  expect(paths(early)).toEqual([[`entries.${three}`, 'OUTCOME_MISSING', '一(七)']]);

  const { classBook } = (await send(world, 'chengdu', ['ClassBook', { classId, first: 2 }])).data;
  expect(classBook).toMatchObject({
    ...{ version: 2, counts: { seated: 3, passed: 1, failed: 1, open: 1, outdated: 0 } },
    days: [{ day: '2026-11-23', present: 2, absent: 1 }],
    missing: [{ path: `entries.${three}`, code: 'OUTCOME_MISSING', clause: '一(七)' }],
    entries: { pageInfo: { hasNextPage: true } },
  });
  expect(classBook.entries.edges.map(({ node }: Json) => node)).toMatchObject([
    {
      application: { id: one, status: 'PASSED' },
      attendance: [{ day: '2026-11-23', present: true }],
      first: [
        { part: 'THEORY', partLabel: '理论', points: 92 },
        { part: 'PRACTICE', partLabel: '实操', points: 88.5 },
      ],
      ...{ resit: [], daysAttended: 1, outcome: 'PASSED', outcomeLabel: '培训考核合格', outdated: false },
    },
    { application: { id: two, status: 'FAILED' }, outcome: 'FAILED' },
  ]);
  const after = classBook.entries.pageInfo.endCursor;
  const rest = (await send(world, 'chengdu', ['ClassBook', { classId, after }])).data.classBook.entries;
  expect(rest.edges.map(({ node }: Json) => node.application.id)).toEqual([three]);

  const resit = { classId, sitting: 'RESIT', entries: [{ applicationId: two, theory: '60' }] };
  expect((await mutate(world, 'chengdu', ['RecordResults', resit])).entries[0].outcome).toBe('PASSED');
  const last = { classId, sitting: 'FIRST', entries: [{ applicationId: three, theory: '0', practice: '0' }] };
  const { bookVersion } = await mutate(world, 'chengdu', ['RecordResults', last]);

  const moved = await mutate(world, 'chengdu', ['SubmitPassList', { classId, expectedBookVersion: bookVersion - 1 }]);
  expect([moved.__typename, paths(moved)]).toEqual(['ConflictError', [['expectedBookVersion', 'BOOK_MOVED', '']]]);
  const signed = await mutate(world, 'chengdu', ['SubmitPassList', { classId, expectedBookVersion: bookVersion }]);
  expect(signed).toMatchObject({ __typename: 'SubmitPassListSuccess', passed: 2, failed: 1 });
  expect(signed.passList).toMatchObject({ count: 2, organiserLabel: '成都市职鉴中心', categoryLabel: '考评员' });
  expect(world.sent).toEqual(['BatchGetItem', 'TransactWriteItems']);
  const closed = await mutate(world, 'chengdu', ['RecordResults', resit]);
  expect([closed.__typename, paths(closed)]).toEqual(['ConflictError', [['classId', 'LIST_CLOSED', '一(七)']]]);

  for (const by of ['chengdu', 'province'] as const) {
    const { passLists } = (await send(world, by, ['PassLists', { year: 2026 }])).data;
    expect(passLists.edges.map(({ node }: Json) => node.id)).toEqual([signed.passList.id]);
    const { passList } = (await send(world, by, ['PassList', { id: signed.passList.id }])).data;
    expect(passList).toMatchObject({ count: 2, settled: 0, passedOver: 0, trainingClass: { id: classId } });
    expect(passList.entries.edges.map(({ node }: Json) => node.application)).toMatchObject([
      { id: one, results: { outcome: 'PASSED', daysAttended: 1 } },
      { id: two, results: { first: [{ points: 59 }, { points: 80 }], resit: [{ points: 60 }] } },
    ]);
  }
});

test('the person sees the own results, with the words for them', async () => {
  const world = await createGraphqlWorld();
  const { classId, ids } = await runningClass(world, { people: 1 });
  const [id = ''] = ids.map((each) => globalId('Application', each));
  const query = `query ($id: ID!) { application(id: $id) { statusLabel results {
    first { partLabel points } daysAttended outcome outcomeLabel } } }`;
  const mine = async () => (await ask(world, query, { as: 'p0', variables: { id } })).json.data.application;
  expect((await mine()).results).toBeNull();
  const entries = [{ applicationId: id, theory: '61', practice: '70' }];
  const fields = { classId: globalId('TrainingClass', classId), sitting: 'FIRST', entries };
  await mutate(world, 'chengdu', ['RecordResults', fields]);
  expect(await mine()).toEqual({
    statusLabel: '培训考核合格',
    results: {
      first: [
        { partLabel: '理论', points: 61 },
        { partLabel: '实操', points: 70 },
      ],
      ...{ daysAttended: 0, outcome: 'PASSED', outcomeLabel: '培训考核合格' },
    },
  });
});

const least: Record<string, (classId: string, applicationId: string) => object> = {
  RecordAttendance: (classId, applicationId) => ({ classId, day: '2026-11-23', present: [applicationId], absent: [] }),
  RecordResults: (classId, applicationId) => ({
    ...{ classId, sitting: 'FIRST' },
    entries: [{ applicationId, theory: '80' }],
  }),
  SubmitPassList: (classId) => ({ classId }),
};

test.each(Object.keys(least))('%s is for the centre that holds the class, and for nobody else', async (name) => {
  const world = await createGraphqlWorld();
  const { classId, ids } = await runningClass(world, { people: 1 });
  const fields = least[name]!(globalId('TrainingClass', classId), globalId('Application', ids[0]!));
  const nothing = await mutate(world, 'chengdu', [name, { ...fields, classId: globalId('TrainingClass', 'none') }]);
  expect(nothing).toMatchObject({ __typename: 'NotFoundError', code: 'NOT_FOUND' });
  for (const by of ['mianyang', 'province'] as const) expect(await mutate(world, by, [name, fields])).toEqual(nothing);
  for (const by of ['agency', 'auditor', 'applicant'] as const) {
    expect(await mutate(world, by, [name, fields])).toMatchObject({ __typename: 'ForbiddenError', code: 'FORBIDDEN' });
  }
  expect((await mutate(world, undefined, [name, fields])).__typename).toBe('UnauthenticatedError');
});

test('the province writes down and signs the classes that are its own, and no city does', async () => {
  const world = await createGraphqlWorld();
  const trainingClass = begunClass('QUALITY_SUPERVISOR');
  const { classId: local, ids } = await runningClass(world, { people: 1, trainingClass });
  const classId = globalId('TrainingClass', local);
  const entries = [{ applicationId: globalId('Application', ids[0]!), unifiedOnline: '60' }];
  const results: [string, object] = ['RecordResults', { classId, sitting: 'FIRST', entries }];
  expect((await mutate(world, 'chengdu', results)).__typename).toBe('NotFoundError');
  expect((await mutate(world, 'province', results)).entries[0].outcome).toBe('PASSED');
  const signed = await mutate(world, 'province', ['SubmitPassList', { classId }]);
  expect(signed).toMatchObject({ passed: 1, passList: { organiserLabel: '省职鉴中心', categoryLabel: '质量督导员' } });
  expect((await send(world, 'chengdu', ['PassList', { id: signed.passList.id }])).data.passList).toBeNull();
});

test('an auditor sees how many, and of nobody what; a book or a list of others looks like none', async () => {
  const world = await createGraphqlWorld();
  const { classId: local } = await runningClass(world, { people: 2 });
  const classId = globalId('TrainingClass', local);
  const { classBook } = (await send(world, 'auditor', ['ClassBook', { classId }])).data;
  expect(classBook).toMatchObject({ counts: { seated: 2, open: 2 }, entries: null, missing: null });
  for (const by of ['mianyang', 'agency', 'applicant', undefined] as const) {
    expect((await send(world, by, ['ClassBook', { classId }])).data.classBook).toBeNull();
    expect((await send(world, by, ['PassList', { id: globalId('PassList', 'none') }])).data.passList).toBeNull();
  }
  const lists = async (by: Caller | undefined) => {
    const { data, errors } = await send(world, by, ['PassLists', { year: 2026 }]);
    return errors ? errors[0].extensions.code : data.passLists.edges.length;
  };
  expect(await lists('mianyang')).toBe(0);
  expect([await lists('auditor'), await lists('applicant'), await lists(undefined)]).toEqual([
    'FORBIDDEN',
    'FORBIDDEN',
    'UNAUTHENTICATED',
  ]);
});

test('the same key answers the same, also after the list was signed; another sheet under it is refused', async () => {
  const world = await createGraphqlWorld();
  const { classId: local, ids } = await runningClass(world, { people: 1 });
  const classId = globalId('TrainingClass', local);
  const entries = [{ applicationId: globalId('Application', ids[0]!), theory: '80', practice: '80' }];
  const results = input({ classId, sitting: 'FIRST', entries }, 'results-of-the-day');
  const once = (await send(world, 'chengdu', ['RecordResults', results])).data;
  const list = input({ classId }, 'list-of-the-class');
  const signed = (await send(world, 'chengdu', ['SubmitPassList', list])).data;
  expect((await send(world, 'chengdu', ['RecordResults', results])).data).toEqual(once);
  expect((await send(world, 'chengdu', ['SubmitPassList', list])).data).toEqual(signed);
  const other = input({ classId, sitting: 'RESIT', entries }, 'results-of-the-day');
  expect((await send(world, 'chengdu', ['RecordResults', other])).data.recordResults.__typename).toBe(
    'IdempotencyKeyReusedError',
  );
});

test('book and list are found again by their global ids', async () => {
  const world = await createGraphqlWorld();
  const { classId } = await runningClass(world, { people: 0 });
  const fields = { classId: globalId('TrainingClass', classId) };
  const { passList } = await mutate(world, 'chengdu', ['SubmitPassList', fields]);
  const ids = [globalId('ClassBook', classId), passList.id];
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
  const claims = callers.chengdu;
  const headers = { authorization: `Bearer ${await world.token(claims.sub, claims)}` };
  expect((await ask(world, query, { headers, variables: { ids } })).json.data.nodes).toEqual([
    { __typename: 'ClassBook', id: ids[0] },
    { __typename: 'PassList', id: ids[1] },
  ]);
  expect((await ask(world, query, { as: 'p0', variables: { ids } })).json.data.nodes).toEqual([null, null]);
});

test('a page of a hundred people costs no more requests than a page of one', async () => {
  const world = await createGraphqlWorld();
  const { classId } = await runningClass(world, { people: 100 });
  const page = async (first: number) => {
    const { data, extensions } = await send(world, 'chengdu', [
      'ClassBook',
      { classId: globalId('TrainingClass', classId), first },
    ]);
    expect(data.classBook.entries.edges.map(({ node }: Json) => node.application?.status)).toEqual(
      Array.from({ length: first }, () => 'ENROLLED'),
    );
    return [extensions.cost.actual, extensions.cost.estimated];
  };
  // The book; the applications, their class and agency (two reads with a hundred agencies), and who saw them.
  expect(await page(1)).toEqual([4, 5]);
  expect(await page(100)).toEqual([4, 5]);
});
