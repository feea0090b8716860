import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { HandOn } from '#operations/events/work';

/** Puts work on a queue, where a function takes it up. */
export function toQueue(queueUrl: string, client: SQSClient = new SQSClient({ maxAttempts: 3 })): HandOn {
  return async (work) => {
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(work) }));
  };
}
