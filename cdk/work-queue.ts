import { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { DataStack } from './data-stack.ts';

/** As long as a function may run: 100,000 rows take a few minutes. */
export const workTimeout = Duration.minutes(15);

/** What it is called, and by which variable its sender finds it. */
export interface WorkQueue {
  id: string;
  variable: string;
}

export const exportQueue: WorkQueue = { id: 'Work', variable: 'WORK_QUEUE_URL' };
export const importQueue: WorkQueue = { id: 'ImportWork', variable: 'IMPORT_QUEUE_URL' };

/**
 * What takes longer than a request may, from the function that is told of it to the one that does it: one message at a time, again
 * when its function stopped half-way, and after five times aside with its body, which names a job and nothing else.
 */
export function handOn(
  scope: Construct,
  { encryptionKey }: DataStack,
  { from, to, queue: { id, variable } }: { from: LambdaFunction; to: LambdaFunction; queue: WorkQueue },
): void {
  const sealed = { encryption: QueueEncryption.KMS, encryptionMasterKey: encryptionKey, enforceSSL: true };
  const dead = new Queue(scope, `Dead${id}`, { ...sealed, retentionPeriod: Duration.days(14) });
  const queue = new Queue(scope, id, {
    ...sealed,
    // Longer than the function may run, or it would be delivered to a second one meanwhile.
    visibilityTimeout: Duration.minutes(16),
    deadLetterQueue: { queue: dead, maxReceiveCount: 5 },
  });
  to.addEventSource(new SqsEventSource(queue, { batchSize: 1, reportBatchItemFailures: true, maxConcurrency: 5 }));
  queue.grantSendMessages(from);
  from.addEnvironment(variable, queue.queueUrl);
}
