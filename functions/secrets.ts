import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { fromVariables, post, regional, sign, variable } from './dynamodb-client.ts';

type Variables = Record<string, string | undefined>;

/** Which variable holds the value of which secret, by its ARN. */
const Secrets = z.partialRecord(z.enum(['SEAL_KEYS', 'LOOKUP_KEY', 'MESSAGE_KEY', 'EDGE_KEY']), z.string());

/** As it was generated, 43 letters and digits; or, once master keys were added, as SEAL_KEYS wants them. */
const Value = z.union([z.object({ key: z.string() }), z.object({ current: z.string(), keys: z.unknown() })]);
const Answer = z.object({ SecretString: z.string() });

/** Milliseconds for one try; a first request waits for it. */
const patience = 2_000;
const tries = 3;

/**
 * The variables with the secrets that `SECRETS` names: asked for once in the life of a container, all at the same time, so that
 * no key stands in a template or in a function's configuration. On one machine there is no `SECRETS`.
 */
export async function withSecrets(variables: Variables): Promise<Variables> {
  if (variables.SECRETS === undefined) return variables;
  const named = Object.entries(Secrets.parse(JSON.parse(variables.SECRETS)));
  const read = await Promise.all(named.map(async ([name, id]) => [name, asVariable(name, await secret(id))]));
  return { ...variables, ...Object.fromEntries(read) };
}

async function secret(id: string): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const { status, text } = await asked(id).catch(() => ({ status: 500, text: '' }));
    if (status === 200) return Answer.parse(JSON.parse(text)).SecretString;
    // What it says is not told: it may name what is secret.
    if (attempt === tries || (status < 500 && status !== 429)) throw new Error(`a secret was answered ${status}`);
    await pause(100 * 2 ** attempt);
  }
}

async function asked(id: string): Promise<{ status: number; text: string }> {
  const region = variable('AWS_REGION');
  const to = new URL(process.env.AWS_ENDPOINT_URL_SECRETS_MANAGER ?? regional('secretsmanager', region));
  const body = JSON.stringify({ SecretId: id });
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    host: to.host,
    'x-amz-target': 'secretsmanager.GetSecretValue',
  };
  const about = { headers, body, region, service: 'secretsmanager' };
  const signed = await sign({ ...about, credentials: fromVariables(), now: new Date() });
  return post(to, { body, headers: signed, patience });
}

/** 43 letters and digits and one `=` are 32 bytes in base64. */
function asVariable(name: string, text: string): string {
  const value = Value.parse(JSON.parse(text));
  if (!('key' in value)) return text;
  if (name === 'SEAL_KEYS') return JSON.stringify({ current: '1', keys: { 1: `${value.key}=` } });
  return name === 'LOOKUP_KEY' ? `${value.key}=` : value.key;
}
