import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';

/** The functions that are deployed, and where each one's exported `handler` stands. */
export const functionEntries = {
  intake: 'functions/intake/handler.ts',
  graphql: 'functions/graphql/handler.ts',
} as const;
export type FunctionName = keyof typeof functionEntries;
export const functionNames = ['intake', 'graphql'] as const satisfies readonly FunctionName[];

/** Must be what the functions run on: the template takes it from here. */
export const nodeMajor = 24;

export interface Bundle {
  /** The folder to deploy: `index.mjs` and what it imports lazily. */
  directory: string;
  metafile: Metafile;
}

const root = fileURLToPath(new URL('..', import.meta.url));

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
  // Endpoint discovery is off unless asked for; DynamoDB's endpoints are regional.
  {
    filter: /@aws-sdk\/middleware-endpoint-discovery\/dist-es\/index\.js$/,
    contents: `export const resolveEndpointDiscoveryConfig = (config) => config;
export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = { environmentVariableSelector: () => false, configFileSelector: () => false, default: false };`,
  },
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
  { filter: /@graphql-tools\/schema\/.*\/index\.js$/, contents: 'module.exports = {};' },
  // Hashing where there is no node:crypto.
  { filter: /node_modules\/sha\.js\/index\.js$/, contents: 'module.exports = {};' },
];

const leaveOut: Plugin = {
  name: 'leave-out',
  setup: (builder) => {
    for (const { filter, contents } of leftOut) builder.onLoad({ filter }, () => ({ contents, loader: 'js' }));
    // Of its package.json a client wants its version, for the user agent.
    builder.onLoad({ filter: /@aws-sdk\/client-[a-z0-9-]+\/package\.json$/ }, async ({ path }) => {
      const { default: manifest } = await import(path, { with: { type: 'json' } });
      return { contents: JSON.stringify({ version: manifest.version }), loader: 'json' };
    });
  },
};

/** How everything that runs in Lambda is bundled: the one place, for the stacks, the tests and the bench alike. */
export function bundleOptions(entry: string): BuildOptions {
  return {
    absWorkingDir: root,
    entryPoints: { index: entry },
    bundle: true,
    minify: true,
    // Without it every Chinese character would take six bytes.
    charset: 'utf8',
    legalComments: 'none',
    platform: 'node',
    target: `node${nodeMajor}`,
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    // What is imported lazily goes to a file of its own and costs nothing at start.
    splitting: true,
    mainFields: ['module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"' },
    // CommonJS packages call require, which an ES module does not have.
    banner: {
      js: "import $module from'node:module';const require=$module.createRequire(import.meta.url);",
    },
    plugins: [leaveOut],
    metafile: true,
    logLevel: 'error',
  };
}

export async function bundleFunction(name: FunctionName, into: string): Promise<Bundle> {
  const directory = join(into, name);
  await mkdir(directory, { recursive: true });
  const built = await build({ ...bundleOptions(functionEntries[name]), outdir: directory });
  if (!built.metafile) throw new Error('esbuild gave no metafile');
  await writeFile(join(into, `${name}.meta.json`), JSON.stringify(built.metafile));
  return { directory, metafile: built.metafile };
}

/** Bytes loaded at start: the entry and everything it imports eagerly. */
export function eagerBytes(metafile: Metafile): number {
  return eagerOutputs(metafile).reduce((sum, file) => sum + (metafile.outputs[file]?.bytes ?? 0), 0);
}

/** Source files loaded at start. */
export function eagerInputs(metafile: Metafile): string[] {
  return eagerOutputs(metafile).flatMap((file) => Object.keys(metafile.outputs[file]?.inputs ?? {}));
}

function eagerOutputs(metafile: Metafile): string[] {
  const found = Object.keys(metafile.outputs).filter((file) => file.endsWith('index.mjs'));
  for (const file of found) {
    const imports = metafile.outputs[file]?.imports ?? [];
    const eager = imports.filter(({ kind, external }) => kind === 'import-statement' && !external);
    found.push(...eager.map(({ path }) => path).filter((path) => !found.includes(path)));
  }
  return found;
}
