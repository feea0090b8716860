import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { MessageDeferred, MessageRefused, type Notifier } from '#operations/events/notify';

/** What SNS says of a message that it would never take: its own words for bad requests. */
const refusals = new Set(['InvalidParameter', 'InvalidParameterValue', 'Validation', 'NotFound', 'EndpointDisabled']);

/** Publishes to a topic. Of a FIFO topic the group is the subject, so that its order is kept, and a repeated id is dropped. */
export function toTopic(topicArn: string, client: SNSClient = createClient()): Notifier['send'] {
  const fifo = topicArn.endsWith('.fifo');
  return async (message) => {
    const subject = message.id.slice(0, message.id.lastIndexOf('#'));
    const command = new PublishCommand({
      TopicArn: topicArn,
      Message: JSON.stringify(message),
      MessageAttributes: { kind: { DataType: 'String', StringValue: message.kind } },
      ...(fifo && { MessageGroupId: subject, MessageDeduplicationId: message.id }),
    });
    try {
      await client.send(command);
    } catch (error) {
      const name = error instanceof Error ? error.name.replace(/Exception$/, '') : 'unknown';
      throw refusals.has(name) ? new MessageRefused(name) : new MessageDeferred(name);
    }
  };
}

function createClient(): SNSClient {
  return new SNSClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
  });
}
