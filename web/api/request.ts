/** Nothing usable came back: no connection, a busy server, or a fault; never a refusal in words. */
export class RequestFailed extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'RequestFailed';
    this.code = code;
  }
}

export interface Sending {
  /** Told when the first attempt got no answer, and again when one came. */
  onWaiting?: (waiting: boolean) => void;
  /** How often at most; a request that may be lost for good by giving up asks for Infinity. */
  tries?: number;
}

/** The server was not there, or asks to come again: the very same request may be sent once more. */
const passing = new Set([429, 502, 503, 504]);
const secondsAtMost = 20;

/** Sends until an answer comes: the request must be one that may be repeated, by its idempotency key or because it only reads. */
export async function send(url: string, init: RequestInit, { onWaiting, tries = 5 }: Sending = {}): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await attempted(url, init);
    if (response !== undefined && !passing.has(response.status)) {
      if (attempt > 1) onWaiting?.(false);
      return response;
    }
    if (attempt >= tries) throw new RequestFailed('NO_ANSWER', '现在连不上服务器，您填的内容还在这里。');
    onWaiting?.(true);
    await pause(waitAfter(attempt, response?.headers.get('retry-after')));
  }
}

async function attempted(url: string, init: RequestInit): Promise<Response | undefined> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), secondsAtMost * 1000);
  try {
    return await fetch(url, { ...init, signal: giveUp.signal });
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** Milliseconds: doubled each time up to eight seconds, and never sooner than the server says. */
function waitAfter(attempt: number, retryAfter: string | null | undefined): number {
  const told = Number(retryAfter ?? 0) * 1000;
  const own = Math.min(8000, 500 * 2 ** (attempt - 1));
  return Math.max(Number.isFinite(told) ? Math.min(told, 60_000) : 0, own * (0.75 + Math.random() / 2));
}

/** Over as soon as the device is connected again. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      window.removeEventListener('online', over);
      resolve();
    };
    const timer = setTimeout(over, milliseconds);
    window.addEventListener('online', over);
  });
}
