import { Duration } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { accepted, acceptedPattern } from './accepted.ts';
import type { Alarms } from './alarms.ts';
import { type DataStack, generatedKey } from './data-stack.ts';
import { deadQueue } from './sealed-queue.ts';
import type { Stage } from './stage.ts';
import type { WorkFunction } from './work-function.ts';

/** No invocation may outlast this; a batch of 100 takes a few seconds while receivers answer. In seconds. */
export const eventsTimeout = 60;

const hurt = 'Messages to applicants go out late or not at all, exports are not begun, and statistics lag.';

/**
 * The table's stream, delivered to its function: new audit events alone. Lambda's defaults would try for a day and hold a
 * shard up for as long: here a batch that fails is split, tried for so often and so long, and then named in a queue.
 */
export function deliverStream(
  scope: Construct,
  { data, alarms }: { data: DataStack; alarms: Alarms },
  to: WorkFunction,
): void {
  const first = 'Rebuild the statistics; look in the log of events for what was named.';
  const told = { hurt, first, symptom: 'undelivered-events' };
  const undelivered = deadQueue(scope, 'UndeliveredEvents', { key: data.encryptionKey, alarms, ...told });
  const stream = data.table.tableStreamArn ?? '';
  to.allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], stream);
  to.allow(['dynamodb:ListStreams'], `${data.table.tableArn}/stream/*`);
  const reason = 'Lambda lists the streams of this one table, whose names end in a time.';
  acceptedPattern(to.acting, { of: data.table, arn: data.table.tableArn, rest: '/stream/*', reason });
  to.sendsTo(undelivered);
  const mapping = new EventSourceMapping(scope, 'EventStream', {
    target: to,
    eventSourceArn: stream,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    retryAttempts: 20,
    maxRecordAge: Duration.hours(12),
    onFailure: { bind: () => ({ destination: undelivered.queueArn }) },
    filters: [
      FilterCriteria.filter({
        eventName: FilterRule.isEqual('INSERT'),
        dynamodb: { Keys: { sk: { S: FilterRule.beginsWith('EVENT#') } } },
      }),
    ],
  });
  // It is refused unless the rights are there already.
  mapping.node.addDependency(to.acting);
  const age = to.metric('IteratorAge', { statistic: 'Maximum' });
  const waiting = 'Read the lines EVENTS_DEFERRED in the log of events: who does not answer?';
  alarms.add(scope, 'OldestEvent', { metric: age, from: 600_000, hurt, first: waiting, symptom: 'events-lag' });
  const parked = to.countsLog('ParkedEvents', '{ $.code = "PARKED" }');
  const aside = 'Read the reasons, put them right, and replay the dead letters.';
  alarms.add(scope, 'Parked', { metric: parked, from: 1, hurt, first: aside, symptom: 'parked' });
}

/**
 * On the first of each month at nine in Chengdu: the holders of cards that end three months later are told. An order that was
 * not carried out to its end is given again, and nobody is told twice.
 */
export function announceMonthly(scope: Construct, to: WorkFunction): void {
  const event = RuleTargetInput.fromObject({ announceExpiringCards: { monthsAhead: 3 } });
  new Rule(scope, 'ExpiringCards', {
    schedule: Schedule.cron({ minute: '0', hour: '1', day: '1' }),
    targets: [new LambdaFunction(to, { event, retryAttempts: 10, maxEventAge: Duration.hours(12) })],
  });
}

/** A webhook's secret is made in the account and stays there: whoever receives the messages reads it from Secrets Manager. */
export function sendMessages(
  scope: Construct,
  { data, stage }: { data: DataStack; stage: Stage },
  from: WorkFunction,
): void {
  const { messages } = stage;
  from.addEnvironment('MESSAGES', JSON.stringify(messages));
  if (messages.to === 'SNS') from.allow(['sns:Publish'], messages.topicArn);
  if (messages.to !== 'WEBHOOK') return;
  const secret = new Secret(scope, 'MessageKey', generatedKey(data.encryptionKey));
  accepted(secret, 'SMG4', 'The receiver must change it at the same time; the runbook says how.');
  from.usesSecret('MESSAGE_KEY', secret);
}
