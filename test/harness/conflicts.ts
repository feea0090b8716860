import { setTimeout as pause } from 'node:timers/promises';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

const Keyed = z.looseObject({
  Key: z.optional(z.custom<Record<string, AttributeValue>>()),
  Item: z.optional(z.custom<Record<string, AttributeValue>>()),
});
const Commit = z.looseObject({ TransactItems: z.array(z.record(z.string(), Keyed)) });

export interface Conflicts {
  /** Transactions that were turned away, and how many got through. */
  refused: number;
  passed: number;
  /** Puts itself between a client and the table; all clients so disturbed meet each other. */
  disturb: (client: DynamoDBClient) => void;
}

/**
 * What DynamoDB Local hides: it runs one transaction after the other, while DynamoDB turns away one that meets another on
 * a row. Each transaction holds its rows, those it only conditions too, for some milliseconds before it is applied.
 */
export function createConflicts({ least = 2, most = 20 } = {}): Conflicts {
  const held = new Set<string>();
  const conflicts: Conflicts = {
    refused: 0,
    passed: 0,
    disturb: (client) =>
      client.middlewareStack.add(
        (next, context) => async (args) => {
          if (context.commandName !== 'TransactWriteItemsCommand') return next(args);
          const rows = rowsOf(args.input);
          const meets = rows.map((row) => held.has(row));
          if (meets.includes(true)) {
            conflicts.refused += 1;
            throw cancelled(meets);
          }
          for (const row of rows) held.add(row);
          try {
            await pause(least + Math.random() * (most - least));
            const answer = await next(args);
            conflicts.passed += 1;
            return answer;
          } finally {
            for (const row of rows) held.delete(row);
          }
        },
        { step: 'initialize', name: 'conflicts', override: true },
      ),
  };
  return conflicts;
}

function rowsOf(input: object): string[] {
  return Commit.parse(input).TransactItems.flatMap((item) =>
    Object.values(item).map(({ Key, Item }) => `${(Key ?? Item)?.pk?.S}\n${(Key ?? Item)?.sk?.S}`),
  );
}

function cancelled(meets: readonly boolean[]): Error {
  const CancellationReasons = meets.map((met) => ({ Code: met ? 'TransactionConflict' : 'None' }));
  const name = 'TransactionCanceledException';
  return Object.assign(new Error(name), { name, CancellationReasons, $metadata: { httpStatusCode: 400 } });
}
