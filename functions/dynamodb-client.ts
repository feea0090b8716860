import * as http from 'node:http';
import * as https from 'node:https';
import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';

/**
 * Stands in for `@aws-sdk/client-dynamodb` where somebody waits for an answer: three requests of one protocol (JSON 1.0 over
 * HTTPS, Signature Version 4) in place of 150 KB that read every shape of every protocol. Who waits for a first answer
 * waits for what is loaded. The signature is made by the SDK's own package; names and behaviour are the SDK's as far as the
 * store uses them.
 */
export interface ClientSettings {
  region?: string;
  endpoint?: string;
  credentials?: Credentials;
  requestHandler?: { connectionTimeout?: number; requestTimeout?: number };
}

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
}

export class Command {
  readonly input: object;

  constructor(input: object) {
    this.input = input;
  }
}
export class BatchGetItemCommand extends Command {}
export class TransactWriteItemsCommand extends Command {}
export class QueryCommand extends Command {}

function operationOf(command: Command): string {
  if (command instanceof BatchGetItemCommand) return 'BatchGetItem';
  if (command instanceof TransactWriteItemsCommand) return 'TransactWriteItems';
  if (command instanceof QueryCommand) return 'Query';
  throw new Error('a command that this client does not know');
}

/** What DynamoDB refused, by the name it gives: the store decides by name, status and reasons. */
export class DynamoDBServiceException extends Error {
  readonly $metadata: { httpStatusCode: number };
  readonly CancellationReasons: unknown;

  constructor(name: string, httpStatusCode: number, reasons: unknown) {
    super(name);
    this.name = name;
    this.$metadata = { httpStatusCode };
    this.CancellationReasons = reasons;
  }
}

export class DynamoDBClient {
  readonly #region: string;
  readonly #endpoint: URL;
  readonly #credentials: Credentials | undefined;
  readonly #patience: number;
  readonly #agent: http.Agent;

  constructor({ region, endpoint, credentials, requestHandler = {} }: ClientSettings = {}) {
    this.#region = region ?? variable('AWS_REGION');
    this.#endpoint = new URL(endpoint ?? process.env.AWS_ENDPOINT_URL_DYNAMODB ?? regional('dynamodb', this.#region));
    this.#credentials = credentials;
    this.#patience = (requestHandler.connectionTimeout ?? 500) + (requestHandler.requestTimeout ?? 1000);
    this.#agent = new (this.#endpoint.protocol === 'http:' ? http : https).Agent({ keepAlive: true });
  }

  async send(command: Command): Promise<unknown> {
    const body = JSON.stringify(encoded(command.input));
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      host: this.#endpoint.host,
      'x-amz-target': `DynamoDB_20120810.${operationOf(command)}`,
    };
    const credentials = this.#credentials ?? fromVariables();
    const signed = await sign({ headers, body, credentials, region: this.#region, now: new Date() });
    const sent = { body, headers: signed, agent: this.#agent, patience: this.#patience };
    const { status, text } = await post(this.#endpoint, sent);
    const answer: unknown = JSON.parse(text || '{}', decoded);
    if (status === 200) return answer;
    const { __type, CancellationReasons } = record(answer);
    throw new DynamoDBServiceException(nameOf(__type), status, CancellationReasons);
  }
}

interface Sent {
  body: string;
  headers: Record<string, string>;
  agent?: http.Agent;
  /** Milliseconds. */
  patience: number;
}

export function post(to: URL, { body, patience, ...options }: Sent): Promise<{ status: number; text: string }> {
  const { request } = to.protocol === 'http:' ? http : https;
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(patience);
    const outgoing = request(to, { method: 'POST', signal, ...options }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 500, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

export interface Unsigned {
  headers: Record<string, string>;
  body: string;
  credentials: Credentials;
  region: string;
  now: Date;
  service?: string;
}

/** Signature Version 4 of a POST to `/`, all its headers signed. */
export async function sign(unsigned: Unsigned): Promise<Record<string, string>> {
  const { headers, body, region, now, service = 'dynamodb' } = unsigned;
  const { accessKeyId, secretAccessKey, sessionToken } = unsigned.credentials;
  const identity = { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
  const signer = new SignatureV4({ service, region, credentials: identity, sha256: Sha256 });
  const request = { method: 'POST', protocol: 'https:', hostname: headers.host ?? '', path: '/', headers, body };
  const signed = await signer.sign(request, { signingDate: now });
  return { ...signed.headers, 'content-length': String(Buffer.byteLength(body)) };
}

/** The China regions have a domain of their own. */
export function regional(service: string, region: string): string {
  return `https://${service}.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}

export function fromVariables(): Credentials {
  return {
    accessKeyId: variable('AWS_ACCESS_KEY_ID'),
    secretAccessKey: variable('AWS_SECRET_ACCESS_KEY'),
    sessionToken: process.env.AWS_SESSION_TOKEN,
  };
}

export function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
}

/** Bytes travel as base64. */
function encoded(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(encoded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, encoded(inner)]));
}

function decoded(key: string, value: unknown): unknown {
  return key === 'B' && typeof value === 'string' ? new Uint8Array(Buffer.from(value, 'base64')) : value;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** `com.amazonaws.dynamodb.v20120810#ThrottlingException` */
function nameOf(type: unknown): string {
  return typeof type === 'string' ? type.replace(/^.*#/, '') : 'UnknownError';
}
