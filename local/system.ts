import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { handler as events } from '#functions/events/handler';
import { handler as exporting } from '#functions/export/handler';
import { handler as graphql } from '#functions/graphql/handler';
import { handler as importing } from '#functions/import/handler';
import { handler as intake } from '#functions/intake/handler';
import { createDynamodbClient, createStore } from '#store/store';
import { type AssembledFunctions, type Invoke, startAssembled } from './assembled-functions.ts';
import { startDynamodb } from './dynamodb.ts';
import { graphiqlPages } from './graphiql.ts';
import { type Dependency, startHttp } from './http.ts';
import { startIssuer } from './issuer.ts';
import { portProblem } from './machine.ts';
import { startObjectStore } from './object-store.ts';
import { firstOf, webPages } from './pages.ts';
import { writeSampleData } from './sample-data.ts';
import { samplePeople } from './sample-people.ts';
import { audience, credentials, environmentOf, type Settings, tableName } from './settings.ts';
import { endStaleEngine, markEngine, unmarkEngine } from './stale-engine.ts';
import { followStream } from './stream.ts';
import { createTable } from './table.ts';
import { startWorkEndpoint } from './work-endpoint.ts';

export interface System {
  url: string;
  issuer: string;
  objects: string;
  dynamodb: string;
  /** Rows of sample data that were not there yet. */
  added: number;
  /** Where the functions are those that a synthesis made. */
  assembled?: AssembledFunctions;
  stop: () => Promise<void>;
}

type Stop = () => Promise<void>;

/** Everything on one machine, in the order in which each needs the other; what was started is stopped if a later part fails. */
export async function startSystem(settings: Settings): Promise<System> {
  const stops: Stop[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    return await startParts(settings, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(settings: Settings, stops: Stop[], stop: Stop): Promise<System> {
  const { directory, ports } = settings;
  mkdirSync(directory, { recursive: true });
  const people = { audience, people: samplePeople };
  const issuer = await startIssuer({ directory: join(directory, 'issuer'), port: ports.issuer, ...people });
  stops.push(issuer.stop);
  // The functions read the same variables as in Lambda, at their first request.
  const environment = environmentOf(settings, issuer.url);
  Object.assign(process.env, environment);
  if (settings.objectsEndpoint === undefined) {
    const objects = { directory: join(directory, 'objects'), credentials, port: ports.objects };
    stops.push((await startObjectStore(objects)).stop);
  }
  if (settings.dynamodbEndpoint === undefined) stops.push(await startEngine(settings));
  const assembled = settings.assembly === undefined ? undefined : await startAssembled(settings.assembly, environment);
  if (assembled) stops.push(assembled.stop);
  const functions = assembled ? deployed(assembled.invoke) : own;
  const handlers = { export: functions.export, import: functions.import };
  stops.push((await startWorkEndpoint({ port: ports.work, handlers, onDead })).stop);
  const client = createDynamodbClient({ requestHandler: { requestTimeout: 10_000 } });
  stops.push(async () => client.destroy());
  await createTable(client, tableName);
  const added = await writeSampleData(createStore(client, tableName), today());
  const endpoints = {
    dynamodb: environment.AWS_ENDPOINT_URL_DYNAMODB ?? '',
    objects: environment.AWS_ENDPOINT_URL_S3 ?? '',
    issuer: issuer.url,
  };
  const http = await startHttp({
    port: ports.http,
    routes: [
      { path: '/intake/*', functionName: 'intake', handler: functions.intake },
      { path: '/graphql', functionName: 'graphql', handler: functions.graphql },
      ...(assembled ? [{ path: '/*', functionName: 'pages', handler: named(assembled.invoke, 'pages') }] : []),
    ],
    dependencies: [
      {
        name: 'table',
        check: async () => void (await client.send(new DescribeTableCommand({ TableName: tableName }))),
      },
      answering('objects', endpoints.objects),
      answering('issuer', `${issuer.url}/.well-known/openid-configuration`),
    ],
    pages: firstOf(graphiqlPages(directory, issuer.url), webPages(endpoints)),
  });
  stops.push(http.stop);
  const stream = { client, endpoint: endpoints.dynamodb, tableName, handler: functions.events };
  stops.push(followStream({ ...stream, file: join(directory, 'stream.json') }).stop);
  return { url: http.url, ...endpoints, added, stop, ...(assembled && { assembled }) };
}

/** As they stand in the sources, in this very process. */
const own = { intake, graphql, events, export: exporting, import: importing };

function deployed(invoke: Record<string, Invoke>): Record<keyof typeof own, Invoke> {
  const one = (name: keyof typeof own) => named(invoke, name);
  return {
    intake: one('intake'),
    graphql: one('graphql'),
    events: one('events'),
    export: one('export'),
    import: one('import'),
  };
}

function named(functions: Record<string, Invoke>, name: string): Invoke {
  const found = functions[name];
  if (!found) throw new Error(`there is no function ${name}`);
  return found;
}

/** Deployed it would lie in the queue of dead letters, with an alarm. */
function onDead(body: string): void {
  console.error(`what was asked for could not be made: ${body}`);
}

async function startEngine({ directory, ports }: Settings): Promise<Stop> {
  // One left behind still holds its port, so that is looked at only now.
  await endStaleEngine(directory, async () => (await portProblem(ports.dynamodb)) === undefined);
  const taken = await portProblem(ports.dynamodb);
  if (taken !== undefined) throw new Error(taken);
  const engine = await startDynamodb({ port: ports.dynamodb, dataPath: join(directory, 'dynamodb') });
  if (engine.pid !== undefined) markEngine(directory, engine.pid);
  return async () => {
    await engine.stop();
    unmarkEngine(directory);
  };
}

/** Any answer will do: an object store refuses an unsigned request, and that is an answer. */
function answering(name: string, url: string): Dependency {
  return { name, check: async () => void (await fetch(url)) };
}

/** The day in Sichuan, `yyyy-mm-dd`. */
function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}
