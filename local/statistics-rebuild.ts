import { rebuildStatistics } from '#operations/events/statistics-rebuild';
import { createDynamodbClient, createStore } from '#store/store';
import { readSettings, tableEnvironment } from './settings.ts';

/**
 * `npm run statistics:rebuild`: counts every audit event again while everything goes on. On the table of `npm start`, or on
 * the one that TABLE_NAME names, with the credentials and region of the environment.
 */
const deployed = process.env.TABLE_NAME;
if (deployed === undefined) Object.assign(process.env, tableEnvironment(readSettings(process.env)));
const client = createDynamodbClient({ requestHandler: { requestTimeout: 10_000 } });

try {
  const { generation, counted, unreadable } = await rebuildStatistics(
    createStore(client, process.env.TABLE_NAME ?? ''),
  );
  console.log(`Generation ${generation} of the statistics is read from now on: ${counted} events counted here.`);
  if (unreadable > 0) console.log(`${unreadable} rows of audit trails do not parse and are not counted.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  client.destroy();
}
