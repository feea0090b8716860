import { RegionInfo } from 'aws-cdk-lib/region-info';
import * as z from 'zod';
import type { FunctionName } from './bundle.ts';

/** Plain only on this machine, to try what was synthesised. */
const address = z
  .url('must be an https address')
  .refine((text) => /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/])/.test(text), 'must be an https address');
const origin = z
  .string()
  .regex(/^(https:\/\/[a-z0-9.-]+|http:\/\/localhost)(:\d+)?$/, 'must be origins such as https://pages.example');
const text = z.string().min(1);
const count = z.int('must be a whole number').gte(1, 'must be 1 or more');
const yesNo = z.preprocess(
  (value) => (value === 'on' ? true : value === 'off' ? false : value),
  z.boolean('must be on or off'),
);

/** `-c name={…}` brings text, cdk.json the value itself. */
const json = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value, context) => {
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value);
    } catch {
      context.issues.push({ code: 'custom', message: 'is not JSON', input: value });
      return z.NEVER;
    }
  }, schema);

/** Any issuer of OpenID Connect, as `functions/caller.ts` takes it, and the client that the pages are there. */
const Issuer = z
  .strictObject({
    issuer: address,
    audience: text,
    jwksUri: z.optional(address),
    clientId: z.optional(text),
    scope: z.optional(text),
    algorithms: z.optional(z.array(text)),
    claims: z.optional(z.partialRecord(z.enum(['name', 'roles', 'organisation', 'city']), text)),
    roleNames: z.optional(z.record(text, z.enum(['applicant', 'agency', 'city', 'province', 'auditor']))),
    secondFactor: z.optional(z.strictObject({ claim: text, values: z.array(text) })),
    clockToleranceSeconds: z.optional(z.number()),
    staffMaxAgeSeconds: z.optional(z.number()),
  })
  .transform((given) => ({
    ...given,
    jwksUri: given.jwksUri ?? `${given.issuer.replace(/\/$/, '')}/.well-known/jwks.json`,
  }));

const contact = z.optional(z.array(z.enum(['phone', 'email'])));

/** Where messages go: short messages are a webhook of whoever sends them, or a topic. A webhook's secret is made in the account. */
const Messages = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('LOG') }),
  z.strictObject({
    to: z.literal('WEBHOOK'),
    url: address,
    contact,
    timeoutSeconds: z.optional(z.int().gte(1).lte(10)),
  }),
  z.strictObject({
    to: z.literal('SNS'),
    topicArn: z.string().regex(/^arn:[\w-]+:sns:/, 'must be the ARN of a topic'),
    contact,
  }),
]);

/** Requests a second, and how many at once. */
const Throttle = z.strictObject({ rate: count, burst: count });
const throttled = ['chat', 'graphql', 'pages'] as const;
const reserved = [
  'intake',
  'graphql',
  'events',
  'export',
  'import',
  'pages',
] as const satisfies readonly FunctionName[];
/** The least number of days that 网络安全法 art. 21 (six months) asks logs to be kept, and what CloudWatch offers. */
const logDays = [1, 7, 14, 30, 90, 180, 365, 400, 545, 731, 1096];
const sixMonths = 184;

const Settings = z.strictObject({
  stage: z.enum(['dev', 'staging', 'prod'], 'must be dev, staging or prod'),
  region: z
    .string('must be given')
    .refine((name) => RegionInfo.regions.some((region) => region.name === name), 'is no region of AWS'),
  /** Whether the data goes with its stack. */
  disposable: yesNo,
  logDays: z.coerce.number().refine((days) => logDays.includes(days), `must be one of ${logDays.join(', ')}`),
  /** How long files that can be made again are kept. */
  fileDays: z.coerce.number().pipe(count),
  /** Who is told of alarms: an address of e-mail, or a topic. */
  alarms: z.optional(
    z.union([z.email(), z.string().regex(/^arn:[\w-]+:sns:/)], 'must be an e-mail address or the ARN of a topic'),
  ),
  /** Reserved for each function, so that none can take what another needs; none where the account has but a few. */
  concurrency: json(z.partialRecord(z.enum(reserved), count)),
  throttles: json(z.record(z.enum(throttled), Throttle)),
  /** Of pages elsewhere that call the API; our own are served by it. */
  origins: z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',').filter((one) => one !== '') : value),
    z.array(origin),
  ),
  /** Without it nobody can sign in. */
  issuer: z.optional(json(Issuer)),
  messages: json(Messages),
  /** What the notice leaves unsaid, as `domain/practice.ts` reads it. */
  practice: json(z.record(z.string(), z.unknown())),
  runtime: z.enum(['nodejs24.x', 'nodejs22.x'], 'must be nodejs24.x or nodejs22.x'),
  architecture: z.enum(['arm64', 'x86_64'], 'must be arm64 or x86_64'),
  /** Whether only operations of the manifest run; development may also ask the schema about itself. */
  manifestOnly: yesNo,
  /** CloudFront and a firewall in front of the API. */
  edge: yesNo,
  /** What a day may cost before somebody is told; in the currency of the partition. */
  dailyCost: z.coerce.number().pipe(z.number().positive('must be above 0')),
});
type Settings = z.infer<typeof Settings>;
export type Stage = Settings & { partition: 'aws' | 'aws-cn' };

