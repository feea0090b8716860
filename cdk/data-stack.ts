import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { table } from '#store/table';

export interface DataProps extends StackProps {
  /** A stage that may be thrown away loses its data with its stack; any other keeps it. */
  disposable: boolean;
  /** Origins of the pages that upload scans. */
  origins: string[];
}

/** What outlives every deployment: the table, the scans, and the keys that open both. */
export class DataStack extends Stack {
  readonly encryptionKey: Key;
  readonly table: Table;
  readonly documents: Bucket;
  /** Each holds `key`: 32 bytes in base64, generated in the account and never seen by a template. */
  readonly sealKey: Secret;
  readonly lookupKey: Secret;

  constructor(scope: Construct, id: string, { disposable, origins, ...props }: DataProps) {
    super(scope, id, { ...props, terminationProtection: !disposable });
    const removalPolicy = disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN;
    this.encryptionKey = new Key(this, 'EncryptionKey', { enableKeyRotation: true, removalPolicy });
    this.table = this.tableOf(removalPolicy);
    this.documents = new Bucket(this, 'Documents', {
      encryption: BucketEncryption.KMS,
      encryptionKey: this.encryptionKey,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      cors:
        origins.length === 0
          ? []
          : [{ allowedMethods: [HttpMethods.PUT], allowedOrigins: origins, allowedHeaders: ['*'] }],
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      removalPolicy,
    });
    this.sealKey = this.secretKey('SealKey', removalPolicy);
    this.lookupKey = this.secretKey('LookupKey', removalPolicy);
  }

  /** Exactly the definition that the tests and the local runner use. */
  private tableOf(removalPolicy: RemovalPolicy): Table {
    const created = new Table(this, 'Table', {
      partitionKey: attribute(table.partitionKey.name),
      sortKey: attribute(table.sortKey.name),
      billingMode: BillingMode[table.billingMode],
      stream: StreamViewType[table.stream],
      timeToLiveAttribute: table.timeToLiveAttribute,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: table.pointInTimeRecovery },
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.encryptionKey,
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

  /** 43 letters and digits and one `=` are 32 bytes in base64; `=` is put on where the key is used. */
  private secretKey(id: string, removalPolicy: RemovalPolicy): Secret {
    return new Secret(this, id, {
      encryptionKey: this.encryptionKey,
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'key',
        passwordLength: 43,
        excludePunctuation: true,
      },
      removalPolicy,
    });
  }
}

function attribute(name: string): { name: string; type: AttributeType } {
  return { name, type: AttributeType.STRING };
}
