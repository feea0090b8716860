import { randomBytes } from 'node:crypto';
import { startDynamodb } from '#local/dynamodb';
import { createDynamodbClient } from '#store/store';
import { fuzz } from '#test/intake/fuzzing';
import { createWorld } from '#test/intake/world';

/** `node test/intake/fuzz.ts [messages] [seed]`: the fuzzing of the suite, longer. */
const messages = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? randomBytes(4).readUInt32LE());
console.log(`fuzzing with ${messages} messages, seed ${seed}`);

const engine = await startDynamodb();
try {
  const client = createDynamodbClient({
    endpoint: engine.endpoint,
    region: 'local',
    credentials: { accessKeyId: 'fuzz', secretAccessKey: 'fuzz' },
    // A busy machine is no outage.
    requestHandler: { requestTimeout: 60_000 },
  });
  const world = await createWorld(client, { log: () => undefined });
  const counts = await fuzz(world, messages, seed, (sent) => console.log(`${sent} sent`));
  console.log(JSON.stringify(counts, null, 2));
  if (counts.lost > 0 || counts.emptyReplies > 0 || counts.largestState > 32 * 1024) process.exitCode = 1;
} finally {
  await engine.stop();
}
