import { Duration } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  Metric,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Operation, type Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import type { Api } from './api.ts';
import type { FunctionName } from './bundle.ts';
import { prices } from './prices.ts';
import type { Stage } from './stage.ts';
import type { WorkFunction } from './work-function.ts';

export interface Shown {
  stage: Stage;
  alarms: Alarms;
  api: Api;
  table: Table;
  functions: Record<FunctionName, WorkFunction>;
  queues: Record<string, Queue>;
}

const day = Duration.days(1);

/** One page for whoever is on duty: what is broken, who waits, what people do, what it costs. */
export function showDashboard(scope: Construct, shown: Shown): void {
  const { stage, alarms, api, table, functions, queues } = shown;
  const each = (of: (one: WorkFunction) => IMetric) => Object.values(functions).map(of);
  const drafts = functions.events.countsLog('Drafts', '{ $.code = "EVENT" && $.route = "createDraft" }');
  const failedExports = functions.export.countsLog('FailedExports', '{ $.code = "EXPORT" && $.refusal = "FAILED" }');
  const conversations = functions.intake.countsLog(
    'Conversations',
    '{ $.route = "startConversation" && $.status = 201 }',
  );
  const throttles = table.metricThrottledRequestsForOperations({
    operations: [Operation.BATCH_GET_ITEM, Operation.TRANSACT_WRITE_ITEMS, Operation.QUERY],
    period: Duration.minutes(5),
  });
  const cost = costOfADay(shown);
  watch(scope, { shown, drafts, conversations, failedExports, throttles, cost });
  new Dashboard(scope, 'Dashboard', {
    widgets: [
      [new AlarmStatusWidget({ title: `考评 ${stage.stage} ${stage.region}`, alarms: alarms.all, width: 24 })],
      [
        graph(
          'availability, %',
          each(({ availability }) => availability),
        ),
        graph(
          'p99, ms',
          each((one) => one.metricDuration({ statistic: 'p99', label: one.node.id })),
        ),
        graph('requests and errors', [
          api.http.metricCount(),
          api.http.metricClientError(),
          api.http.metricServerError(),
        ]),
      ],
      [
        graph('throttles', [...each((one) => one.metricThrottles({ label: one.node.id })), throttles]),
        graph(
          'at work',
          each((one) => one.metric('ConcurrentExecutions', { statistic: 'Maximum', label: one.node.id })),
        ),
        graph('age of the oldest event, ms', [functions.events.metric('IteratorAge', { statistic: 'Maximum' })]),
      ],
      [
        graph(
          'dead letters',
          Object.values(queues).map((one) => one.metricApproximateNumberOfMessagesVisible({ label: one.node.id })),
        ),
        graph('conversations and drafts', [conversations, drafts]),
        graph('failed exports', [failedExports]),
      ],
      [
        graph('cost of a day, US dollars', [cost]),
        new TextWidget({ markdown: 'What each alarm means and what to do: docs/operations.md', width: 16, height: 6 }),
      ],
    ],
  });
}

interface Business {
  shown: Shown;
  drafts: Metric;
  conversations: Metric;
  failedExports: Metric;
  throttles: IMetric;
  cost: IMetric;
}

function watch(scope: Construct, { shown, drafts, conversations, failedExports, throttles, cost }: Business): void {
  const { alarms, stage } = shown;
  const usingMetrics = { drafts: over(drafts, 6), conversations: over(conversations, 6) };
  alarms.add(scope, 'NoDrafts', {
    // Many begin and nobody comes to an end: one in a hundred would be unheard of.
    metric: new MathExpression({
      expression: 'IF(conversations > 100, IF(FILL(drafts, 0) < conversations / 100, 1, 0), 0)',
      usingMetrics,
      period: Duration.hours(6),
    }),
    from: 1,
    hurt: 'Applicants talk to the chat and get no draft.',
    first: 'Talk to the chat yourself: npm run smoke -- --url …',
    symptom: 'no-drafts',
  });
  alarms.add(scope, 'ExportsFail', {
    ...{ metric: failedExports, from: 1, hurt: 'An office or an applicant gets no form, roster or card.' },
    ...{ first: 'Read the line EXPORT of the log of export and what stands before it.', symptom: 'exports-fail' },
  });
  alarms.add(scope, 'TableThrottled', {
    ...{ metric: throttles, from: 10, periods: 2, hurt: 'Everybody: answers are slow, then 503.' },
    ...{
      first: 'See which operation and which partition: a single hot row, or the quota of the table.',
      symptom: 'throttled',
    },
  });
  alarms.add(scope, 'Cost', {
    ...{ metric: cost, from: stage.dailyCost, hurt: 'Whoever pays: a day costs more than was settled.' },
    ...{ first: 'See on the dashboard what grew: requests, time, or writes.', symptom: 'cost' },
  });
}

function over(metric: Metric, hours: number): Metric {
  return metric.with({ period: Duration.hours(hours) });
}

/** From what is used at list prices, for bills come late and lie in another region. Ten metrics, the most an alarm may take. */
function costOfADay({ stage, api, table, functions }: Shown): MathExpression {
  const usingMetrics: Record<string, IMetric> = { api: api.http.metricCount({ period: day }) };
  const terms = [`api * ${millionth(prices.apiRequests + prices.lambdaRequests)}`];
  for (const name of ['intake', 'graphql', 'events', 'export', 'import'] as const) {
    usingMetrics[name] = functions[name].metricDuration({ statistic: 'Sum', period: day });
    const gigabytes = functions[name].memory / 1024;
    terms.push(`FILL(${name}, 0) / 1000 * ${(gigabytes * prices.lambdaSeconds[stage.architecture]).toFixed(12)}`);
  }
  usingMetrics.reads = table.metricConsumedReadCapacityUnits({ statistic: 'Sum', period: day });
  terms.push(`FILL(reads, 0) * ${millionth(prices.readUnits)}`);
  for (const index of [undefined, 'gsi1', 'gsi2']) {
    const name = `writes${index ?? ''}`;
    const dimensionsMap = {
      TableName: table.tableName,
      ...(index !== undefined && { GlobalSecondaryIndexName: index }),
    };
    const of = { namespace: 'AWS/DynamoDB', metricName: 'ConsumedWriteCapacityUnits', dimensionsMap };
    usingMetrics[name] = new Metric({ ...of, statistic: 'Sum', period: day });
    terms.push(`FILL(${name}, 0) * ${millionth(prices.writeUnits)}`);
  }
  return new MathExpression({ expression: terms.join(' + '), usingMetrics, period: day, label: 'a day' });
}

/** CloudWatch takes no exponents. */
function millionth(price: number): string {
  return (price / 1e6).toFixed(12);
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: 8, height: 6 });
}
