// One cold start: loads a bundle, hands its handler one event, says so and ends.
const [, , bundle, event] = process.argv;
const { handler } = await import(bundle);
const context = { getRemainingTimeInMillis: () => 29_000 };
const answer = await handler(JSON.parse(event ?? '{}'), context);
process.stdout.write(`\n${JSON.stringify({ status: answer.statusCode, body: answer.body })}\n`, () => process.exit(0));
