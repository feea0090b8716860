import type { Context } from 'aws-lambda';
import { createDeps, lazyCaller, noObjects, readEnvironment, withDeadline } from '#functions/environment';
import { logToConsole, thrown } from '#functions/log';
import { isTemporarilyUnavailable } from '#operations/unavailable';
import { answerRefusal, type HttpAnswer } from './answer.ts';
import { converse, type IntakeDeps } from './converse.ts';
import { findRoute, HttpEvent } from './request.ts';

export type IntakeHandler = (
  event: unknown,
  context?: Pick<Context, 'getRemainingTimeInMillis'>,
) => Promise<HttpAnswer>;

/** The chat over HTTP: events of an API Gateway HTTP API (payload format 2.0) in, structured answers out. */
export function createIntakeHandler(intake: IntakeDeps): IntakeHandler {
  return async (event, context) => {
    const http = HttpEvent.parse(event);
    const { requestId } = http.requestContext;
    const found = findRoute(http);
    const route = 'value' in found ? found.value.route.name : undefined;
    const deps = context ? withDeadline(intake.deps, () => context.getRemainingTimeInMillis()) : intake.deps;
    const answer = await answered();
    intake.log({ level: 'INFO', code: 'REQUEST', requestId, status: answer.statusCode, ...(route ? { route } : {}) });
    return answer;

    async function answered(): Promise<HttpAnswer> {
      if ('refused' in found) return answerRefusal(found.refused, requestId);
      try {
        return await converse({ ...intake, deps, event: http, ...found.value });
      } catch (error) {
        const code = isTemporarilyUnavailable(error) ? 'TEMPORARILY_UNAVAILABLE' : 'INTERNAL_ERROR';
        intake.log({
          level: code === 'INTERNAL_ERROR' ? 'ERROR' : 'WARN',
          code,
          requestId,
          ...(route ? { route } : {}),
          ...thrown(error),
        });
        return answerRefusal({ code }, requestId);
      }
    }
  };
}

let ready: IntakeHandler | undefined;

/** The deployed function; what it needs is built by the first request of a container. */
export const handler: IntakeHandler = (event, context) => {
  ready ??= fromEnvironment();
  return ready(event, context);
};

function fromEnvironment(): IntakeHandler {
  const environment = readEnvironment(process.env);
  return createIntakeHandler({
    deps: createDeps(environment, noObjects),
    readCaller: lazyCaller(environment.CALLER_SETTINGS),
    log: logToConsole,
  });
}
