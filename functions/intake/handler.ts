import type { Context } from 'aws-lambda';
import { createDeps, lazyCaller, noObjects, readEnvironment, withDeadline } from '#functions/environment';
import { correlated, type Log, type LogLine, logToConsole, thrown } from '#functions/log';
import { withSecrets } from '#functions/secrets';
import { isTemporarilyUnavailable } from '#operations/unavailable';
import { answerJson, answerRefusal, type HttpAnswer } from './answer.ts';
import type { Route } from './contract.ts';
import { converse, type IntakeDeps } from './converse.ts';
import { findRoute, HttpEvent, header, type Parsed } from './request.ts';

export type IntakeHandler = (
  event: unknown,
  context?: Pick<Context, 'getRemainingTimeInMillis'>,
) => Promise<HttpAnswer>;

/** The chat over HTTP: events of an API Gateway HTTP API (payload format 2.0) in, structured answers out. */
export function createIntakeHandler(intake: IntakeDeps): IntakeHandler {
  return async (event, context) => {
    const http = HttpEvent.parse(event);
    const { requestId } = http.requestContext;
    const { log } = intake;
    const found = findRoute(http);
    const at = { log, requestId, ...correlated(header(http, 'x-correlation-id')) };
    if ('refused' in found) return finish(at, found);
    const deps = context ? withDeadline(intake.deps, () => context.getRemainingTimeInMillis()) : intake.deps;
    const served = { ...at, route: found.value.route };
    return finish(served, await survived(served, () => converse({ ...intake, deps, event: http, ...found.value })));
  };
}

interface Served {
  log: Log;
  requestId: string;
  correlationId?: string;
  /** Undefined where the address is none of ours. */
  route?: Route;
}

/** What is thrown is an outage or a bug: both are logged by their place and said without a detail. */
async function survived({ log, route, ...ids }: Served, act: () => Promise<Parsed<string>>): Promise<Parsed<string>> {
  try {
    return await act();
  } catch (error) {
    const outage = isTemporarilyUnavailable(error);
    const code = outage ? 'TEMPORARILY_UNAVAILABLE' : 'INTERNAL_ERROR';
    log({ level: outage ? 'WARN' : 'ERROR', code, ...ids, ...named(route), ...thrown(error) });
    return { refused: { code } };
  }
}

function finish({ log, route, ...ids }: Served, outcome: Parsed<string>): HttpAnswer {
  const refused = 'refused' in outcome;
  const answer = refused
    ? answerRefusal(outcome.refused, ids.requestId)
    : answerJson(route?.success.status ?? 200, outcome.value, ids.requestId);
  log({
    level: 'INFO',
    code: 'REQUEST',
    ...ids,
    status: answer.statusCode,
    ...named(route),
    ...(refused ? { refusal: outcome.refused.code } : {}),
  });
  return answer;
}

function named(route: Route | undefined): Pick<LogLine, 'route'> {
  return route === undefined ? {} : { route: route.name };
}

let ready: IntakeHandler | undefined;

/** The deployed function; what it needs is built by the first request of a container. */
export const handler: IntakeHandler = async (event, context) => {
  ready ??= await fromEnvironment();
  return ready(event, context);
};

async function fromEnvironment(): Promise<IntakeHandler> {
  const environment = readEnvironment(await withSecrets(process.env));
  return createIntakeHandler({
    deps: createDeps(environment, noObjects),
    readCaller: lazyCaller(environment.CALLER_SETTINGS),
    log: logToConsole,
  });
}
