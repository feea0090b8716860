import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { defaultPractice, Practice } from '#domain/practice';
import { shippedRuleSets } from '#domain/rules/shipped';
import { anonymous } from '#operations/actor';
import type { Deps } from '#operations/deps';
import { createKeyring } from '#store/keyring';
import type { ObjectStore } from '#store/objects';
import { createSeal } from '#store/seal';
import { createDynamodbClient, createStore } from '#store/store';
import type { ReadCaller } from './caller.ts';

/** A variable that holds JSON. */
const json = z.pipe(
  z.string(),
  z.transform((text: string, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.issues.push({ code: 'custom', message: 'is not JSON', input: undefined });
      return z.NEVER;
    }
  }),
);
const key = z
  .base64()
  .check(z.refine((text) => Buffer.from(text, 'base64').length === 32, 'is not 32 bytes in base64'));
const name = z.string().check(z.minLength(1));

/** What the functions are told by their surroundings, the same names on one machine and deployed. */
export const Environment = z.object({
  TABLE_NAME: name,
  /** `{"current":"2026-1","keys":{"2026-1":"<32 bytes in base64>"}}`: master keys; old ones stay to open what they sealed. */
  SEAL_KEYS: z.pipe(json, z.object({ current: z.string(), keys: z.record(z.string(), key) })),
  /** 32 bytes in base64, never rotated: hashes under it stand in the table's keys. */
  LOOKUP_KEY: key,
  /** Where scans are put; only the functions that handle documents have it. */
  BUCKET_NAME: z.optional(name),
  /** JSON as `Practice` (domain/practice.ts): what the notice leaves unsaid; defaults without it. */
  PRACTICE: z._default(z.pipe(json, Practice), defaultPractice),
  /** JSON as `CallerSettings` (caller.ts) wants it; without it nobody can sign in. */
  CALLER_SETTINGS: z.optional(z.string()),
});
export type Environment = z.infer<typeof Environment>;

/** Throws with the names of the variables that are wrong and why, never with what they hold. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const parsed = Environment.safeParse(variables);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path[0]?.toString()}: ${issue.message}`);
  throw new Error(`the environment is not complete: ${wrong.join('; ')}`);
}

/** One client, one set of keys for the life of the process. */
export function createDeps(environment: Environment, objects: ObjectStore): Deps {
  const keyring = createKeyring(environment.SEAL_KEYS);
  const lookupKey = Buffer.from(environment.LOOKUP_KEY, 'base64');
  return {
    store: createStore(createDynamodbClient(), environment.TABLE_NAME),
    seal: createSeal({ keyring, lookupKey, randomBytes }),
    objects,
    now: () => new Date(),
    randomBytes,
    ruleSets: shippedRuleSets,
    practice: environment.PRACTICE,
  };
}

/** No call is begun that could not end before the invocation does. */
export function withDeadline(deps: Deps, remaining: () => number): Deps {
  return { ...deps, store: { ...deps.store, remaining } };
}

/** For a function that handles no documents, so that it carries no client for them. */
export const noObjects: ObjectStore = {
  presignPut: () => Promise.reject(new Error('this function handles no documents')),
  presignGet: () => Promise.reject(new Error('this function handles no documents')),
  read: () => Promise.reject(new Error('this function handles no documents')),
  write: () => Promise.reject(new Error('this function handles no documents')),
};

/** Verifying a token needs much code and the issuer's keys: neither is loaded before somebody brings a token. */
export function lazyCaller(settings: string | undefined): ReadCaller {
  let reader: Promise<ReadCaller> | undefined;
  return async (authorization, now) => {
    if (authorization === undefined || authorization === '') return { ok: true, actor: anonymous };
    reader ??= loadCaller(settings);
    return (await reader)(authorization, now);
  };
}

async function loadCaller(settings: string | undefined): Promise<ReadCaller> {
  const { callerReader, CallerSettings, noIssuer } = await import('./caller.ts');
  return settings === undefined ? noIssuer : callerReader(CallerSettings.parse(JSON.parse(settings)));
}
