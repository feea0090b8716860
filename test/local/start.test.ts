import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const start = resolve(import.meta.dirname, '../../local/start.ts');
/** Four ports in a row, below those that systems hand out by themselves. */
const port = randomInt(2_100, 3_200) * 10;
const url = `http://127.0.0.1:${port}`;
let directory: string;
let running: Started | undefined;
const spawned: Started[] = [];

interface Started {
  child: ChildProcess;
  said: () => string;
  ended: Promise<number | null>;
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kaoping-'));
});

afterAll(async () => {
  for (const { child, ended } of spawned) {
    child.kill('SIGINT');
    await ended;
  }
  await rm(directory, { recursive: true });
});

function run(environment: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, [start], {
    env: { ...process.env, KAOPING_DATA: directory, PORT: String(port), ...environment },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const started = { child, said: () => said, ended: new Promise<number | null>((done) => child.on('close', done)) };
  spawned.push(started);
  return started;
}

async function up(): Promise<Started> {
  const started = run();
  for (let tries = 0; tries < 300 && started.child.exitCode === null; tries += 1) {
    if (started.said().includes('Kaoping is running')) return started;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(started.said());
}

async function down({ child, ended }: Started): Promise<number | null> {
  child.kill('SIGINT');
  return ended;
}

async function enginePid(): Promise<number> {
  return JSON.parse(await readFile(join(directory, 'dynamodb.pid'), 'utf8')).engine;
}

/** One that has ended but was not yet waited for by whoever inherited it is dead too. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = `/proc/${pid}/stat`;
  return !(existsSync(stat) && /\) Z /.test(readFileSync(stat, 'utf8')));
}

async function begun(): Promise<{ conversationId: string; token: string }> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  const answer = await fetch(`${url}/intake/conversations`, { method: 'POST', headers, body: '{}' });
  expect(answer.status).toBe(201);
  return JSON.parse(await answer.text());
}

async function readAgain({ conversationId, token }: { conversationId: string; token: string }): Promise<number> {
  const headers = { 'x-conversation-token': token };
  return (await fetch(`${url}/intake/conversations/${conversationId}`, { headers })).status;
}

test('everything starts with one command, and what was entered is there after a restart', async () => {
  running = await up();
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  const conversation = await begun();
  const engine = await enginePid();
  expect(await down(running)).toBe(0);
  expect([lives(engine), existsSync(join(directory, 'dynamodb.pid'))]).toEqual([false, false]);
  running = await up();
  expect(await readAgain(conversation)).toBe(200);
});

test('a second start says that the port is taken and what to do', async () => {
  const second = run();
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain(`Port ${port} is taken`);
  expect(second.said()).toContain('PORT=');
});

test('a second start on other ports leaves the data of the first alone', async () => {
  const second = run({ PORT: String(port + 5) });
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain('already works on');
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
});

test('an engine left behind by a killed start is ended by the next, nothing lost', async () => {
  const conversation = await begun();
  const engine = await enginePid();
  running?.child.kill('SIGKILL');
  await running?.ended;
  expect(lives(engine)).toBe(true);
  // Its port is still held by the orphan: the next start takes it over.
  running = await up();
  expect(lives(engine)).toBe(false);
  expect(await readAgain(conversation)).toBe(200);
});

test('the page for GraphQL is served whole from this machine', async () => {
  const page = await (await fetch(`${url}/graphiql`)).text();
  expect(page).toContain(`data-issuer="http://127.0.0.1:${port + 1}"`);
  expect(page.match(/(?:src|href)="[^"]+"/g)?.every((link) => /="(\/graphiql\/|data:)/.test(link))).toBe(true);
  const script = /src="([^"]+\.js)"/.exec(page)?.[1];
  expect((await fetch(`${url}${script}`)).headers.get('content-type')).toContain('text/javascript');
  expect((await fetch(`${url}/graphiql/..%2f..%2fkeys.json`)).status).toBe(404);
  expect((await fetch(`${url}/graphiql/assets`)).status).toBe(404);
});

test('it ends as cleanly as it began', async () => {
  const engine = await enginePid();
  expect(running && (await down(running))).toBe(0);
  expect(lives(engine)).toBe(false);
  running = undefined;
});

test('without Java it says in one line what is missing and how to get it', async () => {
  const started = run({ PATH: directory });
  expect(await started.ended).toBe(1);
  expect(started.said().trim().split('\n')).toEqual([expect.stringMatching(/^Java 17 .*apt-get install/)]);
});
