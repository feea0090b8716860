import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { createS3Client } from '#store/objects';
import { contentTypeOf } from '#web/build/serving';
import { type AssembledFunction, type Assembly, readAssembly } from './assembly.ts';
import { startFunction } from './function-process.ts';
import { type Listening, listen } from './listening.ts';
import { type Gate, startGate } from './role-gate.ts';

export type Invoke = (event: unknown) => Promise<unknown>;

export interface AssembledFunctions {
  invoke: Record<string, Invoke>;
  gates: Record<string, Gate>;
  assembly: Assembly;
  stop: () => Promise<void>;
}

/** What Lambda itself tells every function; everything else comes from the template. */
const given = ['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];

/**
 * The bundles that the synthesis made, each in a process of its own with the variables of its template, behind a gate that lets
 * pass what the role of its template allows.
 */
export async function startAssembled(
  directory: string,
  environment: Record<string, string>,
): Promise<AssembledFunctions> {
  const value = (name: string) => environment[name] ?? '';
  const queueUrl = (name: string) => `${value('AWS_ENDPOINT_URL_SQS')}/queue/${name}`;
  const places = { tableName: value('TABLE_NAME'), documents: value('BUCKET_NAME'), queueUrl };
  const assembly = readAssembly(directory, places);
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  const secrets = await startSecrets(environment);
  stops.push(secrets.stop);
  const endpoints = {
    ...{ dynamodb: value('AWS_ENDPOINT_URL_DYNAMODB'), objects: value('AWS_ENDPOINT_URL_S3') },
    ...{ work: value('AWS_ENDPOINT_URL_SQS'), secrets: secrets.url },
  };
  const invoke: Record<string, Invoke> = {};
  const gates: Record<string, Gate> = {};
  const start = async ({ name, bundle, variables, statements }: AssembledFunction) => {
    const gate = await startGate({ statements, endpoints, documents: places.documents });
    stops.push(gate.stop);
    const running = await startFunction(bundle, {
      // A queue is called at its own address: that goes through the gate too.
      ...Object.fromEntries(
        Object.entries(variables).map(([each, text]) => [each, text.replace(endpoints.work, gate.url)]),
      ),
      ...Object.fromEntries(given.map((each) => [each, value(each)])),
      ...Object.fromEntries(services.map((service) => [`AWS_ENDPOINT_URL_${service}`, gate.url])),
    });
    stops.push(running.stop);
    invoke[name] = running.invoke;
    gates[name] = gate;
  };
  await copyPages(assembly, endpoints.objects);
  await Promise.all(assembly.functions.map(start));
  return { invoke, gates, assembly, stop };
}

const services = ['DYNAMODB', 'S3', 'SQS', 'LAMBDA', 'SECRETS_MANAGER'];

/** Secrets Manager's one call, with the keys of this machine as they are generated in an account. */
function startSecrets({ SEAL_KEYS = '', LOOKUP_KEY = '' }: Record<string, string>): Promise<Listening> {
  const Asked = z.object({ SecretId: z.string() });
  return listen(0, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const { SecretId } = Asked.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    const key = LOOKUP_KEY.replace(/=$/, '');
    const SecretString = SecretId.includes('SealKey') ? SEAL_KEYS : JSON.stringify({ key });
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify({ SecretString }));
  });
}

/** What the deployment does in an account. */
async function copyPages({ pages }: Assembly, endpoint: string): Promise<void> {
  const client = createS3Client({ endpoint, forcePathStyle: true });
  for (const folder of pages.folders) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));
    for (const file of files.filter((each) => statSync(each).isFile())) {
      const Key = relative(folder, file);
      const [ContentType = ''] = contentTypeOf(file).split(';');
      await client.send(new PutObjectCommand({ Bucket: pages.bucket, Key, ContentType, Body: readFileSync(file) }));
    }
  }
  client.destroy();
}
