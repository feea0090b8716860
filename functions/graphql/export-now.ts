import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

/** A caller waits no longer than this; what is larger goes on without them. */
const patience = 10_000;

/** Has an export made by its function while the caller waits. It goes on there when the wait is over. */
export function invoking(functionName: string, client: LambdaClient = new LambdaClient({ maxAttempts: 1 })) {
  return async (exportId: string): Promise<void> => {
    const command = new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify({ exportId }) });
    await client.send(command, { abortSignal: AbortSignal.timeout(patience) });
  };
}
