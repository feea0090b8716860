import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes minutes begins first, so that at the end no worker waits for the other. */
const long =
  /\/(harness|lifecycle)\/|-race\.test|\/longest\.test|\/budget\.test|\/permission-walk\.test|-attacks\.test/;

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => Number(long.test(b.moduleId)) - Number(long.test(a.moduleId)));
  }
}

export default defineConfig({
  resolve: {
    // graphql has an ESM and a CJS entry; loading both gives two copies of every type.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/checked-worlds.ts'],
    globalSetup: ['test/dynamodb.ts'],
    testTimeout: 300_000,
    hookTimeout: 180_000,
    // The files wait for the engine most of the time; by itself vitest leaves one core to its own process.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongFirst },
  },
});
