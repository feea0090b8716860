import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';

/** What a machine lacks, each in one line that also says how to get it. */
export async function missingFromMachine(ports: readonly number[], needsJava: boolean): Promise<string[]> {
  const java = needsJava ? javaProblem() : undefined;
  const busy = await Promise.all(ports.map(portProblem));
  return [java, ...busy].filter((problem) => problem !== undefined);
}

function javaProblem(): string | undefined {
  const asked = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const install = 'Debian, Ubuntu: apt-get install openjdk-17-jre-headless; macOS: brew install openjdk';
  if (asked.error) return `Java 17 or later is needed for DynamoDB Local and there is none. ${install}`;
  const major = Number(/version "(\d+)/.exec(asked.stderr)?.[1] ?? 0);
  if (major < 17) return `Java 17 or later is needed for DynamoDB Local; this one is ${major}. ${install}`;
  return undefined;
}

/** Undefined when the port is free. */
export async function portProblem(port: number): Promise<string | undefined> {
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
  return free
    ? undefined
    : `Port ${port} is taken. If it is an earlier "npm start", stop that one; else choose others: PORT=4200 npm start`;
}
