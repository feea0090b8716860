/**
 * One line of JSON an event. What may stand in it is closed: codes, names of routes and operations, counts, ids made by
 * the system. Words that came from outside, an exception's message among them, never do, because they may quote a person.
 */
export interface LogLine {
  level: 'INFO' | 'WARN' | 'ERROR';
  /** What happened: `REQUEST`, `INTERNAL_ERROR`, `ISSUER_UNREACHABLE`. */
  code: string;
  requestId?: string;
  /** What belongs together across functions: the id of an export or import, or the UUID that a client put into `x-correlation-id`. */
  correlationId?: string;
  /** The operation or route by its name, never the address as it was called. */
  route?: string;
  status?: number;
  /** With EVENTS: how many new events the stream delivered; with what an order did, to how many. */
  records?: number;
  /** With a REQUEST that was refused: the code it was answered with. */
  refusal?: string;
  /** Name of an exception's class and where it was thrown. */
  error?: string;
  frames?: string[];
}

export type Log = (line: LogLine) => void;

export const logToConsole: Log = (line) => {
  console.log(JSON.stringify({ at: new Date().toISOString(), ...line }));
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Nothing but a UUID is taken: anything else could quote a person. */
export function correlated(given: string | undefined): Pick<LogLine, 'correlationId'> {
  return given !== undefined && uuid.test(given) ? { correlationId: given } : {};
}

/** Of something thrown only its class and its frames: a parser's message quotes what it could not read. */
export function thrown(error: unknown): Pick<LogLine, 'error' | 'frames'> {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
  return { error: /^[A-Za-z]{1,64}$/.test(error.name) ? error.name : 'Error', frames };
}
