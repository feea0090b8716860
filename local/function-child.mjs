// A deployed bundle in a process of its own, as Lambda runs one: events come and answers go by messages.
const [, , bundle] = process.argv;
const { handler } = await import(bundle);
process.on('message', async ({ id, event, ends }) => {
  const context = { awsRequestId: String(id), getRemainingTimeInMillis: () => Math.max(0, ends - Date.now()) };
  try {
    process.send({ id, answer: (await handler(event, context)) ?? null });
  } catch (error) {
    console.error(error);
    process.send({ id, failed: error instanceof Error ? error.name : 'Error' });
  }
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit(0));
process.send({ ready: true });
