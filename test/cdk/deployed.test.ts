import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type AttributeValue, DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { bundleFunction, type FunctionName, functionNames } from '#cdk/bundle';
import { context, deploy } from '#cdk/deployment';
import { readStage } from '#cdk/stage';
import type { AssembledFunctions } from '#local/assembled-functions';
import { graphqlAs, listChoices, mutate, signIn } from '#local/demo-client';
import { allows, matches } from '#local/role-gate';
import { credentials, readSettings } from '#local/settings';
import { type System, startSystem } from '#local/system';
import { pageHeaders } from '#web/build/serving';

/**
 * What the synthesis made, run: its bundles, with the variables of its template, each behind a gate that refuses what its role does
 * not allow. The demo talks to them as people and offices would.
 */
let folder: string;
let system: System;
let assembled: AssembledFunctions;
let said: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deployed-'));
  const port = randomInt(1_100, 2_000) * 10;
  const assembly = join(folder, 'cdk.out');
  await synthesise(assembly, port);
  const data = join(folder, 'data');
  const variables = { PORT: String(port), KAOPING_DATA: data };
  system = await startSystem(readSettings({ ...variables, KAOPING_ASSEMBLY: assembly }));
  if (!system.assembled) throw new Error('the functions are not those of the assembly');
  assembled = system.assembled;
  const demo = resolve(import.meta.dirname, '../../local/demo.ts');
  const done = await promisify(execFile)(process.execPath, [demo], { env: { ...process.env, ...variables } }).catch(
    (error: unknown) => error,
  );
  said = (done as { stdout: string }).stdout;
  await rareWays(data);
});

afterAll(async () => {
  await system?.stop();
  await rm(folder, { recursive: true });
});

/** What the demo has no occasion for. */
async function rareWays(data: string): Promise<void> {
  const endpoints = { url: system.url, issuer: system.issuer };
  const as = async (person: string) => graphqlAs(endpoints, await signIn(endpoints, person));
  const zhang = await as('applicant-zhang');
  const query = '{ applications(first: 10) { edges { node { id status } } } }';
  const { edges } = (await zhang(z.any(), query)).applications;
  const [certified, draft] = ['CERTIFIED', 'DRAFT'].map(
    (status) => edges.find(({ node }: Edge) => node.status === status).node.id,
  );

  const sha256 = '0'.repeat(64);
  const file = { applicationId: draft, kind: 'PHOTO', contentType: 'image/png', size: 1000, sha256 };
  const requested = await mutate(zhang, z.any(), 'requestDocumentUpload', 'document { documentId }', file);
  const missing = { applicationId: draft, documentId: requested.document.documentId };
  await expect(
    mutate(zhang, z.object({ application: z.unknown() }), 'confirmDocument', 'application { id }', missing),
  ).rejects.toThrow('confirmDocument');

  const agency = await as('agency-chengdu');
  const { agencies, classes } = await listChoices(agency, 'ASSESSOR', '510100');
  const agencyId = agencies.find(({ name }) => name === '成都样例精密机械有限公司')?.id;
  const roster = await mutate(agency, z.any(), 'requestRosterUpload', 'rosterImport { id }', {
    agencyId,
    size: 1000,
    sha256,
  });
  const aim = { importId: roster.rosterImport.id, category: 'ASSESSOR', classId: classes[0]?.id };
  await mutate(agency, z.any(), 'checkRoster', 'rosterImport { status }', aim).catch(() => undefined);

  // A photo that is gone is left out of a form.
  await rm(join(data, 'objects', 'kaoping-documents'), { recursive: true });
  const form = { kind: 'FORM', applicationId: certified, format: 'DOCX' };
  const { job } = await mutate(zhang, z.any(), 'requestExport', 'job { status }', form);
  expect(job.status).toBe('DONE');

  // Of the cards of a month one was announced before.
  const client = new DynamoDBClient({ endpoint: system.dynamodb, region: 'local', credentials });
  const scan = new ScanCommand({
    TableName: 'kaoping',
    FilterExpression: 'sk = :card',
    ExpressionAttributeValues: { ':card': { S: 'CARD' } },
  });
  const cards = (await client.send(scan)).Items ?? [];
  const soon = new Date(Date.now() + 8 * 3_600_000);
  soon.setUTCMonth(soon.getUTCMonth() + 3, 15);
  const until = soon.toISOString().slice(0, 10);
  const endsSoon = async (item: Record<string, AttributeValue>) => {
    const { periods, number } = unmarshall(item);
    const ending = periods.map((period: object, at: number) =>
      at === periods.length - 1 ? { ...period, until } : period,
    );
    const moved = { gsi1pk: `EXPIRING#${until.slice(0, 7)}`, gsi1sk: `${until}#${number}`, periods: ending };
    await client.send(new PutItemCommand({ TableName: 'kaoping', Item: { ...item, ...marshall(moved) } }));
  };
  const [first = {}, second = {}] = cards;
  await endsSoon(first);
  await mutate(await as('province'), z.any(), 'announceExpiringCards', 'announced', { month: until.slice(0, 7) });
  await endsSoon(second);
  expect(await assembled.invoke.events?.({ announceExpiringCards: { monthsAhead: 3 } })).toMatchObject({
    announced: 1,
  });
  await assembled.invoke.events?.({ replayDeadLetters: true });
  client.destroy();
}

