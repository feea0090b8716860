import { Match } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { synthesised } from './synthesised.ts';

const { application } = synthesised('cn-northwest-1');

test('the stream is delivered in bounded tries: split, told which record failed, and named in a queue at last', () => {
  application.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    StartingPosition: 'TRIM_HORIZON',
    BatchSize: 100,
    BisectBatchOnFunctionError: true,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    MaximumRetryAttempts: 20,
    // Below the day for which the stream keeps a record.
    MaximumRecordAgeInSeconds: 12 * 3600,
    DestinationConfig: { OnFailure: { Destination: Match.objectLike({ 'Fn::GetAtt': Match.anyValue() }) } },
  });
});

const mapping = () =>
  Object.entries(application.findResources('AWS::Lambda::EventSourceMapping')).find(([id]) =>
    id.startsWith('EventStream'),
  )?.[1];

test('only new rows of audit trails reach the function', () => {
  const patterns = mapping()?.Properties.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) =>
    JSON.parse(Pattern),
  );
  expect(patterns).toEqual([{ eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'EVENT#' }] } } } }]);
});

test('the mapping waits for the rights that it is checked for', () => {
  expect(mapping()?.DependsOn).toEqual(expect.arrayContaining([expect.stringMatching(/^eventsRoleDefaultPolicy/)]));
});

test('what is named in the queue is encrypted and kept for two weeks', () => {
  application.hasResourceProperties('AWS::SQS::Queue', {
    KmsMasterKeyId: Match.anyValue(),
    MessageRetentionPeriod: 14 * 86_400,
  });
});

const variables = (template: typeof application, name: string) =>
  Object.entries(template.findResources('AWS::Lambda::Function')).find(([id]) => id.startsWith(name))?.[1].Properties
    .Environment.Variables;

test('the function is told where messages go, and neither an issuer nor a bucket', () => {
  const topicArn = 'arn:aws-cn:sns:cn-northwest-1:123456789012:messages.fifo';
  const { application: withTopic } = synthesised('cn-northwest-1', { messages: { to: 'SNS', topicArn } });
  const told = variables(withTopic, 'events');
  expect(JSON.parse(told.MESSAGES)).toEqual({ to: 'SNS', topicArn });
  const queues = ['IMPORT_QUEUE_URL', 'WORK_QUEUE_URL'];
  expect(Object.keys(told).sort()).toEqual(['MESSAGES', 'SECRETS', 'TABLE_NAME', ...queues].sort());
  expect(JSON.stringify(withTopic.findResources('AWS::IAM::Policy'))).toContain('"sns:Publish"');
  expect(JSON.stringify(application.findResources('AWS::IAM::Policy'))).not.toContain('sns:');
  expect(variables(withTopic, 'graphql').MESSAGES).toBeUndefined();
});

test("a webhook's secret is made in the account and stands in no template", () => {
  const messages = { to: 'WEBHOOK', url: 'https://messages.example/hook' };
  const { application: withHook } = synthesised('cn-northwest-1', { messages });
  const { MESSAGES, SECRETS } = variables(withHook, 'events');
  expect(JSON.parse(MESSAGES)).toEqual(messages);
  expect(JSON.stringify(SECRETS)).toContain('MESSAGE_KEY');
  withHook.hasResourceProperties('AWS::SecretsManager::Secret', { GenerateSecretString: Match.anyValue() });
});

test('once a month, at nine in Chengdu, the holders of cards that end in three months are to be told', () => {
  application.hasResourceProperties('AWS::Events::Rule', {
    ScheduleExpression: 'cron(0 1 1 * ? *)',
    State: 'ENABLED',
    Targets: [Match.objectLike({ Input: '{"announceExpiringCards":{"monthsAhead":3}}' })],
  });
});
