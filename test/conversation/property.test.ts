import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applicationFacts } from '#domain/application/form';
import { Category } from '#domain/category';
import { progressAt } from '#domain/conversation/position';
import { type FactDefinition, Facts, type FactValue } from '#domain/eligibility/fact';
import { shippedRuleSets } from '#domain/rules/shipped';
import { truths } from '#test/conversation/answers';
import { answer, askedFact, choicesOf, consented, positionOf, say, type Talk } from '#test/conversation/talk';

const categories = Category.options.filter((category) => shippedRuleSets.some((each) => each.category === category));

function definitionsOf(category: Category): FactDefinition[] {
  return applicationFacts(shippedRuleSets.find((each) => each.category === category)!);
}

/** Gives an answer out of turn, as 修改 does. */
function give(talk: Talk, definition: FactDefinition, value: FactValue): Talk {
  return answer(say(talk, { choice: `correct:${definition.id}` }), definition, value);
}

/** Follows the questions with the truth until a verdict or the confirmation; the turns it took. */
function follow(begun: Talk, category: Category): { talk: Talk; turns: number } {
  const definitions = definitionsOf(category);
  let talk = begun;
  for (let turns = 0; turns < 100; turns += 1) {
    const fact = askedFact(talk);
    const definition = definitions.find((each) => each.id === fact);
    if (positionOf(talk).at !== 'FACT' || !definition) return { talk, turns };
    const value = truths[category][definition.id];
    expect(value, `nobody answers ${definition.id}`).toBeDefined();
    talk = answer(talk, definition, value!);
    expect(askedFact(talk), talk.transcript.slice(-4).join('\n')).not.toBe(fact);
  }
  throw new Error('no end');
}

function started(category: Category): Talk {
  return say(consented(), { choice: `category:${category}` });
}

/** What a person sees of where the conversation stands. */
function seen(talk: Talk) {
  const position = positionOf(talk);
  return {
    ask: talk.replies.at(-1),
    position,
    progress: progressAt(talk.state, position),
    answers: talk.state.answers,
  };
}

const wrongs: Partial<Record<string, FactValue>> = {
  skillLevel: 'JUNIOR',
  titleLevel: 'FULL_SENIOR',
  occupations: ['6-18-02-04'],
  education: 'PRIMARY',
  city: '510700',
  workYears: 3,
  tradeYears: 1,
  assessingYears: 0.5,
  assessmentCount: 1,
  supervisorSource: 'OTHER',
  evaluationWork: 'NONE',
  phone: '13900139000',
  idNumber: '11010519491231002X',
  politicalStatus: 'MASSES',
};

function wrongFor(definition: FactDefinition): FactValue | undefined {
  return definition.kind === 'yesNo' ? false : wrongs[definition.id];
}

/** Free text that only a person writes is given as it is; a shuffle needs what can be answered without a category. */
function answerable(category: Category) {
  return definitionsOf(category).filter((each) => truths[category][each.id] !== undefined);
}