interface Edge {
  node: { id: string; status: string };
}

/** As an operator does who wants to try it on this machine. */
async function synthesise(outdir: string, port: number): Promise<void> {
  const app = new App({ context, outdir, analyticsReporting: false });
  const pages = join(folder, 'pages');
  await mkdir(pages);
  await writeFile(join(pages, 'index.html'), '<!doctype html><html lang="zh-CN"></html>');
  const code = async (name: FunctionName) =>
    Code.fromAsset((await bundleFunction(name, join(folder, 'functions'))).directory);
  deploy(app, {
    stage: readStage({
      ...{ stage: 'dev', region: 'ap-southeast-1' },
      issuer: { issuer: `http://127.0.0.1:${port + 1}`, audience: 'kaoping', clientId: 'pages' },
      practice: { verification: { page: `http://127.0.0.1:${port}/check` } },
    }),
    code: {
      ...{ intake: await code('intake'), graphql: await code('graphql'), events: await code('events') },
      ...{ export: await code('export'), import: await code('import'), pages: await code('pages') },
    },
    pages: { folder: pages, headers: pageHeaders },
  });
  app.synth();
}

test('the deployed bundles answer everything that the demo asks', () => {
  expect(said).toContain('6个人都走完了');
  expect(said.match(/✓ 提交成功/g)).toHaveLength(5);
  expect(said.match(/✓ 证卡当天有效/g)).toHaveLength(4);
  expect(said).toContain('✓ 同一份表再交一次，什么都不会变');
});

test('the pages come from their bucket with the headers of the stage', async () => {
  const page = await fetch(`${system.url}/`);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toContain(`connect-src 'self' ${system.issuer}`);
  expect(await page.text()).toContain('<html');
  expect(await (await fetch(`${system.url}/config.json`)).json()).toMatchObject({
    issuer: system.issuer,
    clientId: 'pages',
  });
  expect((await fetch(`${system.url}/assets/none.js`)).status).toBe(404);
});

test('the smoke test passes: chat to draft, review, verify', async () => {
  const smoke = resolve(import.meta.dirname, '../../local/smoke.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [smoke, '--url', system.url]);
  expect(stdout.match(/^✓/gm)).toHaveLength(6);
});

test('no role refused anything that the code asked', () => {
  for (const name of functionNames) expect([name, assembled.gates[name]?.refused]).toEqual([name, []]);
});

/** What Lambda itself asks with a function's role: to read the stream and the queues, to put aside, to keep logs. */
const byLambda: Partial<Record<FunctionName, string[]>> & Record<'all', string[]> = {
  all: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  events: ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((action) => `dynamodb:${action}`),
  export: ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((action) => `sqs:${action}`),
  import: ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((action) => `sqs:${action}`),
};

test.each(functionNames)('%s needs all that its role may', (name) => {
  const { statements } = assembled.assembly.functions.find((one) => one.name === name)!;
  const { used } = assembled.gates[name]!;
  const lambda = [...byLambda.all, ...(byLambda[name] ?? [])];
  const unused = statements.flatMap(({ actions, resources }) =>
    actions.flatMap((action) =>
      resources
        .filter((pattern) => !used.some((access) => access.action === action && matches(pattern, access.resource)))
        .map((pattern) => `${action} ${pattern}`),
    ),
  );
  const undelivered = name === 'events' ? (one: string) => /^sqs:SendMessage .*Undelivered/.test(one) : () => false;
  expect(unused.filter((one) => !lambda.includes(one.split(' ')[0] ?? '') && !undelivered(one))).toEqual([]);
});

test('each right is needed: without it the gate refuses what passed', () => {
  for (const { name, statements } of assembled.assembly.functions) {
    const { used } = assembled.gates[name]!;
    for (const access of used) expect(allows(statements, access)).toBe(true);
    for (const statement of statements) {
      const others = statements.filter((one) => one !== statement);
      const left = used.filter((access) => !allows(others, access));
      const lambda = [...byLambda.all, ...(byLambda[name as FunctionName] ?? [])];
      if (statement.actions.every((action) => lambda.includes(action))) continue;
      if (statement.resources.every((resource) => resource.includes('Undelivered'))) continue;
      expect([name, statement.actions, left.length > 0]).toEqual([name, statement.actions, true]);
    }
  }
});