/** The chat may not take what reviewers need; exports wait in a queue anyway. */
const manyPeople = { intake: 150, graphql: 300, events: 20, export: 10, import: 10, pages: 100 };
const throttles = {
  chat: { rate: 50, burst: 100 },
  graphql: { rate: 100, burst: 200 },
  pages: { rate: 200, burst: 400 },
};
const everywhere = {
  fileDays: 30,
  throttles,
  origins: [],
  messages: { to: 'LOG' },
  practice: {},
  runtime: 'nodejs24.x',
  edge: false,
};
const byStage: Record<Settings['stage'], object> = {
  // An account made to try things may have ten at once in all, which leaves none to reserve.
  dev: { disposable: true, logDays: 30, concurrency: {}, manifestOnly: false, dailyCost: 5 },
  staging: { disposable: false, logDays: 365, concurrency: manyPeople, manifestOnly: true, dailyCost: 20 },
  prod: { disposable: false, logDays: 365, concurrency: manyPeople, manifestOnly: true, dailyCost: 100 },
};

/**
 * The stage from context: what `-c` says, else what cdk.json says of it under `stages`, else its default. Throws one line that names
 * all that is wrong.
 */
export function readStage(context: Record<string, unknown>): Stage {
  const { stages, ...given } = Object.fromEntries(Object.entries(context).filter(([name]) => !/^@|^aws|:/.test(name)));
  const name = given.stage ?? 'dev';
  const region = given.region ?? process.env.CDK_DEFAULT_REGION ?? 'cn-northwest-1';
  const china = String(region).startsWith('cn-');
  const parsed = Settings.safeParse({
    ...everywhere,
    // The China regions were years behind with arm64.
    architecture: china ? 'x86_64' : 'arm64',
    ...(entryOf(byStage, name) ?? byStage.dev),
    ...entryOf(stages, name),
    ...given,
    stage: name,
    region,
  });
  const wrong = parsed.success ? contradictions(parsed.data, china) : parsed.error.issues.map(said);
  if (wrong.length > 0 || !parsed.success) throw new Error(`the stage cannot be deployed: ${wrong.join('; ')}`);
  return { ...parsed.data, partition: china ? 'aws-cn' : 'aws' };
}

function entryOf(of: unknown, name: unknown): object | undefined {
  const found: unknown = typeof of === 'object' && of ? Object.entries(of).find(([key]) => key === name)?.[1] : {};
  return typeof found === 'object' && found !== null ? found : undefined;
}

function contradictions({ stage, disposable, logDays, origins, edge, issuer }: Settings, china: boolean): string[] {
  return [
    ...(edge && china ? ['edge: CloudFront with a firewall is not switched on in aws-cn'] : []),
    ...(stage !== 'dev' && issuer?.issuer.startsWith('http:') ? ['issuer: only dev takes one of this machine'] : []),
    ...(stage === 'prod' && disposable ? ['disposable: what prod keeps is never thrown away'] : []),
    ...(stage === 'prod' && logDays < sixMonths ? [`logDays: prod keeps logs for ${sixMonths} days or more`] : []),
    ...(stage === 'prod' && origins.some((one) => one.startsWith('http:')) ? ['origins: prod takes https only'] : []),
  ];
}

function said(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return `${[...issue.path, issue.keys.join(', ')].join('.')}: there is no such setting`;
  return `${issue.path.join('.')}: ${issue.message.replace(/^Invalid input: /, '')}`;
}
