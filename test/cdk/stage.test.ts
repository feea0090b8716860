import { describe, expect, test } from 'vitest';
import { readStage } from '#cdk/stage';
import { Practice } from '#domain/practice';
import { CallerSettings } from '#functions/caller';
import { readMessageSettings } from '#functions/events/settings';

const prod = { stage: 'prod', region: 'cn-northwest-1' };

test('a stage and a region are enough', () => {
  expect(readStage(prod)).toMatchObject({ disposable: false, logDays: 365, manifestOnly: true, partition: 'aws-cn' });
  const dev = readStage({ region: 'ap-southeast-1' });
  expect(dev).toMatchObject({ stage: 'dev', disposable: true, manifestOnly: false, concurrency: {}, partition: 'aws' });
});

test('the China regions get the architecture that they surely have', () => {
  expect(readStage(prod).architecture).toBe('x86_64');
  expect(readStage({ ...prod, architecture: 'arm64' }).architecture).toBe('arm64');
  expect(readStage({ ...prod, region: 'ap-southeast-1' }).architecture).toBe('arm64');
});

test('what is said on the command line goes before what is kept of the stage, and that before the default', () => {
  const stages = {
    prod: { fileDays: 7, alarms: 'duty@centre.example', messages: { to: 'LOG' } },
    dev: { fileDays: 1 },
  };
  expect(readStage({ ...prod, stages })).toMatchObject({ fileDays: 7, alarms: 'duty@centre.example' });
  expect(readStage({ ...prod, stages, fileDays: '9' }).fileDays).toBe(9);
});

test("the CDK's own context is none of ours", () => {
  expect(() =>
    readStage({ ...prod, '@aws-cdk/core:x': true, 'aws:cdk:bundling-stacks': [], 'ami:account=1': 'x' }),
  ).not.toThrow();
});

const wrong: [string, Record<string, unknown>, string][] = [
  ['a stage that is none', { stage: 'production' }, 'stage: must be dev, staging or prod'],
  ['a region that is none', { region: 'cn-north-9' }, 'region: is no region of AWS'],
  ['a setting that is none', { orgins: 'https://a.example' }, 'orgins: there is no such setting'],
  [
    'an origin with a path',
    { origins: 'https://a.example/x' },
    'origins.0: must be origins such as https://pages.example',
  ],
  ['every origin', { origins: '*' }, 'origins.0: must be origins'],
  ['plain http in production', { origins: 'http://localhost:5173' }, 'origins: prod takes https only'],
  [
    'an issuer without TLS',
    { issuer: '{"issuer":"http://a.example","audience":"a"}' },
    'issuer.issuer: must be an https address',
  ],
  [
    'a claim that nothing reads',
    { issuer: '{"issuer":"https://a.example","audience":"a","claims":{"rolle":"r"}}' },
    'issuer.claims',
  ],
  ['half a piece of JSON', { issuer: '{"issuer"' }, 'issuer: is not JSON'],
  ['messages to nowhere', { messages: '{"to":"SMS"}' }, 'messages.to:'],
  [
    'a secret on the command line',
    { messages: '{"to":"WEBHOOK","url":"https://a.example","secret":"x"}' },
    'secret: there is no such setting',
  ],
  ['alarms to nobody', { alarms: 'duty' }, 'alarms: must be an e-mail address or the ARN of a topic'],
  ['logs for less than the law asks', { logDays: '30' }, 'logDays: prod keeps logs for 184 days or more'],
  ['days that CloudWatch does not offer', { logDays: '200' }, 'logDays: must be one of'],
  ['nobody at once', { concurrency: '{"intake":0}' }, 'concurrency.intake: must be 1 or more'],
  ['a runtime that the code does not run on', { runtime: 'nodejs18.x' }, 'runtime: must be nodejs24.x or nodejs22.x'],
  ['an architecture that is none', { architecture: 'arm' }, 'architecture: must be arm64 or x86_64'],
  ['production that is thrown away', { disposable: 'on' }, 'disposable:'],
  [
    'a firewall that aws-cn is not given',
    { edge: 'on' },
    'edge: CloudFront with a firewall is not switched on in aws-cn',
  ],
];

test.each(wrong)('%s is refused in one line', (_, settings, words) => {
  const read = () => readStage({ ...prod, ...settings });
  expect(read).toThrow(words);
  expect(read).not.toThrow('\n');
});

test('a wrong stage brings no other complaints', () => {
  expect(() => readStage({ stage: 'production', region: 'cn-north-1' })).toThrow(
    /^[^;]*stage: must be dev, staging or prod$/,
  );
});

describe('what passes here is what the functions read', () => {
  test('of the issuer', () => {
    const issuer = {
      issuer: 'https://id.example/',
      audience: 'kaoping',
      claims: { roles: 'realm_access.roles' },
      roleNames: { clerk: 'city' },
    };
    const read = readStage({ ...prod, issuer: JSON.stringify(issuer) }).issuer;
    expect(CallerSettings.parse(read)).toMatchObject({
      jwksUri: 'https://id.example/.well-known/jwks.json',
      claims: { roles: 'realm_access.roles', name: 'name' },
    });
  });

  test.each([{ to: 'LOG' }, { to: 'SNS', topicArn: 'arn:aws-cn:sns:cn-north-1:1:a.fifo', contact: ['phone'] }])(
    'of messages: %o',
    (messages) => {
      expect(readMessageSettings(JSON.stringify(readStage({ ...prod, messages }).messages))).toMatchObject(messages);
    },
  );

  test('of practice', () => {
    const practice = { verification: { page: 'https://kaoping.example/check' } };
    expect(Practice.parse(readStage({ ...prod, practice: JSON.stringify(practice) }).practice).verification.page).toBe(
      practice.verification.page,
    );
  });
});
