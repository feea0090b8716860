import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { builtPages } from '#web/build/pages';
import { pageHeaders } from '#web/build/serving';
import { bundleFunction, eagerBytes, type FunctionName, messagePart } from './bundle.ts';
import { context, deploy } from './deployment.ts';
import { readStage, type Stage } from './stage.ts';

const app = new App({ postCliContext: context });
const stage = settled();
const node = Number(stage.runtime.replace(/\D/g, ''));
const account = process.env.CDK_DEFAULT_ACCOUNT;

async function codeOf(name: FunctionName): Promise<Code> {
  const { directory, metafile } = await bundleFunction(name, 'out/functions', node);
  const kilobytes = (lazy?: string) => Math.ceil(eagerBytes(metafile, lazy) / 1024);
  const more = name === 'intake' ? `, ${kilobytes(messagePart)} KB with the first message` : '';
  console.error(`${name}: ${kilobytes()} KB at start${more}`);
  return Code.fromAsset(directory);
}

deploy(app, {
  stage,
  ...(account !== undefined && { account }),
  code: {
    ...{ intake: await codeOf('intake'), graphql: await codeOf('graphql'), events: await codeOf('events') },
    ...{ export: await codeOf('export'), import: await codeOf('import'), pages: await codeOf('pages') },
  },
  pages: { folder: await builtPages(), headers: pageHeaders },
});

/** One line for whoever typed it, instead of a stack of frames. */
function settled(): Stage {
  try {
    return readStage(app.node.getAllContext());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
