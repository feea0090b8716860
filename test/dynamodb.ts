import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { startDynamodb } from '#local/dynamodb';

declare module 'vitest' {
  interface ProvidedContext {
    dynamodbEndpoints: string[];
  }
}

/** An engine in memory for each worker: one writes one thing at a time, and a worker mostly waits for it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const engines = await Promise.all(
    Array.from({ length: project.config.maxWorkers }, () => startDynamodb({ isLong: true })),
  );
  project.provide(
    'dynamodbEndpoints',
    engines.map(({ endpoint }) => endpoint),
  );
  return async () => {
    await Promise.all(engines.map(({ stop }) => stop()));
  };
}

/** Of the engine of this worker. */
export function dynamodbEndpoint(): string {
  const endpoints = inject('dynamodbEndpoints');
  const endpoint = endpoints[Number(process.env.VITEST_POOL_ID) % endpoints.length];
  if (endpoint === undefined) throw new Error('no engine for this worker');
  return endpoint;
}

/** A client with an access key of its own: DynamoDB Local then gives it a database of its own. */
export function testClient(): DynamoDBClient {
  return new DynamoDBClient({
    endpoint: dynamodbEndpoint(),
    region: 'local',
    credentials: { accessKeyId: `T${randomBytes(8).toString('hex')}`, secretAccessKey: 'test' },
  });
}
