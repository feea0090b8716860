import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { functionNames } from '#cdk/bundle';
import { edgeHeader } from '#functions/graphql/request';
import { synthesised } from './synthesised.ts';

const regions = ['cn-northwest-1', 'cn-north-1', 'ap-southeast-1'];
const stages = ['dev', 'staging', 'prod'];

/** The regions' validator and cdk-nag run in each; what either finds fails it. */
describe.each(regions.flatMap((region) => stages.map((stage) => [region, stage] as const)))(
  '%s, %s',
  (region, stage) => {
    test('is synthesised without an account, a lookup or the network, and nothing is found in it', () => {
      const { data, application } = synthesised(region, { stage });
      data.resourceCountIs('AWS::DynamoDB::Table', 1);
      expect(Object.keys(application.findResources('AWS::Lambda::Function'))).toHaveLength(functionNames.length + 1);
      application.resourceCountIs('AWS::ApiGatewayV2::Api', 1);
      expect(JSON.stringify([data.toJSON(), application.toJSON()])).not.toMatch(/arn:aws(-cn)?:/);
    });
  },
);

test('nothing is deployed in China that it lacks', () => {
  const { data, application } = synthesised('cn-north-1');
  const types = [data, application].flatMap((template) =>
    Object.values<{ Type: string }>(template.toJSON().Resources).map(({ Type }) => Type),
  );
  expect(types.filter((type) => /CloudFront|WAF|Cognito|XRay|Lambda::Url|SES/.test(type))).toEqual([]);
  expect(JSON.stringify(application.toJSON())).not.toMatch(/TracingConfig/);
});

test('where it is switched on, CloudFront stands in front with a firewall, and takes TLS only', () => {
  expect(synthesised('ap-southeast-1').edge).toBeUndefined();
  const { edge } = synthesised('ap-southeast-1', { edge: 'on' });
  edge?.hasResourceProperties('AWS::WAFv2::WebACL', {
    Scope: 'CLOUDFRONT',
    Rules: Match.arrayWith([Match.objectLike({ Name: 'OneAddress', Action: { Block: {} } })]),
  });
  edge?.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: Match.objectLike({
      WebACLId: Match.anyValue(),
      DefaultCacheBehavior: Match.objectLike({ ViewerProtocolPolicy: 'redirect-to-https' }),
    }),
  });
});

test('CloudFront shows the function a key that stands in no template, and without an edge there is none', () => {
  const { application, edge } = synthesised('ap-southeast-1', { edge: 'on' });
  const secret = { Name: 'kaoping-prod-edge', ReplicaRegions: [{ Region: 'us-east-1' }] };
  application.hasResourceProperties('AWS::SecretsManager::Secret', secret);
  const value = '{{resolve:secretsmanager:kaoping-prod-edge:SecretString:key::}}';
  edge?.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: Match.objectLike({
      Origins: Match.arrayWith([
        Match.objectLike({ OriginCustomHeaders: [{ HeaderName: edgeHeader, HeaderValue: value }] }),
      ]),
    }),
  });
  const told = (template: Template) => JSON.stringify(template.findResources('AWS::Lambda::Function'));
  expect(told(application)).toContain('EDGE_KEY');
  expect(told(synthesised('ap-southeast-1').application)).not.toContain('EDGE_KEY');
});

describe('every alarm', () => {
  const { application } = synthesised('cn-northwest-1', { alarms: 'duty@centre.example' });
  const alarms = Object.values(application.findResources('AWS::CloudWatch::Alarm'));
  const runbook = readFileSync(resolve(import.meta.dirname, '../../docs/operations.md'), 'utf8');
  const symptoms = [...runbook.matchAll(/^### (.+)$/gm)].map(([, words]) => words?.toLowerCase().replaceAll(' ', '-'));

  test('says who is hurt, what to do first, and under which symptom of the runbook the rest stands', () => {
    expect(alarms.length).toBeGreaterThan(20);
    for (const { Properties } of alarms) {
      const [, hurt, first, symptom] =
        /^Hurt: (.+\.) First: (.+) Then: docs\/operations\.md#([\w-]+)$/.exec(Properties.AlarmDescription) ?? [];
      expect([hurt, first].every((words) => (words ?? '').length > 10)).toBe(true);
      expect(symptoms).toContain(symptom);
    }
  });

  test('reaches the receiver of the stage, and is quiet while nothing is asked', () => {
    application.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'duty@centre.example' });
    for (const { Properties } of alarms) {
      expect(Properties).toMatchObject({ TreatMissingData: 'notBreaching', AlarmActions: [expect.anything()] });
    }
  });
});

