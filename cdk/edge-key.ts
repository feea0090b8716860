import { RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { accepted } from './accepted.ts';
import { generatedKey } from './data-stack.ts';
import type { Stage } from './stage.ts';

/** CloudFront's stack stands there, and reads the copy of the key that is kept there. */
export const edgeRegion = 'us-east-1';

function nameOf({ stage }: Pick<Stage, 'stage'>): string {
  return `kaoping-${stage}-edge`;
}

/**
 * By which the function behind the API knows that a request came through CloudFront, so that it believes whose it says the request
 * is. Made in the account, under a name by which the stack in the other region finds its copy.
 */
export function edgeKey(scope: Construct, stage: Pick<Stage, 'stage' | 'region'>): Secret {
  const secret = new Secret(scope, 'EdgeKey', {
    ...generatedKey(),
    secretName: nameOf(stage),
    replicaRegions: stage.region === edgeRegion ? [] : [{ region: edgeRegion }],
    removalPolicy: RemovalPolicy.DESTROY,
  });
  accepted(secret, 'SMG4', 'It opens nothing: who has it can only say from which address a card is checked.');
  return secret;
}

/** The same as CloudFormation reads it while it deploys CloudFront; it stands in no template. */
export function edgeKeyAtEdge(stage: Pick<Stage, 'stage'>): string {
  return SecretValue.secretsManager(nameOf(stage), { jsonField: 'key' }).unsafeUnwrap();
}
