import { CreateTableCommand, DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { table } from '#store/table';

/** The table as it is deployed, on an engine of this machine; keeps one that is already there. */
export async function createTable(client: DynamoDBClient, tableName: string): Promise<void> {
  if (await exists(client, tableName)) return;
  const indexes = table.indexes.map(({ name, partitionKey, sortKey, projection, carries }) => ({
    IndexName: name,
    KeySchema: keySchema(partitionKey.name, sortKey.name),
    Projection: { ProjectionType: projection, ...(carries.length > 0 && { NonKeyAttributes: [...carries] }) },
  }));
  const attributes = [table, ...table.indexes].flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]);
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      AttributeDefinitions: attributes.map(({ name, type }) => ({ AttributeName: name, AttributeType: type })),
      KeySchema: keySchema(table.partitionKey.name, table.sortKey.name),
      GlobalSecondaryIndexes: indexes,
      BillingMode: table.billingMode,
      StreamSpecification: { StreamEnabled: true, StreamViewType: table.stream },
    }),
  );
}

function keySchema(partitionKey: string, sortKey: string) {
  return [
    { AttributeName: partitionKey, KeyType: 'HASH' as const },
    { AttributeName: sortKey, KeyType: 'RANGE' as const },
  ];
}

async function exists(client: DynamoDBClient, tableName: string): Promise<boolean> {
  try {
    await client.send(new DescribeTableCommand({ TableName: tableName }));
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return false;
    throw error;
  }
}
