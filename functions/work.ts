import type { Context as LambdaContext } from 'aws-lambda';
import * as z from 'zod';
import { createDeps, readEnvironment, withDeadline } from '#functions/environment';
import { type Log, thrown } from '#functions/log';
import { withSecrets } from '#functions/secrets';
import type { Deps } from '#operations/deps';
import { createObjectStore, createS3Client } from '#store/objects';

/** A kind of work: by which field of a message it is named, what its log lines are called, and how one is done. */
export interface WorkKind<Ran extends string> {
  field: 'exportId' | 'importId';
  route: 'export' | 'import';
  run: (deps: Deps, id: string) => Promise<Ran>;
}

/** From these messages on the queue delivers again. */
export interface QueueAnswer {
  batchItemFailures: { itemIdentifier: string }[];
}

export type WorkHandler<Ran extends string> = (
  event: unknown,
  context?: Pick<LambdaContext, 'awsRequestId' | 'getRemainingTimeInMillis'>,
) => Promise<QueueAnswer | { ran: Ran }>;

const Messages = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) });

/** Fifteen bytes of chance; whatever else a message may hold is not for a log. */
const madeId = /^[\w-]{20}$/;

/**
 * Does what the messages of a queue ask for, or one that somebody waits for. A message that names nothing of ours fails for good
 * and ends among the dead letters; what is only unavailable now is delivered again, and what was done already is not done again.
 */
export function createWorkHandler<Ran extends string>(
  { deps, log }: { deps: Deps; log: Log },
  { field, route, run }: WorkKind<Ran>,
): WorkHandler<Ran> {
  const Named = z.object({ [field]: z.string() });
  const idIn = (named: unknown): string => z.string().parse(Named.parse(named)[field]);
  const code = route.toUpperCase();
  return async (event, context) => {
    const timed = context ? withDeadline(deps, () => context.getRemainingTimeInMillis()) : deps;
    const at = { route, ...(context && { requestId: context.awsRequestId }) };
    const done = async (id: string) => {
      const ran = await run(timed, id);
      const ours = madeId.test(id) && { correlationId: id };
      log({ level: ran === 'FAILED' ? 'ERROR' : 'INFO', code, refusal: ran, ...ours, ...at });
      return ran;
    };
    const messages = Messages.safeParse(event);
    if (!messages.success) return { ran: await done(idIn(event)) };
    const batchItemFailures: QueueAnswer['batchItemFailures'] = [];
    for (const { messageId, body } of messages.data.Records) {
      try {
        const ran = await done(idIn(JSON.parse(body)));
        // Another process works on it: should that one stop, this message is the one that takes it up again.
        if (ran === 'TAKEN') batchItemFailures.push({ itemIdentifier: messageId });
      } catch (error) {
        log({ level: 'WARN', code: `${code}_DEFERRED`, ...at, ...thrown(error) });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  };
}

/** What a deployed function of this kind needs: the table, and a place for files. */
export async function workDeps(variables: Record<string, string | undefined>): Promise<Deps> {
  const environment = readEnvironment(await withSecrets(variables));
  if (environment.BUCKET_NAME === undefined) throw new Error('BUCKET_NAME is missing: files need a place');
  const client = createS3Client(variables.AWS_ENDPOINT_URL_S3 ? { forcePathStyle: true } : {});
  return createDeps(environment, createObjectStore(client, environment.BUCKET_NAME));
}
