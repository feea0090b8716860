import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

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
  },
});
