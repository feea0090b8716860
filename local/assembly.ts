import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';

/** What a synthesised template says of one function, every reference turned into a name on this machine. */
export interface AssembledFunction {
  /** As cdk/ calls it: `graphql`. */
  name: string;
  bundle: string;
  variables: Record<string, string>;
  /** What its role may do. */
  statements: Statement[];
}

export interface Statement {
  actions: string[];
  resources: string[];
}

export interface Assembly {
  functions: AssembledFunction[];
  /** Folders whose files the deployment copies, and the bucket into which. */
  pages: { folders: string[]; bucket: string };
  secrets: string[];
}

/** What the names on this machine are. */
export interface Places {
  tableName: string;
  documents: string;
  /** Of the queue whose messages go to that function. */
  queueUrl: (functionName: string) => string;
}

const Resource = z.object({ Type: z.string(), Properties: z.prefault(z.record(z.string(), z.unknown()), {}) });
type Resource = z.infer<typeof Resource>;
const Template = z.object({
  Resources: z.record(z.string(), Resource),
  Outputs: z.prefault(
    z.record(z.string(), z.object({ Value: z.unknown(), Export: z.optional(z.object({ Name: z.string() })) })),
    {},
  ),
});
type Template = z.infer<typeof Template>;
const words = z.pipe(
  z.union([z.string(), z.array(z.string())]),
  z.transform((given: string | string[]) => [given].flat()),
);
const Policy = z.object({ Statement: z.array(z.object({ Action: words, Resource: words })) });

export const account = '000000000000';
export const region = 'local';
/** Lambda, SQS and DynamoDB name resources so; S3 names neither region nor account. */
export const arn = (service: string, resource: string) => `arn:aws:${service}:${region}:${account}:${resource}`;

/** Reads what `cdk synth` wrote. */
export function readAssembly(directory: string, places: Places): Assembly {
  const files = readdirSync(directory).filter((file) => file.endsWith('.template.json'));
  const templates = files.map((file) => Template.parse(JSON.parse(readFileSync(join(directory, file), 'utf8'))));
  if (templates.length === 0) throw new Error(`${directory} holds no template: npm run synth -- -o ${directory}`);
  const inAll = templates.flatMap((template) =>
    Object.entries(template.Resources).map(([id, one]) => ({ id, one, template })),
  );
  const resolving = new Resolving(templates, places);
  const functions = inAll
    .filter(({ id, one }) => one.Type === 'AWS::Lambda::Function' && !id.startsWith('CustomCDK'))
    .map(({ id, one, template }) => assembled(resolving, { id, one, template, directory }));
  const copied = inAll.find(({ one }) => one.Type === 'Custom::CDKBucketDeployment');
  if (!copied) throw new Error(`${directory} copies no pages`);
  const keys = z.array(z.string()).parse(copied.one.Properties.SourceObjectKeys);
  return {
    functions,
    pages: {
      folders: keys.map((key) => resolve(directory, `asset.${key.replace(/\.zip$/, '')}`)),
      bucket: z.string().parse(resolving.value(copied.one.Properties.DestinationBucketName, copied.template)),
    },
    secrets: inAll
      .filter(({ one }) => one.Type === 'AWS::SecretsManager::Secret')
      .map(({ id }) => arn('secretsmanager', `secret:${id}`)),
  };
}

interface Found {
  id: string;
  one: Resource;
  template: Template;
  directory: string;
}

const Deployed = z.object({
  Code: z.object({ S3Key: z.string() }),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
  Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
});

function assembled(resolving: Resolving, { id, one, template, directory }: Found): AssembledFunction {
  const { Code, Environment, Role } = Deployed.parse(one.Properties);
  const [role] = Role['Fn::GetAtt'];
  const policies = Object.values(template.Resources).filter(
    ({ Type, Properties }) => Type === 'AWS::IAM::Policy' && JSON.stringify(Properties.Roles).includes(`"${role}"`),
  );
  return {
    name: withoutHash(id),
    bundle: resolve(directory, `asset.${Code.S3Key.replace(/\.zip$/, '')}`, 'index.mjs'),
    variables: z.record(z.string(), z.string()).parse(resolving.value(Environment.Variables, template)),
    statements: policies
      .flatMap(({ Properties }) => Policy.parse(resolving.value(Properties.PolicyDocument, template)).Statement)
      .map(({ Action, Resource: on }) => ({ actions: Action, resources: on })),
  };
}

