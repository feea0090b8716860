import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  HttpMethods,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Secret, type SecretProps } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { table } from '#store/table';
import { accepted } from './accepted.ts';
import type { Stage } from './stage.ts';

export interface DataProps extends StackProps {
  stage: Stage;
}

/** What outlives every deployment: the table, the scans, and the keys that open both. */
export class DataStack extends Stack {
  readonly encryptionKey: Key;
  readonly table: Table;
  readonly documents: Bucket;
  /** Who asked the buckets for what. */
  readonly accesses: Bucket;
  readonly sealKey: Secret;
  readonly lookupKey: Secret;

  constructor(scope: Construct, id: string, { stage, ...props }: DataProps) {
    super(scope, id, { ...props, terminationProtection: !stage.disposable });
    const removalPolicy = stage.disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN;
    this.encryptionKey = new Key(this, 'EncryptionKey', { enableKeyRotation: true, removalPolicy });
    // Alarms are published to a topic under it.
    this.encryptionKey.grant(new ServicePrincipal('cloudwatch.amazonaws.com'), 'kms:Decrypt', 'kms:GenerateDataKey*');
    this.table = this.tableOf(removalPolicy, !stage.disposable);
    this.accesses = new Bucket(this, 'Accesses', {
      ...closed,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(Math.max(stage.logDays, 30)) }],
      removalPolicy,
    });
    accepted(this.accesses, 'S1', 'It holds the access logs itself.');
    this.documents = new Bucket(this, 'Documents', {
      ...closed,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.encryptionKey,
      bucketKeyEnabled: true,
      versioned: true,
      serverAccessLogsBucket: asBucket(this.accesses),
      serverAccessLogsPrefix: 'documents/',
      cors: [
        {
          allowedMethods: [HttpMethods.PUT, HttpMethods.GET],
          allowedOrigins: [...stage.origins, stage.edge ? 'https://*.cloudfront.net' : ownPages(this)],
          allowedHeaders: ['*'],
        },
      ],
      lifecycleRules: [
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
        // Made from the table again at any time, or read into it already.
        ...['exports/', 'imports/'].map((prefix) => ({
          prefix,
          expiration: Duration.days(stage.fileDays),
          noncurrentVersionExpiration: Duration.days(1),
        })),
      ],
      removalPolicy,
    });
    this.sealKey = this.secretKey('SealKey', removalPolicy);
    this.lookupKey = this.secretKey('LookupKey', removalPolicy);
  }

  /** Exactly the definition that the tests and the local runner use. */
  private tableOf(removalPolicy: RemovalPolicy, deletionProtection: boolean): Table {
    const created = new Table(this, 'Table', {
      partitionKey: attribute(table.partitionKey.name),
      sortKey: attribute(table.sortKey.name),
      billingMode: BillingMode[table.billingMode],
      stream: StreamViewType[table.stream],
      timeToLiveAttribute: table.timeToLiveAttribute,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: table.pointInTimeRecovery },
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.encryptionKey,
      deletionProtection,
      removalPolicy,
    });
    for (const { name, partitionKey, sortKey, projection, carries } of table.indexes)
      created.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: attribute(partitionKey.name),
        sortKey: attribute(sortKey.name),
        projectionType: ProjectionType[projection],
        ...(carries.length > 0 && { nonKeyAttributes: [...carries] }),
      });
    return created;
  }

  private secretKey(id: string, removalPolicy: RemovalPolicy): Secret {
    const secret = new Secret(this, id, { ...generatedKey(this.encryptionKey), removalPolicy });
    accepted(
      secret,
      'SMG4',
      'What it sealed or hashed must stay readable: it is added to by hand, as the runbook says.',
    );
    return secret;
  }
}

/** No public access, no plain connection, no owner but the account. */
export const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
} satisfies BucketProps;

/** `key`: 43 letters and digits, which with one `=` are 32 bytes in base64; made in the account and never seen by a template. */
export function generatedKey(encryptionKey?: IKey): SecretProps {
  return {
    ...(encryptionKey && { encryptionKey }),
    generateSecretString: {
      secretStringTemplate: '{}',
      generateStringKey: 'key',
      passwordLength: 43,
      excludePunctuation: true,
    },
  };
}

/** The CDK's class misses its own interface by what exactOptionalPropertyTypes makes of an undefined. */
export function asBucket(bucket: Construct): IBucket {
  if (isBucket(bucket)) return bucket;
  throw new Error(`${bucket.node.path} is no bucket`);
}

function isBucket(construct: Construct): construct is Construct & IBucket {
  return construct instanceof Bucket;
}

/** The API's own address is not known before it is made. */
function ownPages({ region, urlSuffix }: Stack): string {
  return `https://*.execute-api.${region}.${urlSuffix}`;
}

function attribute(name: string): { name: string; type: AttributeType } {
  return { name, type: AttributeType.STRING };
}
