import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { acceptedDeployment } from './accepted.ts';
import { asBucket, closed, type DataStack } from './data-stack.ts';
import type { Stage } from './stage.ts';
import type { WorkFunction } from './work-function.ts';

/** The built pages, and the headers that the stage's origins make of them. */
export interface BuiltPages {
  folder: string;
  headers: (origins: { issuer: string; objects: string }) => Record<string, string>;
}

/** The pages in a bucket of their own with `/config.json` of the stage; the function that serves them is bound to it. */
export class Pages extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { stage, data, built, from }: { stage: Stage; data: DataStack; built: BuiltPages; from: WorkFunction },
  ) {
    super(scope, id);
    const bucket = new Bucket(this, 'Bucket', {
      ...closed,
      encryption: BucketEncryption.S3_MANAGED,
      serverAccessLogsBucket: asBucket(data.accesses),
      serverAccessLogsPrefix: 'pages/',
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const { issuer, clientId, scope: asked, audience } = stage.issuer ?? {};
    const config = { issuer, clientId, scope: asked ?? 'openid', audience };
    new BucketDeployment(this, 'Deployment', {
      destinationBucket: asBucket(bucket),
      sources: [Source.asset(built.folder), Source.jsonData('config.json', config)],
      // Whoever has a page open still finds the parts that it names.
      prune: false,
      retainOnDelete: true,
    });
    for (const made of Stack.of(this).node.children.filter(({ node }) => node.id.startsWith('Custom::CDKBucket')))
      acceptedDeployment(made, bucket);
    from.usesFiles(bucket, 'PAGES_BUCKET', {
      reads: [''],
      because: 'It serves whatever lies in the bucket of the pages.',
    });
    const objects = `https://${data.documents.bucketRegionalDomainName}`;
    const headers = built.headers({ issuer: issuer === undefined ? '' : new URL(issuer).origin, objects });
    from.addEnvironment('PAGE_HEADERS', Stack.of(this).toJsonString(headers));
  }
}
