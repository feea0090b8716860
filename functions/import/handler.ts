import type { Context as LambdaContext } from 'aws-lambda';
import * as z from 'zod';
import { createDeps, readEnvironment, withDeadline } from '#functions/environment';
import { type Log, logToConsole, thrown } from '#functions/log';
import type { Deps } from '#operations/deps';
import { type ImportTools, type Ran, runImport } from '#operations/import/run-import';
import { readRoster } from '#reports/reading/read-roster';
import { createObjectStore, createS3Client } from '#store/objects';
import { marker } from './marker.ts';

export interface ImportDeps {
  deps: Deps;
  tools: ImportTools;
  log: Log;
}

/** Messages of the queue, of which those named are delivered again; or one that somebody waits for. */
const Asked = z.union([
  z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) }),
  z.object({ importId: z.string() }),
]);
const Work = z.object({ importId: z.string() });

export interface QueueAnswer {
  batchItemFailures: { itemIdentifier: string }[];
}

export type ImportHandler = (
  event: unknown,
  context?: Pick<LambdaContext, 'awsRequestId' | 'getRemainingTimeInMillis'>,
) => Promise<QueueAnswer | { ran: Ran }>;

/**
 * Checks rosters that agencies handed in, and writes those that they confirmed. A function of its own: what reads uploads is in no
 * other. A message that names nothing of ours fails for good and ends among the dead letters; what is only unavailable now is
 * delivered again, and what was done already is not done again.
 */
export function createImportHandler({ deps, tools, log }: ImportDeps): ImportHandler {
  return async (event, context) => {
    const asked = Asked.parse(event);
    const timed = context ? withDeadline(deps, () => context.getRemainingTimeInMillis()) : deps;
    const at = { route: 'import', ...(context && { requestId: context.awsRequestId }) };
    const run = async (importId: string) => {
      const ran = await runImport(timed, importId, tools);
      log({ level: ran === 'FAILED' ? 'ERROR' : 'INFO', code: 'IMPORT', refusal: ran, ...at });
      return ran;
    };
    if ('importId' in asked) return { ran: await run(asked.importId) };
    const batchItemFailures: QueueAnswer['batchItemFailures'] = [];
    for (const { messageId, body } of asked.Records) {
      try {
        const ran = await run(Work.parse(JSON.parse(body)).importId);
        // Another process works on it: should that one stop, this message is the one that takes it up again.
        if (ran === 'TAKEN') batchItemFailures.push({ itemIdentifier: messageId });
      } catch (error) {
        log({ level: 'WARN', code: 'IMPORT_DEFERRED', ...at, ...thrown(error) });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  };
}

let ready: ImportHandler | undefined;

/** The deployed function; what it needs is built by the first message of a container. */
export const handler: ImportHandler = (event, context) => {
  ready ??= fromEnvironment();
  return ready(event, context);
};

function fromEnvironment(): ImportHandler {
  const environment = readEnvironment(process.env);
  const client = createS3Client(process.env.AWS_ENDPOINT_URL_S3 ? { forcePathStyle: true } : {});
  if (environment.BUCKET_NAME === undefined) throw new Error('BUCKET_NAME is missing: files need a place');
  return createImportHandler({
    deps: createDeps(environment, createObjectStore(client, environment.BUCKET_NAME)),
    tools: { reader: readRoster, marker },
    log: logToConsole,
  });
}
