import { logToConsole, thrown } from '#functions/log';
import { createWorkHandler, type WorkHandler, workDeps } from '#functions/work';
import { makeExport } from '#operations/export/make-export';
import { type Maker, type Ran, runExport } from '#operations/export/run-export';

let ready: WorkHandler<Ran> | undefined;

/** Makes what was asked for. The deployed function; what it needs is built by the first message of a container. */
export const handler: WorkHandler<Ran> = async (event, context) => {
  ready ??= createWorkHandler(
    { deps: await workDeps(process.env), log: logToConsole },
    { field: 'exportId', route: 'export', run: (deps, id) => runExport(deps, id, making) },
  );
  return ready(event, context);
};

/** The job keeps that it could not be made; why, only the log says. */
const making: Maker = async (job) => {
  try {
    return await makeExport(job);
  } catch (error) {
    logToConsole({ level: 'WARN', code: 'EXPORT_NOT_MADE', route: 'export', ...thrown(error) });
    throw error;
  }
};