test('a topic that is there already is told of alarms', () => {
  const topic = 'arn:aws-cn:sns:cn-northwest-1:123456789012:duty';
  const { application } = synthesised('cn-northwest-1', { alarms: topic });
  application.resourceCountIs('AWS::SNS::Topic', 0);
  application.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [topic] });
});

test('one page shows availability, latency, throttles, dead letters, events, exports, drafts and cost', () => {
  const { application } = synthesised('cn-northwest-1');
  const [dashboard] = Object.values(application.findResources('AWS::CloudWatch::Dashboard'));
  const body = JSON.stringify(dashboard?.Properties.DashboardBody);
  for (const title of [
    'availability',
    'p99',
    'throttles',
    'dead letters',
    'age of the oldest event',
    'failed exports',
    'drafts',
    'cost of a day',
  ])
    expect(body).toContain(title);
});

describe('one function cannot starve another', () => {
  test('each has its own part of the account in production, and none in an account made to try things', () => {
    const reserved = (stage: string) =>
      Object.values(synthesised('cn-northwest-1', { stage }).application.findResources('AWS::Lambda::Function'))
        .map(({ Properties }) => Properties.ReservedConcurrentExecutions)
        .filter((count) => count !== undefined);
    expect(reserved('prod')).toHaveLength(functionNames.length);
    // Of the thousand that an account has unless more are asked for, Lambda keeps a hundred unreserved.
    expect(reserved('prod').reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(900);
    expect(reserved('dev')).toEqual([]);
  });

  test('each route has a limit of its own', () => {
    const { application } = synthesised('cn-northwest-1', {
      throttles: '{"chat":{"rate":7,"burst":9},"graphql":{"rate":100,"burst":200},"pages":{"rate":1,"burst":1}}',
    });
    const [stage] = Object.values(application.findResources('AWS::ApiGatewayV2::Stage'));
    const routes = Object.values(application.findResources('AWS::ApiGatewayV2::Route'));
    const RouteSettings = stage?.Properties.RouteSettings;
    expect(Object.keys(RouteSettings).sort()).toEqual(routes.map(({ Properties }) => Properties.RouteKey).sort());
    expect(RouteSettings['POST /intake/{proxy+}']).toMatchObject({ ThrottlingRateLimit: 7, ThrottlingBurstLimit: 9 });
  });
});

test('whoever asks is logged without an address or a word', () => {
  const { application } = synthesised('cn-northwest-1');
  const [stage] = Object.values(application.findResources('AWS::ApiGatewayV2::Stage'));
  expect(Object.keys(JSON.parse(stage?.Properties.AccessLogSettings.Format))).toEqual([
    'requestId',
    'at',
    'route',
    'status',
    'milliseconds',
    'bytes',
    'error',
  ]);
  expect(stage?.Properties.AccessLogSettings.Format).not.toMatch(/sourceIp|userAgent|path|authorizer/);
});

test('pages elsewhere may call the API where the stage says so; without that none may', () => {
  const allowed = (settings: object) => {
    const [api] = Object.values(
      synthesised('cn-northwest-1', { ...settings }).application.findResources('AWS::ApiGatewayV2::Api'),
    );
    return api?.Properties.CorsConfiguration?.AllowOrigins;
  };
  expect(allowed({})).toEqual(['https://pages.example']);
  expect(allowed({ origins: '' })).toBeUndefined();
});

describe('the pages', () => {
  const issuer = { issuer: 'https://id.example/realm', audience: 'kaoping', clientId: 'pages' };
  const { application } = synthesised('cn-northwest-1', { issuer });

  test('lie in a closed bucket, and the stage tells them their issuer', () => {
    application.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    application.hasResourceProperties('Custom::CDKBucketDeployment', {
      Prune: false,
      SourceObjectKeys: [Match.anyValue(), Match.anyValue()],
    });
  });

  test('may speak to the issuer and the bucket of the scans, and to nobody else', () => {
    const [, pages] =
      Object.entries(application.findResources('AWS::Lambda::Function')).find(([id]) => id.startsWith('pages')) ?? [];
    const headers = JSON.stringify(pages?.Properties.Environment.Variables.PAGE_HEADERS);
    expect(headers).toContain("connect-src 'self' https://id.example https://");
    expect(headers).toContain("frame-ancestors 'none'");
  });
});
