import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { Api } from './api.ts';
import type { FunctionName } from './bundle.ts';
import { showDashboard } from './dashboard.ts';
import type { DataStack } from './data-stack.ts';
import { edgeKey } from './edge-key.ts';
import { announceMonthly, deliverStream, eventsTimeout, sendMessages } from './event-stream.ts';
import { type BuiltPages, Pages } from './pages.ts';
import type { Stage } from './stage.ts';
import { type FunctionProps, WorkFunction } from './work-function.ts';
import { exportQueue, handOn, importQueue, workTimeout } from './work-queue.ts';

export interface ApplicationProps extends StackProps {
  stage: Stage;
  data: DataStack;
  code: Record<FunctionName, Code>;
  pages: BuiltPages;
}

/** What a request may take at most, in seconds: API Gateway waits no longer. */
const requestTimeout = 29;
/** What writes every row that it has read. */
const readAndWrite = ['BatchGetItem', 'PutItem'] as const;
/** What relies on rows that it leaves as they are, and adjusts those that many change. */
const andRely = [...readAndWrite, 'ConditionCheckItem', 'UpdateItem'] as const;

/** The functions and the HTTP API in front of them; holds no data and may be replaced at any time. */
export class ApplicationStack extends Stack {
  readonly api: Api;

  constructor(scope: Construct, id: string, { stage, data, code, pages: built, ...props }: ApplicationProps) {
    super(scope, id, props);
    const alarms = new Alarms(this, 'Alarms', { key: data.encryptionKey, receiver: stage.alarms });
    const create = (name: FunctionName, of: Omit<FunctionProps, 'stage' | 'data' | 'alarms' | 'code'>) =>
      new WorkFunction(this, name, { stage, data, alarms, code: code[name], ...of });

    const intake = create('intake', {
      ...{ memory: 512, timeout: requestTimeout, within: 3_000 },
      hurt: 'Applicants cannot talk to the chat.',
      first: 'Read the lines with level ERROR in the log of intake.',
    });
    intake.usesTable(readAndWrite).opensSeals();
    const graphql = create('graphql', {
      ...{ memory: 1024, timeout: requestTimeout, within: 5_000 },
      hurt: 'Offices cannot review, applicants cannot submit, nobody can check a card.',
      first: 'Read the lines with level ERROR in the log of graphql.',
    });
    graphql.usesTable(andRely, ['table', 'gsi1', 'gsi2']).opensSeals();
    graphql.usesFiles(data.documents, 'BUCKET_NAME', {
      reads: ['documents/', 'exports/', 'imports/'],
      writes: ['documents/', 'imports/'],
    });
    const events = create('events', {
      ...{ memory: 512, timeout: eventsTimeout },
      hurt: 'Applicants are not told what became of their applications; statistics stand still.',
      first: 'Read the lines with level ERROR in the log of events.',
    });
    events.usesTable(andRely, ['table', 'gsi1']).opensSeals();
    // A roster of 100,000 rows is written in a stream; a form takes little.
    const exporting = create('export', {
      ...{ memory: 1536, timeout: workTimeout },
      hurt: 'Nobody gets forms, rosters or cards as files.',
      first: 'Read the lines with level ERROR in the log of export.',
    });
    exporting.usesTable(readAndWrite, ['gsi2']).opensSeals();
    exporting.usesFiles(data.documents, 'BUCKET_NAME', { reads: ['documents/'], writes: ['exports/'] });
    // An upload may take 256 MB in a thread of its own; what is made of it, the workbook given back, as much again.
    const importing = create('import', {
      ...{ memory: 1536, timeout: workTimeout },
      hurt: 'Agencies cannot hand in rosters.',
      first: 'Read the lines with level ERROR in the log of import.',
    });
    importing.usesTable(andRely).opensSeals();
    importing.usesFiles(data.documents, 'BUCKET_NAME', { reads: ['imports/'], writes: ['imports/'] });
    const pages = create('pages', {
      ...{ memory: 256, timeout: 10, within: 2_000 },
      hurt: 'Nobody sees a page; whoever calls the API itself is not hurt.',
      first: 'See whether the bucket of the pages holds index.html.',
    });

    if (stage.edge) graphql.usesSecret('EDGE_KEY', edgeKey(this, stage));
    graphql.calls(exporting, 'EXPORT_FUNCTION').calls(importing, 'IMPORT_FUNCTION');
    deliverStream(this, { data, alarms }, events);
    announceMonthly(this, events);
    sendMessages(this, { data, stage }, events);
    const queues = {
      work: handOn(this, { data, alarms }, { from: events, to: exporting, queue: exportQueue }),
      importWork: handOn(this, { data, alarms }, { from: events, to: importing, queue: importQueue }),
    };
    new Pages(this, 'Pages', { stage, data, built, from: pages });
    tellSettings(stage, { intake, graphql }, [intake, graphql, events, exporting, importing]);
    this.api = new Api(this, 'Api', { stage, alarms, functions: { intake, graphql, pages } });
    const functions = { intake, graphql, events, export: exporting, import: importing, pages };
    showDashboard(this, { stage, alarms, api: this.api, table: data.table, functions, queues });
  }
}

/** What the stage says, as `functions/environment.ts` reads it. */
function tellSettings(
  { issuer, practice, manifestOnly }: Stage,
  { intake, graphql }: Record<'intake' | 'graphql', WorkFunction>,
  all: WorkFunction[],
): void {
  if (issuer !== undefined) {
    const { clientId: _, scope: _scope, ...callers } = issuer;
    for (const one of [intake, graphql]) one.addEnvironment('CALLER_SETTINGS', JSON.stringify(callers));
  }
  graphql.addEnvironment('GRAPHQL_MANIFEST_ONLY', manifestOnly ? 'on' : 'off');
  graphql.addEnvironment('GRAPHQL_INTROSPECTION', manifestOnly ? 'off' : 'on');
  if (Object.keys(practice).length > 0) for (const one of all) one.addEnvironment('PRACTICE', JSON.stringify(practice));
}
