import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { expect, test } from 'vitest';
import type { Actor } from '#operations/actor';
import { withdrawApplication } from '#operations/application/withdraw-application';
import { issueCardNumbers } from '#operations/card/issue-card-numbers';
import { sanctionCard } from '#operations/card/sanction-card';
import { enrolApplication } from '#operations/class/enrol-application';
import type { Mutation } from '#operations/mutation';
import { reviewApplication } from '#operations/review/review-application';
import { applicationRef } from '#store/applications';
import { passListRef } from '#store/pass-lists';
import { seatsRef } from '#store/seats';
import type { TableKey } from '#store/table';
import { codesOf } from '#test/operations/journey';
import { tableName } from '#test/operations/world';
import type { Stage } from './deed.ts';
import { drive, driveAll, replay } from './drive.ts';
import { Report } from './report.ts';
import { minimised } from './shrink.ts';

/** A row changed behind everybody's back. */
async function tampered(
  { store }: Parameters<Mutation<never, unknown>>[0],
  { pk, sk }: TableKey,
  set: string,
  value: unknown,
) {
  const request = {
    TableName: tableName,
    Key: marshall({ pk, sk }),
    UpdateExpression: `SET ${set}`,
    ...(set.includes('#at') && { ExpressionAttributeNames: { '#at': 'capacity' } }),
    ...(value !== undefined && { ExpressionAttributeValues: marshall({ ':value': value }) }),
  };
  await store.client.send(new UpdateItemCommand(request));
}

function instead<I, A>(
  of: Mutation<I, A>,
  run: (...call: Parameters<Mutation<I, A>>) => ReturnType<Mutation<I, A>>,
): Stage['instead'] {
  return new Map([
    [of.operation, Object.assign(run, { operation: of.operation }) as unknown as Mutation<never, unknown>],
  ]);
}

const colleague = (actor: Actor): Actor =>
  actor.kind === 'person' ? { ...actor, subject: `${actor.subject}, again` } : actor;

const bugs: [string, Stage['instead'], RegExp][] = [
  [
    'one person may decide both stages',
    instead(reviewApplication, async (deps, actor, input, key) => {
      const outcome = await reviewApplication(deps, actor, input, key);
      return codesOf(outcome).includes('DECIDED_BEFORE')
        ? reviewApplication(deps, colleague(actor), input, key)
        : outcome;
    }),
    /reviewApplication must be refused as FORBIDDEN: done/,
  ],
  [
    'a seat is given when the class is full',
    instead(enrolApplication, async (deps, actor, input, key) => {
      await tampered(deps, seatsRef(input.classId ?? ''), '#at = #at + :value', 1).catch(() => undefined);
      return enrolApplication(deps, actor, input, key);
    }),
    /enrolApplication must (show .*WAITING|be refused as .*CONFLICT)|fsck: RELATION CLASS#c\d+ SEATS/,
  ],
  [
    'a withdrawal says nothing and does nothing',
    instead(withdrawApplication, async (deps, actor, input, key) => {
      const outcome = await withdrawApplication(deps, actor, input, key);
      if (outcome.ok) await tampered(deps, applicationRef(input.applicationId), 'liveIn = :value', 'somewhere');
      return outcome;
    }),
    /fsck: RELATION|submitApplication must/,
  ],
  [
    'a number is left out',
    instead(issueCardNumbers, async (deps, actor, input, key) => {
      const outcome = await issueCardNumbers(deps, actor, input, key);
      if (!outcome.ok || outcome.value.numbers.length === 0) return outcome;
      const numbers = outcome.value.numbers.map((each) => ({ ...each, number: each.number.replace(/.$/, '9') }));
      return { ok: true, value: { ...outcome.value, numbers } };
    }),
    /issueCardNumbers must show/,
  ],
  [
    'a signed list is changed',
    instead(issueCardNumbers, async (deps, actor, input, key) => {
      const outcome = await issueCardNumbers(deps, actor, input, key);
      if (outcome.ok) await tampered(deps, passListRef(input.passListId), 'entries = :value', []);
      return outcome;
    }),
    /list of c\d+|is not as it was signed/,
  ],
  [
    'the ban for good is forgotten',
    instead(sanctionCard, (deps, actor, input, key) =>
      sanctionCard(
        deps,
        actor,
        input.kind === 'REVOKED_FOR_GOOD' ? { ...input, kind: 'REVOKED', ground: 'OWN_WISH' } : input,
        key,
      ),
    ),
    /bans of p\d+|must be refused as CONFLICT|sanctions of|issueCardNumbers must show .*"skipped":\["/,
  ],
];

const seeds = Array.from({ length: 60 }, (_, at) => at + 3);

test.each(bugs)(
  'the model finds it when %s',
  async (_, wrong, says) => {
    const report = new Report();
    const failure = await driveAll(seeds, { most: 400, report, setting: { instead: wrong, attempts: 0 } });
    console.info(`planted: ${failure?.split('\n')[0]} (run ${report.runs + 1}, ${report.requests} requests)`);
    expect(failure).toMatch(says);
  },
  900_000,
);

test('what the model finds is told with few steps, which lead there again', async () => {
  const [, wrong] = bugs[3]!;
  const setting = { instead: wrong, attempts: 60 };
  const failed = await drive(3, { most: 500, report: new Report(), setting });
  const { steps, complaint } = await minimised(failed!.steps, failed!.complaint, {
    complaintOf: (some) => replay(some, setting),
    most: setting.attempts,
  });
  console.info(`planted: ${failed!.steps.length} steps told as ${steps.length}: ${complaint.says}`);
  expect(steps.length).toBeLessThan(20);
  expect((await replay(steps, setting))?.says).toBe(complaint.says);
});
