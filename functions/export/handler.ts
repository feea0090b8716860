import { logToConsole } from '#functions/log';
import { createWorkHandler, type WorkHandler, workDeps } from '#functions/work';
import { makeExport } from '#operations/export/make-export';
import { type Ran, runExport } from '#operations/export/run-export';

let ready: WorkHandler<Ran> | undefined;

/** Makes what was asked for. The deployed function; what it needs is built by the first message of a container. */
export const handler: WorkHandler<Ran> = async (event, context) => {
  ready ??= createWorkHandler(
    { deps: await workDeps(process.env), log: logToConsole },
    { field: 'exportId', route: 'export', run: (deps, id) => runExport(deps, id, makeExport) },
  );
  return ready(event, context);
};
