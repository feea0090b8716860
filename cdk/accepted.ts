import { Stack, Validations } from 'aws-cdk-lib';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import type { Construct, IConstruct } from 'constructs';

/** A finding of cdk-nag that stays, with the reason why. */
export function accepted(construct: IConstruct, finding: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: `AwsSolutions-${finding}`, reason });
}

export interface Pattern {
  /** Whose ARN it is; perhaps of another stack. */
  of: Construct;
  arn: string;
  /** What follows it: `/documents/*`. */
  rest: string;
  reason: string;
}

/** A pattern in what a role may touch, named as cdk-nag names it. */
export function acceptedPattern(role: Construct, { of, arn, rest, reason }: Pattern): void {
  const here = Stack.of(role);
  const reference: unknown = Stack.of(of) === here ? arn : Stack.of(of).exportValue(arn);
  accepted(role, `IAM5[Resource::${flattenCfnReference(here.resolve(reference))}${rest}]`, reason);
}

/** The function with which the CDK copies the pages while deploying: its role, runtime and code are the CDK's own. */
export function acceptedDeployment(deployment: Construct, bucket: Construct & { bucketArn: string }): void {
  const reason =
    "The CDK's own function, which runs while deploying and copies from its assets into the bucket of the pages.";
  const stack = Stack.of(deployment);
  const assets = `arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-${flattenCfnReference(stack.resolve(stack.account))}`;
  const actions = ['GetObject', 'GetBucket', 'List', 'DeleteObject', 'Abort'].map(
    (name) => `IAM5[Action::s3:${name}*]`,
  );
  const policy = 'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]';
  for (const finding of [...actions, policy, 'L1', `IAM5[Resource::${assets}-${stack.region}/*]`])
    accepted(deployment, finding, reason);
  acceptedPattern(deployment, { of: bucket, arn: bucket.bucketArn, rest: '/*', reason });
}
