import type { Context as LambdaContext } from 'aws-lambda';
import * as z from 'zod';
import { createDeps, readEnvironment, withDeadline } from '#functions/environment';
import { type Log, logToConsole, thrown } from '#functions/log';
import type { Deps } from '#operations/deps';
import { makeExport } from '#operations/export/make-export';
import { type Ran, runExport } from '#operations/export/run-export';
import { createObjectStore, createS3Client } from '#store/objects';

export interface ExportDeps {
  deps: Deps;
  log: Log;
}

/** Messages of the queue, of which those named are delivered again; or one that somebody waits for. */
const Asked = z.union([
  z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) }),
  z.object({ exportId: z.string() }),
]);
const Work = z.object({ exportId: z.string() });

export interface QueueAnswer {
  batchItemFailures: { itemIdentifier: string }[];
}

export type ExportHandler = (
  event: unknown,
  context?: Pick<LambdaContext, 'awsRequestId' | 'getRemainingTimeInMillis'>,
) => Promise<QueueAnswer | { ran: Ran }>;

/**
 * Makes what was asked for. A message that names nothing of ours fails for good and ends among the dead letters; what is
 * only unavailable now is delivered again, and what was made already is not made again.
 */
export function createExportHandler({ deps, log }: ExportDeps): ExportHandler {
  return async (event, context) => {
    const asked = Asked.parse(event);
    const timed = context ? withDeadline(deps, () => context.getRemainingTimeInMillis()) : deps;
    const at = { route: 'export', ...(context && { requestId: context.awsRequestId }) };
    const run = async (exportId: string) => {
      const ran = await runExport(timed, exportId, makeExport);
      log({ level: ran === 'FAILED' ? 'ERROR' : 'INFO', code: 'EXPORT', refusal: ran, ...at });
      return ran;
    };
    if ('exportId' in asked) return { ran: await run(asked.exportId) };
    const batchItemFailures: QueueAnswer['batchItemFailures'] = [];
    for (const { messageId, body } of asked.Records) {
      try {
        const ran = await run(Work.parse(JSON.parse(body)).exportId);
        // Another process works on it: should that one stop, this message is the one that takes it up again.
        if (ran === 'TAKEN') batchItemFailures.push({ itemIdentifier: messageId });
      } catch (error) {
        log({ level: 'WARN', code: 'EXPORT_DEFERRED', ...at, ...thrown(error) });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  };
}

let ready: ExportHandler | undefined;

/** The deployed function; what it needs is built by the first message of a container. */
export const handler: ExportHandler = (event, context) => {
  ready ??= fromEnvironment();
  return ready(event, context);
};

function fromEnvironment(): ExportHandler {
  const environment = readEnvironment(process.env);
  const client = createS3Client(process.env.AWS_ENDPOINT_URL_S3 ? { forcePathStyle: true } : {});
  if (environment.BUCKET_NAME === undefined) throw new Error('BUCKET_NAME is missing: files need a place');
  return createExportHandler({
    deps: createDeps(environment, createObjectStore(client, environment.BUCKET_NAME)),
    log: logToConsole,
  });
}
