import * as z from 'zod';

const Contact = z.enum(['phone', 'email']);
const contact = z._default(z.array(Contact), []);
const name = z.string().check(z.minLength(1));

/**
 * Where messages go (`MESSAGES`, JSON). `contact` lists what of the person leaves the system with a message beside the
 * reference of the owner; nothing unless it is said.
 */
export const MessageSettings = z.discriminatedUnion('to', [
  /** One line of the function's own log: that there was a message, not to whom. */
  z.object({ to: z.literal('LOG') }),
  /** A file of JSON lines, on one machine. */
  z.object({ to: z.literal('FILE'), path: name }),
  /** A POST of each message, signed with HMAC-SHA256 under `secret`. */
  z.object({
    to: z.literal('WEBHOOK'),
    url: z.url(),
    secret: z.string().check(z.minLength(32)),
    contact,
    timeoutSeconds: z._default(z.number().check(z.gte(1), z.lte(10)), 5),
  }),
  /** An SNS topic; one whose name ends in `.fifo` keeps each application's messages in order and drops repeated ones. */
  z.object({ to: z.literal('SNS'), topicArn: name, contact }),
]);
export type MessageSettings = z.infer<typeof MessageSettings>;

/** Throws with what is wrong, never with what it holds. Deployed, a webhook's secret comes by itself. */
export function readMessageSettings(text: string | undefined, secret?: string): MessageSettings {
  if (text === undefined) return { to: 'LOG' };
  const given = parsedJson(text);
  const parsed = MessageSettings.safeParse(
    typeof given === 'object' && secret !== undefined ? { ...given, secret } : given,
  );
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, code }) => `${path.join('.') || 'it'}: ${code}`);
  throw new Error(`MESSAGES is not complete: ${wrong.join('; ')}`);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
