import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { ApplicationStack } from '#cdk/application-stack';
import { DataStack } from '#cdk/data-stack';

/** Both stacks of a region as templates, without an account and without the functions' code. */
export function synthesised(
  region: string,
  { disposable = false, messages }: { disposable?: boolean; messages?: object } = {},
): { data: Template; application: Template } {
  const context = { '@aws-cdk/core:validateAgainstDefaultRules': true };
  const app = new App({ context, outdir: mkdtempSync(join(tmpdir(), 'synth-')) });
  const code = Code.fromInline('exports.handler = async () => ({});');
  const origins = ['https://pages.example'];
  const data = new DataStack(app, 'Data', { env: { region }, disposable, origins });
  const application = new ApplicationStack(app, 'Application', {
    env: { region },
    data,
    code: { intake: code, graphql: code, events: code, export: code, import: code },
    architecture: 'arm64',
    origins,
    callerSettings: '{"issuer":"https://issuer.example"}',
    ...(messages && { messages: JSON.stringify(messages) }),
  });
  app.synth();
  return { data: Template.fromStack(data), application: Template.fromStack(application) };
}
