import { CfnOutput, Duration, RemovalPolicy, type SecretValue, Stack, type StackProps } from 'aws-cdk-lib';
import { CorsHttpMethod, HttpApi, HttpMethod, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Code, Function as LambdaFunction, Runtime, RuntimeFamily } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { type FunctionName, nodeMajor } from './bundle.ts';
import type { DataStack } from './data-stack.ts';
import { announceMonthly, deliverStream, eventsTimeout, grantMessages, messagesVariable } from './event-stream.ts';
import { exportQueue, handOn, importQueue, workTimeout } from './work-queue.ts';

export interface ApplicationProps extends StackProps {
  data: DataStack;
  code: Record<FunctionName, Code>;
  /** `arm64` or `x86_64`, as the region has it. */
  architecture: string;
  /** Origins of the pages that call the API. */
  origins: string[];
  /** JSON for CALLER_SETTINGS: which issuer's tokens are taken. Without it nobody can sign in. */
  callerSettings?: string;
  /** JSON for MESSAGES, without a webhook's secret: where messages go. Without it they are only counted in the log. */
  messages?: string;
}

/** Reads in one round, writes in one transaction of puts, conditions and adjustments: nothing is ever deleted. */
const tableActions: Record<FunctionName, readonly string[]> = {
  intake: ['BatchGetItem', 'ConditionCheckItem', 'PutItem'],
  graphql: ['BatchGetItem', 'ConditionCheckItem', 'PutItem', 'UpdateItem'],
  events: ['BatchGetItem', 'ConditionCheckItem', 'PutItem', 'UpdateItem'],
  export: ['BatchGetItem', 'ConditionCheckItem', 'PutItem'],
  import: ['BatchGetItem', 'ConditionCheckItem', 'PutItem', 'UpdateItem'],
};

const timeouts: Record<FunctionName, Duration> = {
  intake: Duration.seconds(29),
  graphql: Duration.seconds(29),
  events: eventsTimeout,
  export: workTimeout,
  import: workTimeout,
};

const withDocuments = new Set<FunctionName>(['graphql', 'export', 'import']);
const withCallers = new Set<FunctionName>(['intake', 'graphql']);

/** The functions and the HTTP API in front of them; holds no data and may be replaced at any time. */
export class ApplicationStack extends Stack {
  readonly #props: ApplicationProps;

  constructor(scope: Construct, id: string, props: ApplicationProps) {
    super(scope, id, props);
    this.#props = props;
    const { data } = props;
    const intake = this.function('intake', 512);
    const graphql = this.function('graphql', 1024);
    this.grantIndex(graphql);
    this.grantDocuments(graphql);
    const events = this.function('events', 512);
    deliverStream(this, data, events);
    announceMonthly(this, events);
    this.grantIndex(events);
    const exporting = this.function('export', 1536);
    this.grantIndex(exporting);
    this.grantDocuments(exporting);
    handOn(this, data, { from: events, to: exporting, queue: exportQueue });
    exporting.grantInvoke(graphql);
    graphql.addEnvironment('EXPORT_FUNCTION', exporting.functionName);
    // An upload may take 256 MB in a thread of its own; what is made of it, the workbook given back, as much again.
    const importing = this.function('import', 1536);
    this.grantDocuments(importing);
    handOn(this, data, { from: events, to: importing, queue: importQueue });
    importing.grantInvoke(graphql);
    graphql.addEnvironment('IMPORT_FUNCTION', importing.functionName);
    if (props.messages !== undefined) grantMessages(events, props.messages);
    const api = this.api({ intake, graphql });
    new CfnOutput(this, 'ApiEndpoint', { value: api.apiEndpoint });
  }

  private function(name: FunctionName, memorySize: number): LambdaFunction {
    const { data, code, architecture } = this.#props;
    const created = new LambdaFunction(this, name, {
      runtime: new Runtime(`nodejs${nodeMajor}.x`, RuntimeFamily.NODEJS, { supportsInlineCode: true }),
      architecture: Architecture.custom(architecture),
      code: code[name],
      handler: 'index.handler',
      memorySize,
      timeout: timeouts[name],
      environment: this.variables(name),
      environmentEncryption: data.encryptionKey,
      logGroup: new LogGroup(this, `${name}Log`, {
        // 网络安全法 art. 21: logs are kept for at least six months, which is more than 180 days.
        retention: RetentionDays.ONE_YEAR,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
    });
    created.addToRolePolicy(
      new PolicyStatement({
        actions: tableActions[name].map((action) => `dynamodb:${action}`),
        resources: [data.table.tableArn],
      }),
    );
    data.encryptionKey.grantEncryptDecrypt(created);
    return created;
  }

  private variables(name: FunctionName): Record<string, string> {
    const { data, callerSettings, messages } = this.#props;
    return {
      TABLE_NAME: data.table.tableName,
      SEAL_KEYS: `{"current":"1","keys":{"1":"${base64(data.sealKey.secretValueFromJson('key'))}"}}`,
      LOOKUP_KEY: base64(data.lookupKey.secretValueFromJson('key')),
      ...(withDocuments.has(name) ? { BUCKET_NAME: data.documents.bucketName } : {}),
      ...(callerSettings === undefined || !withCallers.has(name) ? {} : { CALLER_SETTINGS: callerSettings }),
      ...(messages === undefined || name !== 'events' ? {} : { MESSAGES: messagesVariable(this, data, messages) }),
    };
  }

  private grantIndex(to: LambdaFunction): void {
    const { table } = this.#props.data;
    to.addToRolePolicy(
      new PolicyStatement({ actions: ['dynamodb:Query'], resources: [table.tableArn, `${table.tableArn}/index/*`] }),
    );
  }

  /** Presigned addresses act as the function that signs them. Listing is what turns a missing object into a 404. */
  private grantDocuments(to: LambdaFunction): void {
    const { documents } = this.#props.data;
    to.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:GetObject', 's3:PutObject'], resources: [documents.arnForObjects('*')] }),
    );
    to.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [documents.bucketArn] }));
  }

  private api(functions: Record<'intake' | 'graphql', LambdaFunction>): HttpApi {
    const { origins } = this.#props;
    const api = new HttpApi(this, 'Api', {
      createDefaultStage: false,
      ...(origins.length === 0
        ? {}
        : {
            corsPreflight: {
              allowOrigins: origins,
              allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST],
              allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'x-conversation-token'],
              exposeHeaders: ['retry-after', 'x-request-id'],
              maxAge: Duration.hours(1),
            },
          }),
    });
    api.addRoutes({
      path: '/intake/{proxy+}',
      methods: [HttpMethod.GET, HttpMethod.POST],
      integration: new HttpLambdaIntegration('IntakeIntegration', functions.intake),
    });
    api.addRoutes({
      path: '/graphql',
      methods: [HttpMethod.GET, HttpMethod.POST],
      integration: new HttpLambdaIntegration('GraphqlIntegration', functions.graphql),
    });
    new HttpStage(this, 'Stage', { httpApi: api, autoDeploy: true, throttle: { rateLimit: 100, burstLimit: 200 } });
    return api;
  }
}

/** The value stays in the account: the template holds only the reference that CloudFormation resolves. */
function base64(value: SecretValue): string {
  return `${value.unsafeUnwrap()}=`;
}
