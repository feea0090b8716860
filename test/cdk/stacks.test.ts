import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { functionNames } from '#cdk/bundle';
import { table } from '#store/table';
import { synthesised } from './synthesised.ts';

const regions = ['cn-northwest-1', 'cn-north-1', 'ap-southeast-1'];

describe.each(regions)('in %s', (region) => {
  const { data, application } = synthesised(region);

  test('the template is synthesised without an account, a lookup or the network', () => {
    data.resourceCountIs('AWS::DynamoDB::Table', 1);
    application.resourceCountIs('AWS::Lambda::Function', functionNames.length);
    application.resourceCountIs('AWS::ApiGatewayV2::Api', 1);
  });

  test('nothing names a partition', () => {
    expect(JSON.stringify([data.toJSON(), application.toJSON()])).not.toMatch(/arn:aws(-cn)?:/);
  });
});

describe('data', () => {
  const { data } = synthesised('cn-northwest-1');

  test('lie in the table that the tests use, on demand, with streams and recovery to a point in time', () => {
    data.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [
        { AttributeName: table.partitionKey.name, KeyType: 'HASH' },
        { AttributeName: table.sortKey.name, KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: table.indexes.map(({ name, projection }) =>
        Match.objectLike({ IndexName: name, Projection: { ProjectionType: projection } }),
      ),
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    });
  });

  test('of scans are private, encrypted, versioned and taken over TLS only', () => {
    data.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          Match.objectLike({ ServerSideEncryptionByDefault: Match.objectLike({ SSEAlgorithm: 'aws:kms' }) }),
        ],
      },
      CorsConfiguration: { CorsRules: [Match.objectLike({ AllowedMethods: ['PUT'] })] },
    });
    data.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      }),
    });
  });

  test('outlive their stack, but on a stage that may be thrown away', () => {
    const policies = (template: Template) =>
      ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::SecretsManager::Secret'].flatMap((type) =>
        Object.values(template.findResources(type)).map(({ DeletionPolicy }) => DeletionPolicy),
      );
    expect(new Set(policies(data))).toEqual(new Set(['Retain']));
    expect(new Set(policies(synthesised('cn-northwest-1', { disposable: true }).data))).toEqual(new Set(['Delete']));
  });
});

describe('the functions', () => {
  const { application } = synthesised('cn-northwest-1');
  /** Actions granted to the role of the function whose logical id begins so. */
  const granted = (name: string) =>
    Object.values(application.findResources('AWS::IAM::Policy'))
      .filter(({ Properties }) => JSON.stringify(Properties.Roles).includes(`"${name}`))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .flatMap(({ Action }: { Action: string | string[] }) => Action)
      .sort();
  const table = ['BatchGetItem', 'ConditionCheckItem', 'PutItem'];
  const key = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'];

  test('may do what they do and nothing more', () => {
    expect(granted('intake')).toEqual([...table.map((action) => `dynamodb:${action}`), ...key]);
    expect(granted('graphql')).toEqual(
      [
        ...table.map((action) => `dynamodb:${action}`),
        // Rows that many change at once are adjusted.
        'dynamodb:UpdateItem',
        'dynamodb:Query',
        ...key,
        // Small exports and imports are made while their caller waits.
        ...['lambda:InvokeFunction', 'lambda:InvokeFunction'],
        's3:GetObject',
        's3:ListBucket',
        's3:PutObject',
      ].sort(),
    );
    expect(granted('export')).toEqual(
      [
        ...[...table, 'Query'].map((action) => `dynamodb:${action}`),
        // For its own variables and rows, and for the queue.
        ...[...key, 'kms:Decrypt'],
        ...['s3:GetObject', 's3:ListBucket', 's3:PutObject'],
        ...['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'GetQueueUrl', 'ReceiveMessage'].map(
          (action) => `sqs:${action}`,
        ),
      ].sort(),
    );
    expect(granted('import')).toEqual(
      [
        // People's rows are adjusted; no list is read.
        ...[...table, 'UpdateItem'].map((action) => `dynamodb:${action}`),
        ...[...key, 'kms:Decrypt'],
        ...['s3:GetObject', 's3:ListBucket', 's3:PutObject'],
        ...['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'GetQueueUrl', 'ReceiveMessage'].map(
          (action) => `sqs:${action}`,
        ),
      ].sort(),
    );
    expect(granted('events')).toEqual(
      [
        ...['BatchGetItem', 'ConditionCheckItem', 'PutItem', 'UpdateItem', 'Query'].map(
          (action) => `dynamodb:${action}`,
        ),
        ...['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((action) => `dynamodb:${action}`),
        // For its own variables and rows, and for the queue.
        ...key,
        // Undelivered events, and work that is handed on, by two queues.
        ...['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'],
        ...['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'],
        ...['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'],
      ].sort(),
    );
    expect(JSON.stringify(application.findResources('AWS::IAM::Policy'))).not.toContain('"Resource":"*"');
  });

  test('run on the Node that the bundles are made for', () => {
    application.allResourcesProperties('AWS::Lambda::Function', { Runtime: 'nodejs24.x', Architectures: ['arm64'] });
  });

  test('get their keys by reference, never in the template', () => {
    for (const { Properties } of Object.values(application.findResources('AWS::Lambda::Function'))) {
      const { SEAL_KEYS, LOOKUP_KEY, BUCKET_NAME } = Properties.Environment.Variables;
      expect(JSON.stringify(SEAL_KEYS)).toContain('{{resolve:secretsmanager:');
      expect(JSON.stringify(LOOKUP_KEY)).toContain('{{resolve:secretsmanager:');
      expect(BUCKET_NAME === undefined).toBe(Properties.MemorySize === 512);
    }
  });

  test('keep their logs for longer than the 184 days of the law', () => {
    application.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
  });

  test('are called on their own routes only', () => {
    const routes = Object.values(application.findResources('AWS::ApiGatewayV2::Route'));
    expect(routes.map(({ Properties }) => Properties.RouteKey).sort()).toEqual([
      'GET /graphql',
      'GET /intake/{proxy+}',
      'POST /graphql',
      'POST /intake/{proxy+}',
    ]);
  });
});
