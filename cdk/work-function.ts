import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { MathExpression, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type Code,
  type IFunction,
  Function as LambdaFunction,
  Runtime,
  RuntimeFamily,
} from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { accepted, acceptedPattern } from './accepted.ts';
import { type Alarms, failedPercent } from './alarms.ts';
import type { FunctionName } from './bundle.ts';
import type { DataStack } from './data-stack.ts';
import type { Stage } from './stage.ts';

export interface FunctionProps {
  stage: Stage;
  data: DataStack;
  alarms: Alarms;
  code: Code;
  memory: number;
  /** Seconds. */
  timeout: number;
  /** Milliseconds within which 99 of 100 are to be done; none where nobody waits. */
  within?: number;
  /** Who is hurt when it fails, as a sentence. */
  hurt: string;
  /** What to do first when it fails. */
  first: string;
}

export interface Files {
  /** The first parts of the keys. */
  reads: string[];
  writes?: string[];
  because?: string;
}

const byKind = 'Files of one kind, by the first part of their keys: their names are made while running.';

type TableAction = 'BatchGetItem' | 'ConditionCheckItem' | 'PutItem' | 'UpdateItem';

/**
 * A deployed function with all that each of them has: its bundle, a role that may do nothing but what is bound below, logs that are
 * kept, alarms. Whatever it uses is bound by one call that gives the right and the variable together.
 */
export class WorkFunction extends LambdaFunction {
  readonly functionLog: LogGroup;
  readonly availability: MathExpression;
  /** Megabytes. */
  readonly memory: number;
  readonly #props: FunctionProps;
  /** As whom it acts; it may do nothing but what is bound here. */
  readonly acting: Role;
  readonly #secrets: Record<string, string> = {};

  constructor(scope: Construct, name: FunctionName, props: FunctionProps) {
    const { stage, code, memory, timeout } = props;
    const functionLog = new LogGroup(scope, `${name}Log`, {
      retention: stage.logDays,
      removalPolicy: stage.disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
    const role = new Role(scope, `${name}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const reserved = stage.concurrency[name];
    super(scope, name, {
      runtime: new Runtime(stage.runtime, RuntimeFamily.NODEJS, { supportsInlineCode: true }),
      architecture: Architecture.custom(stage.architecture),
      code,
      handler: 'index.handler',
      memorySize: memory,
      timeout: Duration.seconds(timeout),
      role,
      logGroup: functionLog,
      ...(reserved !== undefined && { reservedConcurrentExecutions: reserved }),
    });
    this.#props = props;
    this.acting = role;
    this.functionLog = functionLog;
    this.memory = memory;
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], functionLog.logGroupArn);
    const lag = 'Runtimes reach some regions a year later than others.';
    if (stage.runtime !== 'nodejs24.x') accepted(this, 'L1', lag);
    this.availability = this.#watch(name);
  }

  allow(actions: string[], ...resources: string[]): void {
    this.addToRolePolicy(new PolicyStatement({ actions, resources }));
  }

  /** Rows are read in batches and written in transactions of puts, conditions and adjustments: nothing is ever deleted. */
  usesTable(actions: readonly TableAction[], lists: readonly ('table' | 'gsi1' | 'gsi2')[] = []): this {
    const { table } = this.#props.data;
    this.addEnvironment('TABLE_NAME', table.tableName);
    this.allow(
      actions.map((action) => `dynamodb:${action}`),
      table.tableArn,
    );
    const listed = lists.map((list) => (list === 'table' ? table.tableArn : `${table.tableArn}/index/${list}`));
    if (listed.length > 0) this.allow(['dynamodb:Query'], ...listed);
    return this.#opensKey('kms:Decrypt');
  }

  /** The keys that seal what people wrote, and those under which it is found. */
  opensSeals(): this {
    const { sealKey, lookupKey } = this.#props.data;
    return this.usesSecret('SEAL_KEYS', sealKey).usesSecret('LOOKUP_KEY', lookupKey);
  }

  /** Read by the function when it starts: what is secret stands neither in the template nor in the configuration. */
  usesSecret(variable: string, secret: Secret): this {
    this.#secrets[variable] = secret.secretArn;
    this.addEnvironment('SECRETS', this.stack.toJsonString(this.#secrets));
    this.allow(['secretsmanager:GetSecretValue'], secret.secretArn);
    return this;
  }

  /**
   * By the first part of their keys. Presigned addresses act as the function that signs them; listing is what turns a missing object
   * into a 404.
   */
  usesFiles(bucket: Bucket, variable: string, { reads, writes = [], because = byKind }: Files): this {
    this.addEnvironment(variable, bucket.bucketName);
    this.allow(['s3:GetObject'], ...reads.map((prefix) => bucket.arnForObjects(`${prefix}*`)));
    this.allow(['s3:ListBucket'], bucket.bucketArn);
    const patterns = new Set([...reads, ...writes].map((prefix) => `/${prefix}*`));
    for (const rest of patterns)
      acceptedPattern(this.acting, { of: bucket, arn: bucket.bucketArn, rest, reason: because });
    if (writes.length === 0) return this;
    this.allow(['s3:PutObject'], ...writes.map((prefix) => bucket.arnForObjects(`${prefix}*`)));
    return this.#opensKey('kms:GenerateDataKey');
  }

  sendsTo(queue: IQueue, variable?: string): this {
    if (variable !== undefined) this.addEnvironment(variable, queue.queueUrl);
    this.allow(['sqs:SendMessage'], queue.queueArn);
    return this.#opensKey('kms:GenerateDataKey');
  }

  calls(other: IFunction, variable: string): this {
    this.addEnvironment(variable, other.functionName);
    this.allow(['lambda:InvokeFunction'], other.functionArn);
    return this;
  }

  /** A count of log lines, as a metric of this stage. */
  countsLog(metricName: string, pattern: string): Metric {
    const metricNamespace = `Kaoping/${this.#props.stage.stage}`;
    const filterPattern = FilterPattern.literal(pattern);
    const counted = { metricNamespace, metricName, filterPattern, metricValue: '1' };
    return this.functionLog
      .addMetricFilter(metricName, counted)
      .metric({ statistic: 'Sum', period: Duration.minutes(5) });
  }

  #opensKey(action: 'kms:Decrypt' | 'kms:GenerateDataKey'): this {
    this.allow([action], this.#props.data.encryptionKey.keyArn);
    return this;
  }

  #watch(name: FunctionName): MathExpression {
    const { alarms, hurt, first, within } = this.#props;
    const faults = this.countsLog(`${name}Faults`, '{ $.level = "ERROR" }');
    const failed = failedPercent(name, this.metricInvocations(), [this.metricErrors(), faults]);
    alarms.add(this, 'Failing', { metric: failed, from: 1, periods: 2, hurt, first, symptom: `${name}-fails` });
    const throttled = { metric: this.metricThrottles(), from: 1, periods: 2, hurt, symptom: 'throttled' };
    alarms.add(this, 'Throttled', { ...throttled, first: 'See which function is at its reserved concurrency.' });
    if (within !== undefined) {
      const slow = {
        metric: this.metricDuration({ statistic: 'p99' }),
        from: within,
        periods: 3,
        hurt,
        symptom: 'slow',
      };
      alarms.add(this, 'Slow', { ...slow, first: 'Compare with the latency and the throttles of the table.' });
    }
    const usingMetrics = { [`${name}Failed`]: failed };
    return new MathExpression({
      expression: `100 - ${name}Failed`,
      usingMetrics,
      label: name,
      period: Duration.minutes(5),
    });
  }
}
