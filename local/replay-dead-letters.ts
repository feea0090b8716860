import { handler } from '#functions/events/handler';
import { environmentOf, readSettings } from './settings.ts';

/** `npm run dead-letters:replay`: handles again what the stream's function put aside, on the table of `npm start`. */
const settings = readSettings(process.env);
Object.assign(process.env, environmentOf(settings, `http://127.0.0.1:${settings.ports.issuer}`));

try {
  console.log(JSON.stringify(await handler({ replayDeadLetters: true }), undefined, 2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
