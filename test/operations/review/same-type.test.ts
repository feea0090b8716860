import { expect, test } from 'vitest';
import type { Actor } from '#operations/actor';
import { findApplication, listApplicationHistory } from '#operations/application/reads';
import { reviewApplication } from '#operations/review/review-application';
import { textOf } from '#test/canary';
import { codesOf, done, newKey } from '#test/operations/journey';
import { createWorld, dump, staff, type World } from '#test/operations/world';
import { approve, handedIn, li, review, wang, zhao } from './review-world.ts';

const words = '都是民间扎制工艺，师傅张三教的。';
const judged = { decision: 'APPROVE' as const, reasons: ['PROJECTS_OF_ONE_TYPE'], words };

async function historyOf(world: World, actor: Actor, applicationId: string) {
  const page = done(await listApplicationHistory(world.deps, actor, { applicationId, first: 100 }));
  return page.entries.map(({ value }) => value).filter(({ action }) => action === 'reviewApplication');
}

test('that projects are of one type is said by each stage, and stands in the review and in the history', async () => {
  const world = await createWorld();
  const applicationId = await handedIn(world, {
    category: 'SPECIAL_ABILITY_ASSESSOR',
    facts: { projects: ['灯彩扎制', '风筝扎制'] },
  });
  for (const actor of [zhao, wang]) {
    expect(codesOf(await reviewApplication(world.deps, actor, { applicationId, ...approve }, newKey()))).toEqual([
      'VALIDATION',
      'JUDGEMENT_MISSING',
    ]);
    const waiting = (await findApplication(world.deps, actor, applicationId))?.review;
    expect(waiting).toMatchObject({
      notApprovable: [],
      toJudge: [{ code: 'JUDGEMENT_MISSING', clause: '附件2 说明1' }],
    });
    const { review: view } = await review(world, actor, applicationId, judged);
    expect(view.decisions.at(-1)).toMatchObject({ outcome: 'APPROVED', reasons: ['PROJECTS_OF_ONE_TYPE'], words });
  }
  const reason = { code: 'PROJECTS_OF_ONE_TYPE', label: '经认定，申报考评项目属同类型', clause: '附件2 说明1' };
  for (const [actor, read] of [
    [li, words],
    [wang, words],
    [staff('auditor'), undefined],
  ] as const) {
    const history = await historyOf(world, actor, applicationId);
    expect(history.map(({ reasons, words: said }) => [reasons, said])).toEqual([
      [[reason], read],
      [[reason], read],
    ]);
  }
  expect(textOf(await dump(world.client))).not.toContain('师傅张三');
});
