import { type App, Validations } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ApplicationStack } from './application-stack.ts';
import type { FunctionName } from './bundle.ts';
import { DataStack } from './data-stack.ts';
import { edgeKeyAtEdge, edgeRegion } from './edge-key.ts';
import { EdgeStack } from './edge-stack.ts';
import type { BuiltPages } from './pages.ts';
import type { Stage } from './stage.ts';

/** For every app of this project, in the tests too. */
export const context = {
  // Fails the synthesis on resource types and properties that the region does not have.
  '@aws-cdk/core:validateAgainstDefaultRules': true,
  // The application may not outlive data that it refers to.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
};

export interface Parts {
  stage: Stage;
  account?: string;
  code: Record<FunctionName, Code>;
  pages: BuiltPages;
}

/** All that a stage is made of. */
export function deploy(
  app: App,
  { stage, account, code, pages }: Parts,
): { data: DataStack; application: ApplicationStack; edge?: EdgeStack } {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const env = { region: stage.region, ...(account !== undefined && { account }) };
  const data = new DataStack(app, `kaoping-${stage.stage}-data`, { env, stage });
  const application = new ApplicationStack(app, `kaoping-${stage.stage}-application`, {
    env,
    stage,
    data,
    code,
    pages,
    crossRegionReferences: stage.edge,
  });
  const edge = stage.edge ? inFront(app, application, { stage, env }) : undefined;
  if (stage.issuer === undefined)
    Validations.of(application).addWarning('kaoping:issuer', 'Nobody can sign in: no issuer is set.');
  return { data, application, ...(edge && { edge }) };
}

/** CloudFront takes its firewall from us-east-1 alone. */
function inFront(
  app: App,
  { api }: ApplicationStack,
  { stage, env }: { stage: Stage; env: { region: string; account?: string } },
): EdgeStack {
  return new EdgeStack(app, `kaoping-${stage.stage}-edge`, {
    env: { ...env, region: edgeRegion },
    key: edgeKeyAtEdge(stage),
    endpoint: api.http.apiEndpoint,
    crossRegionReferences: true,
  });
}
