import { type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import * as z from 'zod';
import { arn, type Statement } from './assembly.ts';
import { type Listening, listen } from './listening.ts';

/** An action of IAM on a resource by its ARN. */
export interface Access {
  action: string;
  resource: string;
}

export interface GateOptions {
  statements: readonly Statement[];
  endpoints: { dynamodb: string; objects: string; work: string; secrets: string };
  /** The bucket that is sealed under the customer key. */
  documents: string;
}

export interface Gate extends Listening {
  used: Access[];
  refused: Access[];
}

const customerKey = arn('kms', 'key/ours');
const encrypted = (action: 'Decrypt' | 'GenerateDataKey'): Access => ({
  action: `kms:${action}`,
  resource: customerKey,
});

/**
 * Stands between a function and what it calls, as AWS does: each request becomes the actions that IAM checks for it, those that the
 * service itself asks of the key among them, and passes only if the role of the template allows them all.
 */
export async function startGate(options: GateOptions): Promise<Gate> {
  const used: Access[] = [];
  const refused: Access[] = [];
  const listening = await listen(0, (request, response) => {
    pass(options, { request, response, used, refused }).catch(() => response.destroy());
  });
  return { ...listening, used, refused };
}

interface Passing {
  request: IncomingMessage;
  response: ServerResponse;
  used: Access[];
  refused: Access[];
}

async function pass(options: GateOptions, { request, response, used, refused }: Passing): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks);
  const { to, accesses, missing } = asked(options, request, body);
  const denied = request.method === 'OPTIONS' ? [] : accesses.filter((access) => !allows(options.statements, access));
  refused.push(...denied);
  if (denied.length > 0) return refuse(request, response);
  if (request.method !== 'OPTIONS') used.push(...accesses);
  const answer = await forwarded(to, request, body);
  if (answer.status === 404 && missing) {
    if (!allows(options.statements, missing)) {
      refused.push(missing);
      return refuse(request, response);
    }
    used.push(missing);
  }
  response.writeHead(answer.status, answer.headers).end(answer.body);
}

interface Asked {
  to: string;
  accesses: Access[];
  /** What must be allowed for an object that is not there to be a 404. */
  missing?: Access;
}

const Table = z.object({ TableName: z.string(), IndexName: z.optional(z.string()) });
const Batch = z.object({ RequestItems: z.record(z.string(), z.unknown()) });
const Transaction = z.object({ TransactItems: z.array(z.record(z.string(), Table)) });
const actionsOf: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

function asked({ endpoints, documents }: GateOptions, request: IncomingMessage, body: Buffer): Asked {
  const target = String(request.headers['x-amz-target'] ?? '');
  const [service = '', operation = ''] = target.split('.');
  const json = (): unknown => JSON.parse(body.toString('utf8'));
  if (service.startsWith('DynamoDB_')) {
    return { to: endpoints.dynamodb, accesses: [...tableAccesses(operation, json()), encrypted('Decrypt')] };
  }
  if (service === 'AmazonSQS') {
    const { QueueUrl } = z.object({ QueueUrl: z.string() }).parse(json());
    const resource = arn('sqs', QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1));
    const keys = [encrypted('GenerateDataKey'), encrypted('Decrypt')];
    return { to: endpoints.work, accesses: [{ action: `sqs:${operation}`, resource }, ...keys] };
  }
  if (service === 'secretsmanager') {
    const { SecretId } = z.object({ SecretId: z.string() }).parse(json());
    const accesses = [{ action: `secretsmanager:${operation}`, resource: SecretId }, encrypted('Decrypt')];
    return { to: endpoints.secrets, accesses };
  }
  const [, invoked] = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(request.url ?? '') ?? [];
  if (invoked !== undefined) {
    return {
      to: endpoints.work,
      accesses: [{ action: 'lambda:InvokeFunction', resource: arn('lambda', `function:${invoked}`) }],
    };
  }
  return { to: endpoints.objects, ...objectAccess(request, documents) };
}

function tableAccesses(operation: string, input: unknown): Access[] {
  const on = (action: string, { TableName, IndexName }: z.infer<typeof Table>): Access => ({
    action: `dynamodb:${action}`,
    resource: arn('dynamodb', `table/${TableName}${IndexName === undefined ? '' : `/index/${IndexName}`}`),
  });
  if (operation === 'BatchGetItem') {
    return Object.keys(Batch.parse(input).RequestItems).map((TableName) => on(operation, { TableName }));
  }
  if (operation !== 'TransactWriteItems') return [on(operation, Table.parse(input))];
  return Transaction.parse(input).TransactItems.flatMap((item) =>
    Object.entries(item).map(([kind, of]) => on(actionsOf[kind] ?? kind, of)),
  );
}

function objectAccess(request: IncomingMessage, documents: string): Omit<Asked, 'to'> {
  const [path = ''] = (request.url ?? '').split('?');
  const [, bucket = '', key = ''] = /^\/([^/]+)\/(.+)$/s.exec(decodeURIComponent(path)) ?? [];
  const action = request.method === 'PUT' ? 'PutObject' : 'GetObject';
  const access = { action: `s3:${action}`, resource: `arn:aws:s3:::${bucket}/${key}` };
  const keys = bucket === documents ? [encrypted(action === 'PutObject' ? 'GenerateDataKey' : 'Decrypt')] : [];
  const missing = { action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}` };
  return { accesses: [access, ...keys], missing };
}

export function allows(statements: readonly Statement[], { action, resource }: Access): boolean {
  return statements.some(
    ({ actions, resources }) => actions.includes(action) && resources.some((pattern) => matches(pattern, resource)),
  );
}

export function matches(pattern: string, resource: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(resource);
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  if (request.headers['x-amz-target'] === undefined) {
    response.writeHead(403, { 'content-type': 'application/xml' });
    return void response.end(
      '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
    );
  }
  response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(JSON.stringify({ __type: 'AccessDeniedException', message: 'not authorized' }));
}

/** Headers go on as they came, the host too: it is signed. */
function forwarded(
  to: string,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }> {
  const { hostname, port } = new URL(to);
  return new Promise((resolve, reject) => {
    const outgoing = send({ hostname, port, method, path: url, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
