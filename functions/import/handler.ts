import { type Log, logToConsole } from '#functions/log';
import { createWorkHandler, type WorkHandler, workDeps } from '#functions/work';
import type { Deps } from '#operations/deps';
import { type ImportTools, type Ran, runImport } from '#operations/import/run-import';
import { readRoster } from '#reports/reading/read-roster';
import { marker } from './marker.ts';

export interface ImportDeps {
  deps: Deps;
  tools: ImportTools;
  log: Log;
}

/**
 * Checks rosters that agencies handed in, and writes those that they confirmed. A function of its own: what reads uploads is in no
 * other.
 */
export function createImportHandler({ deps, tools, log }: ImportDeps): WorkHandler<Ran> {
  const run = (timed: Deps, id: string) => runImport(timed, id, tools);
  return createWorkHandler({ deps, log }, { field: 'importId', route: 'import', run });
}

let ready: WorkHandler<Ran> | undefined;

/** The deployed function; what it needs is built by the first message of a container. */
export const handler: WorkHandler<Ran> = async (event, context) => {
  const tools = { reader: readRoster, marker };
  ready ??= createImportHandler({ deps: await workDeps(process.env), tools, log: logToConsole });
  return ready(event, context);
};
