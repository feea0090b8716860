import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { accepted } from './accepted.ts';
import type { Alarms } from './alarms.ts';

export interface DeadProps {
  key: IKey;
  alarms: Alarms;
  hurt: string;
  first: string;
  symptom: string;
}

/** What could not be done after all tries, kept for two weeks; one message in it raises the alarm. */
export function deadQueue(scope: Construct, id: string, { key, alarms, ...told }: DeadProps): Queue {
  const queue = new Queue(scope, id, { ...sealed(key), retentionPeriod: Duration.days(14) });
  accepted(queue, 'SQS3', 'It is a queue of dead letters itself.');
  const metric = queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' });
  alarms.add(queue, 'NotEmpty', { metric, from: 1, ...told });
  return queue;
}

export function sealed(key: IKey) {
  return { encryption: QueueEncryption.KMS, encryptionMasterKey: key, enforceSSL: true } as const;
}
