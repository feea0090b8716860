import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { table } from '#store/table';
import { synthesised } from './synthesised.ts';

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
      CorsConfiguration: { CorsRules: [Match.objectLike({ AllowedMethods: ['PUT', 'GET'] })] },
    });
    data.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      }),
    });
  });

  test('outlive their stack and are protected, but on a stage that may be thrown away', () => {
    const policies = (template: Template) =>
      ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::SecretsManager::Secret'].flatMap((type) =>
        Object.values(template.findResources(type)).map(({ DeletionPolicy }) => DeletionPolicy),
      );
    expect(new Set(policies(data))).toEqual(new Set(['Retain']));
    data.allResourcesProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: true });
    const { data: thrownAway } = synthesised('cn-northwest-1', { stage: 'dev' });
    expect(new Set(policies(thrownAway))).toEqual(new Set(['Delete']));
    thrownAway.allResourcesProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: false });
  });

  test('that can be made again go after some days, and so does what was never sent to its end', () => {
    const { data: short } = synthesised('cn-northwest-1', { fileDays: '7' });
    const rules = Object.values(short.findResources('AWS::S3::Bucket')).flatMap(
      ({ Properties }) => Properties.LifecycleConfiguration?.Rules ?? [],
    );
    expect(rules).toContainEqual(
      expect.objectContaining({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }),
    );
    for (const Prefix of ['exports/', 'imports/'])
      expect(rules).toContainEqual(expect.objectContaining({ Prefix, ExpirationInDays: 7 }));
    expect(rules.filter(({ Prefix }) => Prefix === 'documents/')).toEqual([]);
  });

  test('are asked for on the record', () => {
    const [documents] =
      Object.entries(data.findResources('AWS::S3::Bucket')).find(([id]) => id.startsWith('Documents')) ?? [];
    expect(documents).toBeDefined();
    data.hasResourceProperties('AWS::S3::Bucket', { LoggingConfiguration: { LogFilePrefix: 'documents/' } });
  });
});

describe('the functions', () => {
  const { application } = synthesised('cn-northwest-1');

  test('name every thing that they may touch', () => {
    const statements = Object.entries(application.findResources('AWS::IAM::Policy'))
      .filter(([id]) => !id.startsWith('CustomCDKBucketDeployment'))
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);
    expect(statements.length).toBeGreaterThan(20);
    for (const { Action, Resource } of statements) {
      expect([Action].flat().filter((action) => action.includes('*'))).toEqual([]);
      expect([Resource].flat()).not.toContain('*');
    }
    application.resourcePropertiesCountIs('AWS::IAM::Role', { ManagedPolicyArns: Match.anyValue() }, 1);
  });

  const own = (template: Template) =>
    Object.entries(template.findResources('AWS::Lambda::Function')).filter(([id]) => !id.startsWith('CustomCDK'));

  test('run on the Node and the processor of the stage', () => {
    const runs = (settings: object) =>
      own(synthesised('cn-northwest-1', { ...settings }).application).map(([, { Properties }]) => [
        Properties.Runtime,
        Properties.Architectures[0],
      ]);
    expect(new Set(runs({}).flat())).toEqual(new Set(['nodejs24.x', 'x86_64']));
    expect(new Set(runs({ runtime: 'nodejs22.x', architecture: 'arm64' }).flat())).toEqual(
      new Set(['nodejs22.x', 'arm64']),
    );
  });

  test('ask for their keys when they start: no secret stands in a template or a configuration', () => {
    for (const [id, { Properties }] of own(application)) {
      const { SEAL_KEYS, LOOKUP_KEY, SECRETS } = Properties.Environment.Variables;
      expect([SEAL_KEYS, LOOKUP_KEY]).toEqual([undefined, undefined]);
      expect(SECRETS === undefined).toBe(id.startsWith('pages'));
    }
    expect(JSON.stringify(application.toJSON())).not.toContain('{{resolve:');
  });

  test('have a bucket only where they handle files', () => {
    const withFiles = own(application).filter(
      ([, { Properties }]) => Properties.Environment.Variables.BUCKET_NAME !== undefined,
    );
    expect(withFiles.map(([id]) => id.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual(['export', 'graphql', 'import']);
  });

  test('keep their logs for longer than the 184 days of the law', () => {
    application.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
  });

  test('are called on their own routes only', () => {
    const routes = Object.values(application.findResources('AWS::ApiGatewayV2::Route'));
    expect(routes.map(({ Properties }) => Properties.RouteKey).sort()).toEqual([
      'GET /',
      'GET /graphql',
      'GET /intake/{proxy+}',
      'GET /{proxy+}',
      'POST /graphql',
      'POST /intake/{proxy+}',
    ]);
  });
});
