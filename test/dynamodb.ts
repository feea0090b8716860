import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { startDynamodb } from '#local/dynamodb';

declare module 'vitest' {
  interface ProvidedContext {
    dynamodbEndpoint: string;
  }
}

/** One engine in memory for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const engine = await startDynamodb();
  project.provide('dynamodbEndpoint', engine.endpoint);
  return engine.stop;
}

/** A client with an access key of its own: DynamoDB Local then gives it a database of its own. */
export function testClient(): DynamoDBClient {
  return new DynamoDBClient({
    endpoint: inject('dynamodbEndpoint'),
    region: 'local',
    credentials: { accessKeyId: `T${randomBytes(8).toString('hex')}`, secretAccessKey: 'test' },
  });
}
