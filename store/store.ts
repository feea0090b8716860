import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** The table and how to be patient with it; everything that is not deterministic is handed in. */
export interface Store {
  client: DynamoDBClient;
  tableName: string;
  /** Hides rows whose time has passed, though DynamoDB deletes them only later. */
  now: () => Date;
  /** A number in [0, 1): jitter. */
  random: () => number;
  sleep: (milliseconds: number) => Promise<void>;
  /** A fresh ClientRequestToken for each transaction. */
  token: () => string;
  /** Milliseconds that may still be spent on this invocation; asked before each pause. */
  remaining: () => number;
}
