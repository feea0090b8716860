import { CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { CfnStage, CorsHttpMethod, HttpApi, HttpMethod, type HttpRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { accepted } from './accepted.ts';
import type { Alarms } from './alarms.ts';
import type { Stage } from './stage.ts';
import type { WorkFunction } from './work-function.ts';

export interface ApiProps {
  stage: Stage;
  alarms: Alarms;
  functions: { intake: WorkFunction; graphql: WorkFunction; pages: WorkFunction };
}

const { GET, POST } = HttpMethod;

/** Ids, codes and times; neither an address nor anything that a person typed. */
const logged = {
  requestId: '$context.requestId',
  at: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  bytes: '$context.responseLength',
  error: '$context.integration.error',
};

/** One address for the chat, GraphQL and the pages: each route with its function and a limit of its own. */
export class Api extends Construct {
  readonly http: HttpApi;

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    const { stage, alarms, functions } = props;
    this.http = new HttpApi(this, 'Http', { createDefaultStage: false, ...cors(stage) });
    const limits: Record<string, object> = {};
    const routes: HttpRoute[] = [];
    const route = (name: 'intake' | 'graphql' | 'pages', path: string, methods: HttpMethod[]) => {
      const { rate, burst } = stage.throttles[name === 'intake' ? 'chat' : name];
      const integration = new HttpLambdaIntegration(`${name}Integration`, functions[name]);
      routes.push(...this.http.addRoutes({ path, methods, integration }));
      for (const method of methods) {
        const limit = { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst, DetailedMetricsEnabled: true };
        limits[`${method} ${path}`] = limit;
      }
    };
    route('intake', '/intake/{proxy+}', [GET, POST]);
    route('graphql', '/graphql', [GET, POST]);
    route('pages', '/', [GET]);
    route('pages', '/{proxy+}', [GET]);
    for (const each of routes)
      accepted(each, 'APIG4', 'Open to everybody: the functions verify tokens themselves, and say who may do what.');
    const log = new LogGroup(this, 'Log', {
      retention: stage.logDays,
      removalPolicy: stage.disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
    new CfnStage(this, 'Stage', {
      apiId: this.http.apiId,
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: { destinationArn: log.logGroupArn, format: JSON.stringify(logged) },
      defaultRouteSettings: { throttlingRateLimit: 100, throttlingBurstLimit: 200 },
      routeSettings: limits,
    }).node.addDependency(...routes);
    const metric = this.http.metricServerError({ statistic: 'Sum', period: Duration.minutes(5) });
    const hurt = 'Applicants, offices and whoever checks a card get errors.';
    const first = 'See which route answers 5xx in the access log, then the log of its function.';
    alarms.add(this, 'ServerErrors', { metric, from: 5, periods: 2, hurt, first, symptom: 'server-errors' });
    new CfnOutput(this, 'Endpoint', { value: this.http.apiEndpoint });
  }
}

/** For pages elsewhere; our own come from the same address. */
function cors({ origins }: Stage): object {
  if (origins.length === 0) return {};
  return {
    corsPreflight: {
      allowOrigins: origins,
      allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST],
      allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'x-conversation-token', 'x-correlation-id'],
      exposeHeaders: ['retry-after', 'x-request-id'],
      maxAge: Duration.hours(1),
    },
  };
}
