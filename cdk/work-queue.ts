import { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { DataStack } from './data-stack.ts';

/** As long as a function may run: 100,000 rows take a few minutes. */
export const workTimeout = Duration.minutes(15);

/**
 * What takes longer than a request may, from the function that is told of it to the one that does it: one message at a time, again
 * when its function stopped half-way, and after five times aside with its body, which names a job and nothing else.
 */
export function handOn(
  scope: Construct,
  { encryptionKey }: DataStack,
  { from, to }: { from: LambdaFunction; to: LambdaFunction },
): void {
  const sealed = { encryption: QueueEncryption.KMS, encryptionMasterKey: encryptionKey, enforceSSL: true };
  const dead = new Queue(scope, 'DeadWork', { ...sealed, retentionPeriod: Duration.days(14) });
  const queue = new Queue(scope, 'Work', {
    ...sealed,
    // Longer than the function may run, or it would be delivered to a second one meanwhile.
    visibilityTimeout: Duration.minutes(16),
    deadLetterQueue: { queue: dead, maxReceiveCount: 5 },
  });
  to.addEventSource(new SqsEventSource(queue, { batchSize: 1, reportBatchItemFailures: true, maxConcurrency: 5 }));
  queue.grantSendMessages(from);
  from.addEnvironment('WORK_QUEUE_URL', queue.queueUrl);
}
