export type Contact = 'phone' | 'email';

/** What leaves the system to whoever delivers messages. */
export interface Message {
  /** The same for every attempt: subject and number of the event. A receiver drops what it has taken before. */
  id: string;
  /** Keyed hash of the owner's token subject; phone and e-mail only where the notifier is to be given them. */
  to: { owner: string } & Partial<Record<Contact, string>>;
  /** Name of the operation. */
  kind: string;
  applicationId?: string;
  at: string;
  /** In Chinese, without anything that identifies a person. */
  text: string;
}

/** A port: how messages leave. */
export interface Notifier {
  /** What of the application is opened for it. */
  contact: readonly Contact[];
  /** Throws MessageRefused or MessageDeferred. */
  send: (message: Message) => Promise<void>;
}

/** The receiver will not take this message, however often it is sent. */
export class MessageRefused extends Error {
  override readonly name = 'MessageRefused';
}

/** The receiver could not be reached, or asks for patience. */
export class MessageDeferred extends Error {
  override readonly name = 'MessageDeferred';
}

export type Delivery = 'SENT' | 'MESSAGE_REFUSED' | 'MESSAGE_OVERDUE';

/** `overdue`: what cannot be delivered now is given up for now, instead of holding up what comes after it. */
export async function delivered(notifier: Notifier, message: Message, overdue: boolean): Promise<Delivery> {
  try {
    await notifier.send(message);
    return 'SENT';
  } catch (error) {
    if (error instanceof MessageRefused) return 'MESSAGE_REFUSED';
    if (error instanceof MessageDeferred && overdue) return 'MESSAGE_OVERDUE';
    throw error;
  }
}
