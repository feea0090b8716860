import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  type Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

export interface Watched {
  metric: IMetric;
  /** Raised from this on. */
  from: number;
  /** Of three periods of five minutes so many must be over it; one unless said. */
  periods?: number;
  /** Who is hurt, as a sentence. */
  hurt: string;
  /** What to do first. */
  first: string;
  /** The symptom of docs/operations.md under which the rest stands. */
  symptom: string;
}

/** Where every alarm goes, and the only way to make one: none without who is hurt and what to do first. */
export class Alarms extends Construct {
  readonly #topic: ITopic;
  readonly all: Alarm[] = [];

  constructor(scope: Construct, id: string, { key, receiver }: { key: IKey; receiver: string | undefined }) {
    super(scope, id);
    this.#topic = receiver?.startsWith('arn:')
      ? Topic.fromTopicArn(this, 'Topic', receiver)
      : new Topic(this, 'Topic', { masterKey: key, enforceSSL: true, displayName: '考评 Kaoping' });
    if (receiver?.includes('@')) this.#topic.addSubscription(new EmailSubscription(receiver));
  }

  add(scope: Construct, id: string, { metric, from, periods = 1, hurt, first, symptom }: Watched): Alarm {
    const alarm = new Alarm(scope, id, {
      metric,
      threshold: from,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 3,
      datapointsToAlarm: periods,
      // Nothing asked is nothing broken.
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `Hurt: ${hurt} First: ${first} Then: docs/operations.md#${symptom}`,
    });
    alarm.addAlarmAction(new SnsAction(this.#topic));
    alarm.addOkAction(new SnsAction(this.#topic));
    this.all.push(alarm);
    return alarm;
  }
}

/** Of every hundred requests so many failed; a handful a day counts as if twenty had been asked. */
export function failedPercent(name: string, requests: Metric, failures: readonly Metric[]): MathExpression {
  // Their ids must differ wherever several functions stand in one graph.
  const failed = failures.map((metric, index) => [`${name}${index}`, metric] as const);
  const usingMetrics = { [`${name}Requests`]: requests, ...Object.fromEntries(failed) };
  const sum = failed.map(([id]) => `FILL(${id}, 0)`).join(' + ');
  const expression = `100 * (${sum}) / IF(${name}Requests > 20, ${name}Requests, 20)`;
  return new MathExpression({ expression, usingMetrics, period: Duration.minutes(5), label: 'failed, %' });
}