function withoutHash(id: string): string {
  return id.replace(/[0-9A-F]{8}$/, '');
}

const pseudo: Record<string, string> = {
  'AWS::Partition': 'aws',
  'AWS::Region': region,
  'AWS::AccountId': account,
  'AWS::URLSuffix': 'localhost',
};

/** CloudFormation's functions, as far as these templates use them. */
class Resolving {
  readonly #templates: readonly Template[];
  readonly #places: Places;

  constructor(templates: readonly Template[], places: Places) {
    this.#templates = templates;
    this.#places = places;
  }

  value(given: unknown, template: Template): unknown {
    if (Array.isArray(given)) return given.map((each) => this.value(each, template));
    if (typeof given !== 'object' || given === null) return given;
    const [[name = '', of] = [], ...others] = Object.entries(given);
    if (others.length > 0 || !/^(Ref|Fn::\w+)$/.test(name)) {
      return Object.fromEntries(Object.entries(given).map(([key, inner]) => [key, this.value(inner, template)]));
    }
    if (name === 'Fn::ImportValue') return this.#imported(z.string().parse(of));
    if (name === 'Fn::Join') {
      const [separator, parts] = z.tuple([z.string(), z.array(z.unknown())]).parse(of);
      return parts.map((part) => String(this.value(part, template))).join(separator);
    }
    const [id, attribute] = name === 'Ref' ? [z.string().parse(of)] : z.tuple([z.string(), z.string()]).parse(of);
    return pseudo[id] ?? this.#local(id, attribute, template);
  }

  #imported(name: string): unknown {
    for (const template of this.#templates) {
      const output = Object.values(template.Outputs).find(({ Export }) => Export?.Name === name);
      if (output) return this.value(output.Value, template);
    }
    throw new Error(`nothing exports ${name}`);
  }

  #local(id: string, attribute: string | undefined, template: Template): string {
    const type = template.Resources[id]?.Type ?? '';
    const { tableName, documents, queueUrl } = this.#places;
    switch (type) {
      case 'AWS::DynamoDB::Table':
        if (attribute === 'StreamArn') return arn('dynamodb', `table/${tableName}/stream/now`);
        return attribute === undefined ? tableName : arn('dynamodb', `table/${tableName}`);
      case 'AWS::S3::Bucket': {
        const bucket = id.startsWith('Documents') ? documents : id.toLowerCase();
        if (attribute === 'RegionalDomainName') return `${bucket}.localhost`;
        return attribute === undefined ? bucket : `arn:aws:s3:::${bucket}`;
      }
      case 'AWS::SQS::Queue': {
        const name = this.#receiverOf(id, template) ?? withoutHash(id);
        return attribute === undefined ? queueUrl(name) : arn('sqs', name);
      }
      case 'AWS::Lambda::Function':
        return attribute === undefined ? withoutHash(id) : arn('lambda', `function:${withoutHash(id)}`);
      case 'AWS::SecretsManager::Secret':
        return arn('secretsmanager', `secret:${id}`);
      case 'AWS::KMS::Key':
        return arn('kms', 'key/ours');
      case 'AWS::Logs::LogGroup':
        return arn('logs', `log-group:${withoutHash(id)}`);
      default:
        return `${type}:${id}`;
    }
  }

  /** Which function a queue's messages go to. */
  #receiverOf(queue: string, { Resources }: Template): string | undefined {
    const mapping = Object.values(Resources).find(
      ({ Type, Properties }) =>
        Type === 'AWS::Lambda::EventSourceMapping' && JSON.stringify(Properties.EventSourceArn).includes(`"${queue}"`),
    );
    const target = z.object({ Ref: z.string() }).safeParse(mapping?.Properties.FunctionName).data?.Ref;
    return target === undefined ? undefined : withoutHash(target);
  }
}
