import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { routes } from '#functions/intake/contract';
import { openApiDocument } from '#functions/intake/openapi';
import { RefusalCode, refusals } from '#functions/intake/refusal';

test('the document is what the schemas of the handler print (npm run openapi)', () => {
  const committed = readFileSync(new URL('../../functions/intake/openapi.json', import.meta.url), 'utf8');
  expect(JSON.parse(committed)).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
});

test('every code has a status of a refusal and is documented at some route', () => {
  const documented = new Set(routes.flatMap((route) => route.refusals));
  for (const code of RefusalCode.options) {
    expect(refusals[code].status).toBeGreaterThanOrEqual(400);
    expect(code === 'ROUTE_NOT_FOUND' || documented.has(code), code).toBe(true);
  }
});
