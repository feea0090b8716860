import fc from 'fast-check';
import { isObjectType, parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { costLimits } from '#functions/graphql/cost';
import { schema } from '#schema/schema';
import { draws, generated, type Things, whole } from './generated-operation.ts';
import { globalId } from './operations.ts';
import { canary, draftCanary } from './permission-walk-applications.ts';
import { type Caller, callers, headersOf } from './permission-walk-callers.ts';
import { type Stage, setStage } from './permission-walk-stage.ts';
import { ask, type Json } from './world.ts';

/** Those who may read what Zhang handed in. */
const readers = new Set(['the applicant', 'own agency', 'own city', 'province']);
const idNumbers = /51010419900101\d{3}[\dX]/;
let stage: Stage;
let things: Things;

beforeAll(async () => {
  stage = await setStage();
  const ids = Object.entries(stage.targets).flatMap(([name, { id }]) =>
    typesOf(name).map((type) => globalId(type, id)),
  );
  things = {
    ids: [...ids, globalId('Agency', 'agency-1'), globalId('EligibilityRuleSet', 'assessor@2024-11'), 'none'],
    numbers: Object.values(stage.targets).flatMap(({ id }) => (/^K\d+$/.test(id) ? [id] : [])),
  };
});

/** What stands under the id of a target of this name. */
function typesOf(name: string): string[] {
  if (/class|book|startable/i.test(name)) return ['TrainingClass', 'ClassBook'];
  const types = {
    panel: 'Panel',
    list: 'PassList',
    request: 'ProvincialTrainingRequest',
    plan: 'TrainingPlan',
    card: 'Card',
  };
  const found = Object.entries(types).find(([part]) => name.toLowerCase().includes(part));
  if (found) return [found[1]];
  return /office|nothing/i.test(name) ? [] : ['Application'];
}

/** Of an answer what nobody showed on purpose: `applicantIdentity` is the one place for a whole number. */
function withoutIdentity(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutIdentity);
  if (typeof value !== 'object' || value === null) return value;
  if (value.__typename === 'ApplicantIdentity') return 'shown for a purpose';
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutIdentity(each)]));
}

function secretsIn({ text, json }: { text: string; json: Json }, { name, role }: Caller): string[] {
  const isOffice = readers.has(name) && role !== 'applicant';
  const shown = isOffice ? JSON.stringify(withoutIdentity(json)) : text;
  const names = readers.has(name) ? [] : [canary.name, canary.workplace];
  const drafts = name === 'the applicant' ? [] : [draftCanary.name, draftCanary.workplace];
  const secrets = [canary.phone, ...names, ...drafts].filter((secret) => shown.includes(secret));
  return [...secrets, ...(idNumbers.exec(shown) ?? [])];
}

const accepted = callers.filter(({ refused }) => !refused).map((caller) => [caller.name, caller] as const);
const counts = { sent: 0, ran: 0, refused: 0, personal: 0 };
afterAll(() =>
  console.log(
    `${counts.sent} operations, ${counts.ran} ran, ${counts.refused} too dear or malformed, ${counts.personal} showed an application`,
  ),
);

test.each(accepted)(
  "whatever valid operation %s sends: no fault, nobody else's data, no cost above estimate or limit",
  async (_, caller) => {
    const { world } = stage;
    const limit = costLimits[caller.role === 'public' ? 'anonymous' : caller.role];
    const headers = await headersOf(world, caller);
    let ran = 0;
    await fc.assert(
      fc.asyncProperty(
        draws,
        fc.constantFrom('query' as const, 'query' as const, 'mutation' as const),
        async (drawn, kind) => {
          const text = generated(things, drawn, kind);
          expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
          world.sent.length = 0;
          counts.sent += 1;
          const answer = await ask(world, text, { headers });
          const codes: string[] = answer.json.errors?.map(({ extensions }: Json) => extensions.code) ?? [];
          expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
          expect(answer.status).toBeLessThan(500);
          expect(secretsIn(answer, caller)).toEqual([]);
          if (answer.text.includes('"__typename":"Application"')) counts.personal += 1;
          const cost = answer.json.extensions?.cost;
          if (answer.status === 400) expect(world.sent).toEqual([]);
          if (answer.status === 400 || (codes.includes('BAD_USER_INPUT') && cost === undefined)) {
            counts.refused += 1;
            return;
          }
          ran += 1;
          counts.ran += 1;
          expect(cost.actual).toBe(world.sent.length);
          expect(cost.actual).toBeLessThanOrEqual(cost.estimated);
          expect(cost.estimated).toBeLessThanOrEqual(limit);
        },
      ),
      { numRuns: 60 },
    );
    expect(ran).toBeGreaterThan(10);
  },
);

test.each(accepted)(
  'everything that hangs on whatever there is, asked for by %s: nothing that is not theirs',
  async (_, caller) => {
    const { world } = stage;
    const headers = await headersOf(world, caller);
    let shown = 0;
    for (const id of things.ids) {
      const type = schema.getType(Buffer.from(id, 'base64').toString().split(':')[0] ?? '');
      if (!isObjectType(type)) continue;
      const answer = await ask(world, `{ node(id: "${id}") { ... on ${type.name} ${whole(type)} } }`, { headers });
      const codes: string[] = answer.json.errors?.map(({ extensions }: Json) => extensions.code) ?? [];
      expect(
        codes.filter((code) => !['FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED', 'COST_LIMIT_EXCEEDED'].includes(code)),
      ).toEqual([]);
      expect(secretsIn(answer, caller)).toEqual([]);
      if (answer.text.includes(canary.name) || answer.text.includes(draftCanary.name)) shown += 1;
      const { cost } = answer.json.extensions ?? {};
      if (cost) expect(cost.actual).toBeLessThanOrEqual(cost.estimated);
    }
    console.log(`${caller.name}: ${things.ids.length} objects, ${shown} with a name that may be seen`);

    expect(shown > 0).toBe(readers.has(caller.name));
  },
);
