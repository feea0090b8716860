import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import type { DataStack } from './data-stack.ts';
import { deadQueue, sealed } from './sealed-queue.ts';
import type { WorkFunction } from './work-function.ts';

/** As long as a function may run: 100,000 rows take a few minutes. In seconds. */
export const workTimeout = 900;

export interface WorkQueue {
  id: string;
  /** By which variable its sender finds it. */
  variable: string;
  hurt: string;
}

export const exportQueue: WorkQueue = {
  id: 'Work',
  variable: 'WORK_QUEUE_URL',
  hurt: 'Whoever asked for this form, roster or card gets none.',
};
export const importQueue: WorkQueue = {
  id: 'ImportWork',
  variable: 'IMPORT_QUEUE_URL',
  hurt: 'The agency that handed in this roster sees no drafts.',
};

/**
 * What takes longer than a request may, from the function that is told of it to the one that does it: one message at a time, again
 * when its function stopped half-way, and after five times aside with its body, which names a job and nothing else.
 */
export function handOn(
  scope: Construct,
  { data, alarms }: { data: DataStack; alarms: Alarms },
  { from, to, queue: { id, variable, hurt } }: { from: WorkFunction; to: WorkFunction; queue: WorkQueue },
): Queue {
  const { encryptionKey: key } = data;
  const first = `Read the last lines of the log of ${to.node.id}, put the cause right, then redrive the queue.`;
  const dead = deadQueue(scope, `Dead${id}`, { key, alarms, hurt, first, symptom: 'dead-letters' });
  const queue = new Queue(scope, id, {
    ...sealed(key),
    // Longer than the function may run, or it would be delivered to a second one meanwhile.
    visibilityTimeout: Duration.seconds(workTimeout + 60),
    deadLetterQueue: { queue: dead, maxReceiveCount: 5 },
  });
  to.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], queue.queueArn);
  const mapping = new EventSourceMapping(scope, `${id}Source`, {
    target: to,
    eventSourceArn: queue.queueArn,
    batchSize: 1,
    reportBatchItemFailures: true,
    maxConcurrency: 5,
  });
  // It is refused unless the rights are there already.
  mapping.node.addDependency(to.acting);
  from.sendsTo(queue, variable);
  const waiting = { metric: queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum' }), from: 1800, hurt };
  alarms.add(queue, 'Waiting', { ...waiting, first: 'See whether its function is throttled.', symptom: 'work-waits' });
  return queue;
}
