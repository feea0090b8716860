import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { ApplicationStack } from './application-stack.ts';
import { bundleFunction, type FunctionName } from './bundle.ts';
import { DataStack } from './data-stack.ts';

const app = new App({
  postCliContext: {
    // Fails the synthesis on resource types and properties that the region does not have.
    '@aws-cdk/core:validateAgainstDefaultRules': true,
    // The application may not outlive data that it refers to.
    '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  },
});
const stage = text('stage') ?? 'dev';
const region = text('region') ?? process.env.CDK_DEFAULT_REGION ?? 'cn-northwest-1';
const account = process.env.CDK_DEFAULT_ACCOUNT;
const env = { region, ...(account === undefined ? {} : { account }) };
const origins = (text('origins') ?? '').split(',').filter((origin) => origin !== '');
const callerSettings = text('callerSettings');
const messages = text('messages');

const data = new DataStack(app, `kaoping-${stage}-data`, { env, origins, disposable: stage === 'dev' });
new ApplicationStack(app, `kaoping-${stage}-application`, {
  env,
  data,
  origins,
  architecture: text('architecture') ?? 'arm64',
  code: {
    ...{ intake: await codeOf('intake'), graphql: await codeOf('graphql') },
    ...{ events: await codeOf('events'), export: await codeOf('export'), import: await codeOf('import') },
  },
  ...(callerSettings === undefined ? {} : { callerSettings }),
  ...(messages === undefined ? {} : { messages }),
});

async function codeOf(name: FunctionName): Promise<Code> {
  return Code.fromAsset((await bundleFunction(name, 'out/functions')).directory);
}

/** `-c name=value` on the command line. */
function text(name: string): string | undefined {
  const value: unknown = app.node.tryGetContext(name);
  return value === undefined ? undefined : String(value);
}
