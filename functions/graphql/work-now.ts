import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Work } from '#operations/events/work';

/** A caller waits no longer than this; what is larger goes on without them. */
const patience = 10_000;

/** Has work done by its function while the caller waits. It goes on there when the wait is over. */
export function invoking(functionName: string, client: LambdaClient = new LambdaClient({ maxAttempts: 1 })) {
  return async (work: Work): Promise<void> => {
    const command = new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(work) });
    await client.send(command, { abortSignal: AbortSignal.timeout(patience) });
  };
}
