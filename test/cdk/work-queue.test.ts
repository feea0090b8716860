import { expect, test } from 'vitest';
import { synthesised } from './synthesised.ts';

const { application } = synthesised('cn-northwest-1');

test('work is delivered one at a time, never to a second function while one may still run, and put aside after five times', () => {
  application.hasResourceProperties('AWS::SQS::Queue', {
    VisibilityTimeout: 960,
    RedrivePolicy: { maxReceiveCount: 5 },
  });
  application.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    BatchSize: 1,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ScalingConfig: { MaximumConcurrency: 5 },
  });
  const [work] = Object.values(application.findResources('AWS::Lambda::Function')).filter(
    ({ Properties }) => Properties.Timeout === 900,
  );
  expect(work?.Properties.Timeout).toBeLessThan(960);
});

test('every queue is sealed and takes no plain connection', () => {
  const queues = Object.values(application.findResources('AWS::SQS::Queue'));
  expect(queues.every(({ Properties }) => Properties.KmsMasterKeyId !== undefined)).toBe(true);
  application.resourceCountIs('AWS::SQS::QueuePolicy', queues.length);
});
