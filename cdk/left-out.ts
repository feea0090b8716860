import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

interface Replacement {
  filter: RegExp;
  contents: string;
}

/**
 * Parts of libraries that no deployed function can reach. Each is replaced as a whole by the little that its importers
 * call at start; whatever else they would ask of it is undefined and fails loudly.
 */
const leftOut: readonly Replacement[] = [
  // Lambda hands its credentials over in the environment: no profiles, SSO, metadata service or web identity.
  {
    filter: /@aws-sdk\/credential-provider-node\/dist-es\/index\.js$/,
    contents: `const env = process.env;
export const defaultProvider = () => async () => {
  if (!env.AWS_ACCESS_KEY_ID || !env.AWS_SECRET_ACCESS_KEY) throw new Error('AWS_ACCESS_KEY_ID is not set');
  return { accessKeyId: env.AWS_ACCESS_KEY_ID, secretAccessKey: env.AWS_SECRET_ACCESS_KEY, sessionToken: env.AWS_SESSION_TOKEN };
};`,
  },
  // An answer that is an event stream: DynamoDB and the S3 calls used have none.
  {
    filter: /@smithy\/core\/dist-es\/submodules\/event-streams\/index\.js$/,
    contents: `export const resolveEventStreamSerdeConfig = (config) => config;
export const eventStreamSerdeProvider = () => undefined;
export const EventStreamSerde = undefined;`,
  },
  // Headers of event streams, which nothing here signs.
  {
    filter: /@smithy\/signature-v4\/dist-es\/HeaderFormatter\.js$/,
    contents: 'export class HeaderFormatter {}',
  },
  // Endpoint discovery is off unless asked for; DynamoDB's endpoints are regional.
  {
    filter: /@aws-sdk\/middleware-endpoint-discovery\/dist-es\/index\.js$/,
    contents: `export const resolveEndpointDiscoveryConfig = (config) => config;
export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = { environmentVariableSelector: () => false, configFileSelector: () => false, default: false };`,
  },
  // Answers in the environment come first for region and mode; Lambda has no profile files and no metadata service.
  {
    filter: /@smithy\/core\/dist-es\/submodules\/config\/shared-ini-file-loader\/loadSharedConfigFiles\.js$/,
    contents: `export const CONFIG_PREFIX_SEPARATOR = '.';
export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });`,
  },
  {
    filter: /@smithy\/core\/dist-es\/.*\/getInstanceMetadataRegion\.js$/,
    contents: 'export const getInstanceMetadataRegion = async () => undefined;',
  },
  // Retries are the store's own, counted and bounded there.
  {
    filter: /@smithy\/core\/dist-es\/submodules\/retry\/util-retry\/AdaptiveRetryStrategy\.js$/,
    contents: 'export class AdaptiveRetryStrategy {}',
  },
  // SHA-256 where there is no node:crypto.
  {
    filter: /@smithy\/core\/dist-es\/submodules\/checksum\/sha256\/Sha256Js\.js$/,
    contents: 'export class Sha256Js {}',
  },
  // Trace headers of a service that the China regions do not have, and marks in the user agent.
  {
    filter: /@aws-sdk\/core\/dist-es\/.*\/recursionDetectionMiddleware\.js$/,
    contents: 'export const recursionDetectionMiddleware = () => (next) => next;',
  },
  {
    filter: /@aws-sdk\/core\/dist-es\/.*\/check-features\.js$/,
    contents: 'export const checkFeatures = async () => undefined;',
  },
  // zod's English words never reach a person: problems are told in Chinese.
  { filter: /zod\/v4\/locales\/en\.js$/, contents: 'export default () => ({ localeError: () => undefined });' },
  // Schemas printed as JSON Schema: documents are generated while developing.
  {
    filter: /zod\/v4\/core\/json-schema-processors\.js$/,
    contents: 'module.exports = {};',
  },
  {
    filter: /zod\/v4\/core\/to-json-schema\.js$/,
    contents:
      'module.exports = { createStandardJSONSchemaMethod: () => undefined, createToJSONSchemaMethod: () => undefined };',
  },
  // Reports to Apollo's own service, and pages that load from its CDN.
  {
    filter:
      /@apollo\/server\/dist\/esm\/plugin\/(usageReporting|schemaReporting|inlineTrace|subscriptionCallback)\/index\.js$/,
    contents: 'module.exports = {};',
  },
  {
    filter: /@apollo\/server\/dist\/esm\/plugin\/landingPage\/default\/index\.js$/,
    contents: `export const ApolloServerPluginLandingPageLocalDefault = () => ({});
export const ApolloServerPluginLandingPageProductionDefault = () => ({});`,
  },
  // Makes schemas of SDL; ours is built by Pothos.
  { filter: /@graphql-tools\/schema\/.*\/index\.js$/, contents: 'export const makeExecutableSchema = undefined;' },
  // Its hashing asks for node:crypto in a way that a bundle cannot follow.
  { filter: /@apollo\/utils\.createhash\/dist\/index\.js$/, contents: "export { createHash } from 'node:crypto';" },
];

/** Only whole literals: what is put together while running stays. */
const description = /\bdescription:\s*(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`[^`$\\]*`),?/g;

export function withoutDescriptions(source: string): string {
  return source.replace(description, '');
}

export const leaveOut: Plugin = {
  name: 'leave-out',
  setup: (builder) => {
    for (const { filter, contents } of leftOut) builder.onLoad({ filter }, () => ({ contents, loader: 'js' }));
    // The Lambda adapter asks for it by require, which would bring a second copy.
    builder.onResolve({ filter: /^@apollo\/server$/ }, ({ kind, resolveDir }) =>
      kind === 'require-call' ? builder.resolve('@apollo/server', { kind: 'import-statement', resolveDir }) : undefined,
    );
    // Descriptions are read from schema.graphql: a deployed function is never asked for them, and they are a tenth of it.
    builder.onLoad({ filter: /\/schema\/[a-z-]+\.ts$/ }, async ({ path }) => ({
      contents: withoutDescriptions(await readFile(path, 'utf8')),
      loader: 'ts',
    }));
    // Of its package.json a client wants its version, for the user agent.
    builder.onLoad({ filter: /@aws-sdk\/client-[a-z0-9-]+\/package\.json$/ }, async ({ path }) => {
      const { default: manifest } = await import(path, { with: { type: 'json' } });
      return { contents: JSON.stringify({ version: manifest.version }), loader: 'json' };
    });
  },
};
