import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/** Where everything stands on this machine. */
export interface Settings {
  /** All that survives a restart; removing it is beginning anew. */
  directory: string;
  ports: { http: number; issuer: number; objects: number; dynamodb: number; work: number };
  /** Set when somebody else's DynamoDB or S3 emulator is to be used instead of ours. */
  dynamodbEndpoint?: string;
  objectsEndpoint?: string;
  /** What `cdk synth` wrote, when its bundles are to run instead of the sources. */
  assembly?: string;
  /** Where messages go, as MESSAGES says it to the function. */
  messages: string;
  /** What the notice leaves unsaid, as PRACTICE says it. */
  practice: string;
}

export const tableName = 'kaoping';
const bucketName = 'kaoping-documents';
export const audience = 'kaoping';
const region = 'local';
/** DynamoDB Local takes letters and digits only, and keeps a database for each access key. */
export const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

const Variables = z.object({
  PORT: z._default(z.coerce.number().check(z.int(), z.gte(1024), z.lte(65_000)), 4100),
  KAOPING_DATA: z._default(z.string(), '.local'),
  AWS_ENDPOINT_URL_DYNAMODB: z.optional(z.url()),
  AWS_ENDPOINT_URL_S3: z.optional(z.url()),
  MESSAGES: z.optional(z.string()),
  PRACTICE: z.optional(z.string()),
  KAOPING_ASSEMBLY: z.optional(z.string()),
});

export function readSettings(variables: Record<string, string | undefined>): Settings {
  const { PORT, KAOPING_DATA, AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL_S3, MESSAGES, PRACTICE, KAOPING_ASSEMBLY } =
    Variables.parse(variables);
  const directory = resolve(fileURLToPath(new URL('..', import.meta.url)), KAOPING_DATA);
  return {
    directory,
    messages: MESSAGES ?? JSON.stringify({ to: 'FILE', path: join(directory, 'messages.jsonl') }),
    practice: PRACTICE ?? JSON.stringify({ verification: { page: `http://127.0.0.1:${PORT}/check/` } }),
    ports: { http: PORT, issuer: PORT + 1, objects: PORT + 2, dynamodb: PORT + 3, work: PORT + 4 },
    ...(KAOPING_ASSEMBLY === undefined ? {} : { assembly: KAOPING_ASSEMBLY }),
    ...(AWS_ENDPOINT_URL_DYNAMODB === undefined ? {} : { dynamodbEndpoint: AWS_ENDPOINT_URL_DYNAMODB }),
    ...(AWS_ENDPOINT_URL_S3 === undefined ? {} : { objectsEndpoint: AWS_ENDPOINT_URL_S3 }),
  };
}

const Keys = z.object({ sealKey: z.string(), lookupKey: z.string() });

/** Where the table is: all that a command needs which opens nothing. */
export function tableEnvironment(settings: Settings): Record<string, string> {
  return {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: settings.dynamodbEndpoint ?? `http://127.0.0.1:${settings.ports.dynamodb}`,
    TABLE_NAME: tableName,
  };
}

/** What the deployed functions are told by the template; the same names, other values. */
export function environmentOf(settings: Settings, issuer: string): Record<string, string> {
  const { sealKey, lookupKey } = keysIn(settings.directory);
  return {
    ...tableEnvironment(settings),
    AWS_ENDPOINT_URL_S3: settings.objectsEndpoint ?? `http://127.0.0.1:${settings.ports.objects}`,
    AWS_ENDPOINT_URL_SQS: `http://127.0.0.1:${settings.ports.work}`,
    AWS_ENDPOINT_URL_LAMBDA: `http://127.0.0.1:${settings.ports.work}`,
    WORK_QUEUE_URL: `http://127.0.0.1:${settings.ports.work}/queue/export`,
    IMPORT_QUEUE_URL: `http://127.0.0.1:${settings.ports.work}/queue/import`,
    EXPORT_FUNCTION: 'export',
    IMPORT_FUNCTION: 'import',
    MESSAGES: settings.messages,
    PRACTICE: settings.practice,
    GRAPHQL_INTROSPECTION: 'on',
    BUCKET_NAME: bucketName,
    SEAL_KEYS: JSON.stringify({ current: 'local-1', keys: { 'local-1': sealKey } }),
    LOOKUP_KEY: lookupKey,
    CALLER_SETTINGS: JSON.stringify({ issuer, audience, jwksUri: `${issuer}/.well-known/jwks.json` }),
  };
}

/** Made at the first start and kept beside the data that only they open: written where there are none, never over any. */
function keysIn(directory: string): z.infer<typeof Keys> {
  const file = join(directory, 'keys.json');
  if (!existsSync(file)) {
    const made = { sealKey: randomBytes(32).toString('base64'), lookupKey: randomBytes(32).toString('base64') };
    mkdirSync(directory, { recursive: true });
    writeFileSync(file, JSON.stringify(made), { mode: 0o600, flag: 'wx' });
  }
  try {
    return Keys.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Error(
      `${file} cannot be read, and without its keys nothing in ${directory} can be opened: put it right, or remove the folder to begin anew`,
    );
  }
}
