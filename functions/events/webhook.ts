import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Message, MessageDeferred, MessageRefused, type Notifier } from '#operations/events/notify';

export interface WebhookSettings {
  url: string;
  secret: string;
  timeoutSeconds: number;
}

/** Tries within one delivery; what is still not taken is delivered again by the stream. */
const tries = 3;
const firstPause = 200;
/** 425 Too Early, 408 Request Timeout, 429 Too Many Requests: the same request may succeed later. */
const askPatience = new Set([408, 425, 429]);

/**
 * POSTs each message. `Idempotency-Key` is the message's id; `X-Kaoping-Signature` is `t=<unix seconds>,v1=<hex>` with the
 * HMAC-SHA256 of `<t>.<body>`. Any 2xx has taken it; any other answer below 500 refuses it, a redirect among them.
 */
export function toWebhook(
  settings: WebhookSettings,
  sleep: (milliseconds: number) => Promise<unknown> = pause,
): Notifier['send'] {
  return async (message) => {
    for (let attempt = 1; ; attempt += 1) {
      const status = await posted(settings, message);
      if (status !== undefined && status >= 200 && status < 300) return;
      if (status !== undefined && status < 500 && !askPatience.has(status)) throw new MessageRefused(`HTTP ${status}`);
      if (attempt === tries) throw new MessageDeferred(status === undefined ? 'no answer' : `HTTP ${status}`);
      await sleep(firstPause * 4 ** (attempt - 1));
    }
  };
}

/** The status; undefined if no answer came in time. */
async function posted({ url, secret, timeoutSeconds }: WebhookSettings, message: Message): Promise<number | undefined> {
  const body = JSON.stringify(message);
  const at = Math.floor(Date.now() / 1000);
  try {
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutSeconds * 1000),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'idempotency-key': message.id,
        'x-kaoping-signature': `t=${at},v1=${signature(secret, at, body)}`,
      },
      body,
    });
    // Nothing of the answer is wanted, and the connection shall be free.
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return undefined;
  }
}

export function signature(secret: string, at: number, body: string): string {
  return createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
}
