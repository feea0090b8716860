import { readMessageSettings } from '#functions/events/settings';
import { missingFromMachine } from './machine.ts';
import { samplePeople } from './sample-people.ts';
import { readSettings, type Settings } from './settings.ts';
import { type System, startSystem } from './system.ts';

const settings = readSettings(process.env);
const { http, issuer, objects } = settings.ports;
const ports = [http, issuer, ...(settings.objectsEndpoint === undefined ? [objects] : [])];

const missing = await missingFromMachine(ports, settings.dynamodbEndpoint === undefined);
if (missing.length > 0) {
  for (const problem of missing) console.error(problem);
  process.exit(1);
}

const system = await startSystem(settings).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
console.log(banner(settings, system));
// The first who opens a page need not wait until all are built.
void fetch(system.url).catch(() => undefined);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    system.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}

/** Without a secret that may stand in it. */
function whereto(messages: string): string {
  const settings = readMessageSettings(messages);
  switch (settings.to) {
    case 'FILE':
      return settings.path;
    case 'WEBHOOK':
      return new URL(settings.url).origin;
    case 'SNS':
      return settings.topicArn;
    case 'LOG':
      return 'only counted in the log';
  }
}

function banner({ directory, messages }: Settings, { url, issuer, objects, dynamodb }: System): string {
  const people = samplePeople.map(({ id }) => id).join(' ');
  return `
考评 Kaoping is running.

  pages          ${url}/         chat and apply
                 ${url}/mine/    my applications
                 ${url}/desk/    review desk
                 ${url}/check/   check a card
  chat      POST ${url}/intake/conversations
  GraphQL   POST ${url}/graphql
  GraphiQL       ${url}/graphiql
  probes         ${url}/healthz  ${url}/readyz
  tokens    POST ${issuer}/token?person=applicant-li
  objects        ${objects}
  DynamoDB       ${dynamodb}  (access key "local", region "local")
  messages       ${whereto(messages)}
  data           ${directory}  (remove it to begin anew)

Try: open ${url}/ and become an assessor; whoever signs in is chosen from a list of made-up people
     npm run demo      six people apply, four of them to a card in the hand
     open ${url}/graphiql and choose who you are:
     ${people}
Ctrl-C stops it; what was entered stays.
`;
}
