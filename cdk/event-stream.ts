import { Duration } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Grant, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  type IFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import * as z from 'zod';
import type { DataStack } from './data-stack.ts';

/** No invocation may outlast this; a batch of 100 takes a few seconds while receivers answer. */
export const eventsTimeout = Duration.seconds(60);

/**
 * The table's stream, delivered to its function: new audit events alone. Lambda's defaults would try for a day and hold a
 * shard up for as long: here a batch that fails is split, tried for so often and so long, and then named in a queue.
 */
export function deliverStream(scope: Construct, { table, encryptionKey }: DataStack, to: IFunction): void {
  const undelivered = new Queue(scope, 'UndeliveredEvents', {
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: encryptionKey,
    retentionPeriod: Duration.days(14),
    enforceSSL: true,
  });
  const stream = table.tableStreamArn ?? '';
  const mapping = new EventSourceMapping(scope, 'EventStream', {
    target: to,
    eventSourceArn: stream,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    retryAttempts: 20,
    maxRecordAge: Duration.hours(12),
    onFailure: new SqsDlq(undelivered),
    filters: [
      FilterCriteria.filter({
        eventName: FilterRule.isEqual('INSERT'),
        dynamodb: { Keys: { sk: { S: FilterRule.beginsWith('EVENT#') } } },
      }),
    ],
  });
  const read = (actions: string[], resource: string) =>
    Grant.addToPrincipal({ grantee: to, actions, resourceArns: [resource] }).applyBefore(mapping);
  read(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], stream);
  read(['dynamodb:ListStreams'], `${table.tableArn}/stream/*`);
}

/**
 * On the first of each month at nine in Chengdu: the holders of cards that end three months later are told. An order that was
 * not carried out to its end is given again, and nobody is told twice.
 */
export function announceMonthly(scope: Construct, to: IFunction): void {
  const event = RuleTargetInput.fromObject({ announceExpiringCards: { monthsAhead: 3 } });
  new Rule(scope, 'ExpiringCards', {
    schedule: Schedule.cron({ minute: '0', hour: '1', day: '1' }),
    targets: [new LambdaFunction(to, { event, retryAttempts: 10, maxEventAge: Duration.hours(12) })],
  });
}

/** As `functions/events/settings.ts` reads it; what is not needed to grant anything is passed on as it is. */
const Messages = z.looseObject({ to: z.enum(['LOG', 'WEBHOOK', 'SNS']), topicArn: z.optional(z.string()) });

/**
 * The value of MESSAGES. A webhook's secret is generated in the account and stays there: whoever receives the messages reads
 * it from Secrets Manager.
 */
export function messagesVariable(scope: Construct, { encryptionKey }: DataStack, messages: string): string {
  const settings = Messages.parse(JSON.parse(messages));
  if (settings.to !== 'WEBHOOK') return JSON.stringify(settings);
  const secret = new Secret(scope, 'MessageKey', {
    encryptionKey,
    generateSecretString: {
      secretStringTemplate: '{}',
      generateStringKey: 'key',
      passwordLength: 43,
      excludePunctuation: true,
    },
  });
  return JSON.stringify({ ...settings, secret: secret.secretValueFromJson('key').unsafeUnwrap() });
}

export function grantMessages(to: IFunction, messages: string): void {
  const settings = Messages.parse(JSON.parse(messages));
  if (settings.to !== 'SNS' || settings.topicArn === undefined) return;
  to.addToRolePolicy(new PolicyStatement({ actions: ['sns:Publish'], resources: [settings.topicArn] }));
}
