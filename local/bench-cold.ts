import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import * as z from 'zod';
import { bundleFunction, bundleOptions, eagerBytes, messagePart } from '#cdk/bundle';
import { createDynamodbClient, createStore } from '#store/store';
import { floors } from './cold-floors.ts';
import { startDynamodb } from './dynamodb.ts';
import { writeSampleData } from './sample-data.ts';
import { createTable } from './table.ts';

/**
 * Process start to first answer of our bundles, beside floors that are measured in the same minutes: the machine's
 * noise is in both, so that the ratio to the constant handler is what counts.
 */
const rounds = Math.max(7, Number(process.argv[2] ?? 11));
const root = fileURLToPath(new URL('..', import.meta.url));
const runner = fileURLToPath(new URL('./cold-run.mjs', import.meta.url));

interface Subject {
  name: string;
  file: string;
  kilobytes: number;
  /** Made anew for each run: a message sent twice would only be answered again. */
  event: () => object;
  times: number[];
}

const Begun = z.object({ conversationId: z.string(), token: z.string() });
const Answered = z.object({ body: z.string() });

await mkdir(join(root, '.local'), { recursive: true });
const folder = await mkdtemp(join(root, '.local/bench-'));
const engine = await startDynamodb();
try {
  const environment = await prepare(engine.endpoint);
  const subjects = await bundles(environment);
  for (let round = 0; round < rounds; round += 1)
    for (const subject of subjects) subject.times.push((await coldStart(subject, environment)).milliseconds);
  report(subjects);
} finally {
  await engine.stop();
  await rm(folder, { recursive: true });
}

/** What a function finds in Lambda, and a table with the sample data. */
async function prepare(endpoint: string): Promise<NodeJS.ProcessEnv> {
  const key = () => randomBytes(32).toString('base64');
  const environment = {
    ...process.env,
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    TABLE_NAME: 'bench',
    BUCKET_NAME: 'bench',
    SEAL_KEYS: JSON.stringify({ current: '1', keys: { 1: key() } }),
    LOOKUP_KEY: key(),
  };
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const client = createDynamodbClient({ endpoint, region: 'local', credentials, requestHandler: {} });
  await createTable(client, 'bench');
  await writeSampleData(createStore(client, 'bench'), new Date().toISOString().slice(0, 10));
  client.destroy();
  return environment;
}

async function bundles(environment: NodeJS.ProcessEnv): Promise<Subject[]> {
  const least = await Promise.all(
    floors.map(async ({ name, source, plain }, index): Promise<Subject> => {
      const entry = join(folder, `floor-${index}.ts`);
      await writeFile(entry, source);
      const options = bundleOptions(entry);
      const outdir = join(folder, `floor-${index}`);
      const built = await build({ ...options, ...(plain ? { plugins: [], alias: {}, splitting: false } : {}), outdir });
      const kilobytes = built.metafile ? eagerBytes(built.metafile) / 1024 : 0;
      return { name, file: join(outdir, 'index.mjs'), kilobytes, event: () => ({ version: '2.0' }), times: [] };
    }),
  );
  return [...least, ...(await ours(environment))];
}

async function ours(environment: NodeJS.ProcessEnv): Promise<Subject[]> {
  const intake = await bundleFunction('intake', folder);
  const graphql = await bundleFunction('graphql', folder);
  const subject = (
    name: string,
    { directory, metafile }: typeof intake,
    event: () => object,
    lazy?: string,
  ): Subject => {
    const file = join(directory, 'index.mjs');
    return { name, file, kilobytes: eagerBytes(metafile, lazy) / 1024, event, times: [] };
  };
  const opening = subject('our intake, a chat is opened', intake, startConversation);
  const begun = Begun.parse(JSON.parse((await coldStart(opening, environment)).body));
  return [
    opening,
    subject('our intake, a first message', intake, () => firstMessage(begun), messagePart),
    subject('our graphql, a list', graphql, listClasses),
  ];
}

/** The first words of a chat: one transaction. */
function startConversation(): object {
  return eventOf('POST', '/intake/conversations', '{}');
}

/** What people say first: one read, one transaction, and all that understands words. */
function firstMessage({ conversationId, token }: z.infer<typeof Begun>): object {
  const message = JSON.stringify({ messageId: randomUUID(), text: '我想当考评员，我是电工高级技师' });
  return eventOf('POST', `/intake/conversations/${conversationId}/messages`, message, {
    'x-conversation-token': token,
  });
}

/** A list as the first page asks for it: one query, one batch of reads. */
function listClasses(): object {
  const query = '{ trainingClasses(category: ASSESSOR, first: 5) { edges { node { title open } } } }';
  return eventOf('POST', '/graphql', JSON.stringify({ query }));
}

function eventOf(method: string, rawPath: string, body: string, headers: Record<string, string> = {}): object {
  return {
    version: '2.0',
    rawPath,
    rawQueryString: '',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), host: 'localhost', ...headers },
    requestContext: { requestId: randomUUID(), stage: '$default', http: { method, path: rawPath } },
    body,
    isBase64Encoded: false,
  };
}

interface ColdStart {
  /** From the start of the process to its answer. */
  milliseconds: number;
  body: string;
}

/** One process, one answer; anything but a 2xx is no measurement. */
function coldStart({ name, file, event }: Subject, env: NodeJS.ProcessEnv): Promise<ColdStart> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    let said = '';
    let answered = 0;
    const child = spawn(process.execPath, [runner, file, JSON.stringify(event())], { env });
    child.stdout.on('data', (chunk: Buffer) => {
      answered = performance.now() - began;
      said += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', () => {
      const answer = /\n({"status":2\d\d,.*})\n$/.exec(said)?.[1];
      if (answer === undefined) return reject(new Error(`${name} did not answer: ${said.slice(-1500)}`));
      resolve({ milliseconds: answered, body: Answered.parse(JSON.parse(answer)).body });
    });
  });
}

function report(subjects: readonly Subject[]): void {
  const constant = median(subjects[0]?.times ?? []);
  console.log(
    `Cold start, median of ${rounds} interleaved runs; ×: the constant handler (${constant.toFixed(0)} ms)\n`,
  );
  console.log(`${'bundle'.padEnd(42)}${'KB'.padStart(6)}${'ms'.padStart(8)}${'×'.padStart(7)}`);
  for (const { name, kilobytes, times } of subjects) {
    const middle = median(times);
    const figures = [
      kilobytes.toFixed(0).padStart(6),
      middle.toFixed(0).padStart(8),
      (middle / constant).toFixed(1).padStart(7),
    ];
    console.log(`${name.padEnd(42)}${figures.join('')}`);
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