describe.each(categories)('%s', (category) => {
  test('following the questions ends at the confirmation; confirmed, it gives one draft and no second', () => {
    const { talk, turns } = follow(started(category), category);
    expect(talk.replies.at(-1)?.kind).toBe('SUMMARY');
    expect(talk.drafts).toHaveLength(0);
    const done = say(talk, { choice: 'confirm' });
    expect(done.replies.at(-1)?.kind).toBe('DRAFT_CREATED');
    expect(done.drafts).toHaveLength(1);
    expect(done.drafts[0]).toMatchObject({ category, evaluation: { verdict: 'MET', admissible: true } });
    const after = ['确认', '再交一次', '重新开始'].reduce(
      (now, words) => say(now, words),
      say(done, { choice: 'confirm' }),
    );
    expect(after.drafts).toHaveLength(1);
    expect(after.replies.at(-1)?.kind).toBe('ENDED');
    console.info(`${category}: ${turns} questions to the confirmation`);
  });

  test('the same answers in any order, with any corrections on the way, stand at the same place and make the same draft', () => {
    const facts = answerable(category);
    const straight = facts.reduce((talk, each) => give(talk, each, truths[category][each.id]!), started(category));
    const [confirmed] = say(straight, { choice: 'confirm' }).drafts;
    expect(confirmed).toBeDefined();
    fc.assert(
      fc.property(
        fc.shuffledSubarray(facts, { minLength: facts.length }),
        fc.array(fc.nat(facts.length - 1), { maxLength: 5 }),
        (order, mistakes) => {
          let talk = started(category);
          for (const [index, each] of order.entries()) {
            const wrong = mistakes.includes(index) ? wrongFor(each) : undefined;
            if (wrong !== undefined) talk = give(talk, each, wrong);
            // Where nothing is asked there is nothing to put off: such a click is stale, and is answered as one.
            const asked = askedFact(talk);
            if (mistakes.includes(index) && asked !== undefined) talk = say(talk, { choice: `unknown@${asked}` });
            if (wrong === undefined || index % 2 === 0) talk = give(talk, each, truths[category][each.id]!);
          }
          for (const each of order) {
            if (JSON.stringify(talk.state.answers[each.id]) !== JSON.stringify(truths[category][each.id])) {
              talk = give(talk, each, truths[category][each.id]!);
            }
          }
          expect(seen(talk)).toEqual(seen(straight));
          expect(say(talk, { choice: 'confirm' }).drafts).toEqual([confirmed]);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('half of the answers in any order ask the same next question with the same progress', () => {
    const facts = answerable(category);
    fc.assert(
      fc.property(fc.subarray(facts, { minLength: 1 }), fc.infiniteStream(fc.nat()), (some, chance) => {
        const shuffled = some.map((each) => ({ each, key: chance.next().value })).sort((a, b) => a.key - b.key);
        const one = some.reduce((talk, each) => give(talk, each, truths[category][each.id]!), started(category));
        const other = shuffled.reduce(
          (talk, { each }) => give(talk, each, truths[category][each.id]!),
          started(category),
        );
        expect({ ...seen(other), ask: other.replies.at(-1)?.ask }).toEqual({
          ...seen(one),
          ask: one.replies.at(-1)?.ask,
        });
      }),
      { numRuns: 25 },
    );
  });

  test('any answers by choice end in finitely many turns, and a draft comes only when admissible and confirmed', () => {
    let most = 0;
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (chance) => {
        let talk = started(category);
        let turns = 0;
        for (; positionOf(talk).at === 'FACT'; turns += 1) {
          expect(turns).toBeLessThan(60);
          const offered = choicesOf(talk);
          const definition = definitionsOf(category).find((each) => each.id === askedFact(talk))!;
          const pick = chance.next().value;
          const typed = offered.length <= 1 && pick % 4 > 0;
          const before = talk;
          talk = typed
            ? answer(talk, definition, truths[category][definition.id]!)
            : say(talk, { choice: offered[pick % offered.length]! });
          expect(before.state, 'a question is answered or set aside').not.toEqual(talk.state);
          expect(talk.drafts).toHaveLength(0);
        }
        most = Math.max(most, turns);
        const { at } = positionOf(talk);
        const done = say(talk, { choice: 'confirm' });
        expect(done.drafts).toHaveLength(at === 'CONFIRM' ? 1 : 0);
        for (const draft of done.drafts) {
          expect(draft.evaluation.admissible).toBe(true);
          expect(Facts.parse(JSON.parse(JSON.stringify(draft.facts)))).toEqual(draft.facts);
        }
      }),
      { numRuns: 150 },
    );
    console.info(`${category}: at most ${most} turns`);
  });
});

const told = [
  '我是高级技师',
  '我是本科',
  '手机13800138000',
  '考评过5次',
  '有考评员证',
  '单位是四川机电公司',
  '人在绵阳',
  '工龄20年',
  '我的身份证号是510104199001010019',
  '没有被永久取消过资格',
];

test('what is told in words, unasked and in any order or all at once, is the same set of answers', () => {
  const expected = {
    skillLevel: 'SENIOR_TECHNICIAN',
    education: 'UNDERGRADUATE',
    phone: '13800138000',
    assessmentCount: 5,
    holdsAssessorCard: true,
    workplace: '四川机电公司',
    city: '510700',
    workYears: 20,
    idNumber: '510104199001010019',
    permanentlyRevoked: false,
  };
  for (const category of categories) {
    fc.assert(
      fc.property(fc.shuffledSubarray(told, { minLength: told.length }), (order) => {
        const talk = order.reduce((now, words) => say(now, words), started(category));
        expect(talk.state.answers, order.join(' / ')).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  }
});
