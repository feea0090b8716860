import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { type Listening, listen } from './listening.ts';

/** A function as a queue or a caller reaches it. */
export type WorkHandler = (event: unknown) => Promise<unknown>;

export interface WorkEndpointOptions {
  port?: number;
  /** By the function's name, which its queue has too. */
  handlers: Readonly<Record<string, WorkHandler>>;
  /** Milliseconds before a message that failed is delivered again. */
  visibility?: number;
  /** What was delivered so often and always failed. */
  onDead?: (body: string) => void;
}

const Sent = z.object({ QueueUrl: z.string(), MessageBody: z.string() });
const Failures = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });
const mostDeliveries = 5;

/**
 * Queues and functions on one machine, by the two calls of SQS and Lambda that this project makes: SendMessage, and Invoke that
 * waits for its answer. Messages of a queue are delivered one at a time, again after a failure, and put aside after five.
 */
export async function startWorkEndpoint(options: WorkEndpointOptions): Promise<Listening> {
  const ended = new AbortController();
  const functions = new Map(
    Object.entries(options.handlers).map(([name, handler]) => [
      name,
      { handler, queue: deliverer({ ...options, handler }, ended.signal) },
    ]),
  );
  const listening = await listen(options.port ?? 0, (request, response) => {
    answer(functions, request, response).catch(() => response.destroy());
  });
  return {
    ...listening,
    stop: async () => {
      ended.abort();
      for (const { queue } of functions.values()) await queue.idle();
      await listening.stop();
    },
  };
}

interface Working {
  handler: WorkHandler;
  queue: ReturnType<typeof deliverer>;
}

async function answer(
  functions: ReadonlyMap<string, Working>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks).toString('utf8');
  if (request.headers['x-amz-target'] === 'AmazonSQS.SendMessage') {
    const { MessageBody, QueueUrl } = Sent.parse(JSON.parse(body));
    const queue = functions.get(QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1))?.queue;
    if (!queue) return void response.writeHead(404).end();
    const MD5OfMessageBody = createHash('md5').update(MessageBody).digest('hex');
    return say(response, { MessageId: queue.send(MessageBody), MD5OfMessageBody });
  }
  const [, name = ''] = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(request.url ?? '') ?? [];
  const invoked = functions.get(name);
  if (invoked) {
    try {
      return say(response, await invoked.handler(JSON.parse(body)));
    } catch (error) {
      response.setHeader('x-amz-function-error', 'Unhandled');
      return say(response, { errorType: error instanceof Error ? error.name : 'Error' });
    }
  }
  response.writeHead(404).end();
}

function say(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body ?? null));
}

function deliverer(
  { handler, visibility = 2_000, onDead }: Omit<WorkEndpointOptions, 'handlers'> & { handler: WorkHandler },
  ended: AbortSignal,
) {
  let last: Promise<void> = Promise.resolve();
  const deliver = async (messageId: string, body: string): Promise<void> => {
    for (let delivery = 1; delivery <= mostDeliveries && !ended.aborted; delivery += 1) {
      const result = await handler({ Records: [{ messageId, body }] }).catch(() => undefined);
      if (Failures.safeParse(result).data?.batchItemFailures.length === 0) return;
      await pause(visibility, undefined, { signal: ended }).catch(() => undefined);
    }
    if (!ended.aborted) onDead?.(body);
  };
  return {
    send: (body: string) => {
      const messageId = randomUUID();
      last = last.then(() => deliver(messageId, body));
      return messageId;
    },
    idle: () => last,
  };
}
