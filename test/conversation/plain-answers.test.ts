import { describe, expect, test } from 'vitest';
import { fitsQuestion } from '#domain/conversation/fits';
import { shippedRuleSets } from '#domain/rules/shipped';
import { askedFact, choicesOf, consented, positionOf, say, sayAll, type Talk, textOf } from '#test/conversation/talk';

/** An assessor of 电工 with 高级工, up to the question whether the certificate matches. */
function atMatches(): Talk {
  return sayAll(consented(), { choice: 'category:ASSESSOR' }, '电工', '高级工');
}

function refusedByMatches(): Talk {
  const talk = say(atMatches(), '对不上');
  expect(positionOf(talk).at).toBe('NOT_MET');
  return talk;
}

const definitions = shippedRuleSets.flatMap((each) => each.facts);

describe('a bare yes or no is only taken by a question that takes its words', () => {
  test.each([
    ['certificateMatches', '对得上的', true],
    ['certificateMatches', '没得', false],
    ['certificateMatches', '没做过', false],
    ['certificateMatches', '没得问题', true],
    ['trainingExperience', '没有', true],
    ['trainingExperience', '做过的', true],
    ['trainingExperience', '不熟悉', false],
    ['knowsPolicy', '肯定熟悉', true],
    ['knowsPolicy', '对不上', false],
    ['ethics', '那肯定能', true],
    ['ethics', '没有过', false],
    ['ethics', '莫得', false],
    ['permanentlyRevoked', '从来没有', true],
    ['permanentlyRevoked', '没有没有，从来没有', true],
    ['permanentlyRevoked', '熟悉', false],
    ['permanentlyRevoked', '能', false],
    ['honour', '没得', true],
    ['honour', '没考过', false],
    ['holdsAssessorCard', '还没考起', true],
    ['competitionJudge', '肯定能遵守', false],
    ['competitionJudge', '没当过', true],
    ['tradeProof', '能', true],
    ['tradeProof', '没得', true],
    ['organisingAbility', '有', true],
    ['integrity', '没有', false],
    ['healthy', '健康得很', true],
    ['upholdsParty', '坚持', true],
  ])('%s, %s: %s', (fact, words, fits) => {
    const definition = definitions.find((each) => each.id === fact);
    expect(definition && fitsQuestion(definition, words)).toBe(fits);
  });

  test('whoever says 熟悉 to whether he was ever barred is asked again', () => {
    const talk = sayAll(atMatches(), '对得上', '做过', '熟悉', '能遵守', '熟悉');
    expect(askedFact(talk)).toBe('permanentlyRevoked');
    expect(talk.state.answers).not.toHaveProperty('permanentlyRevoked');
  });

  test('yes, no and the buttons fit every question', () => {
    for (const definition of definitions.filter((each) => each.kind === 'yesNo')) {
      for (const words of ['是', '不是', '是的', '要得', '对', '否', '没问题']) {
        expect(fitsQuestion(definition, words)).toBe(true);
      }
    }
  });
});

describe('an answer given late or early', () => {
  test('a yes that only one other question takes is its answer', () => {
    const talk = sayAll(consented(), { choice: 'category:SPECIAL_ABILITY_ASSESSOR' }, '肯定能遵守');
    expect(talk.state.answers).toEqual({ ethics: true });
    expect(askedFact(talk)).toBe('honour');
  });

  test('a no to a question that was not asked refuses nobody', () => {
    const talk = say(sayAll(atMatches(), '对得上'), '不熟悉');
    expect(askedFact(talk)).toBe('trainingExperience');
    expect(talk.state.answers).not.toHaveProperty('knowsPolicy');
  });

  test('against an earlier answer it is put to the person, and taken at once where that one is called wrong', () => {
    const at = sayAll(atMatches(), '对得上', '做过');
    expect(positionOf(say(at, '对不上')).at).toBe('PROPOSED');
    expect(say(at, '对不上').state.answers.certificateMatches).toBe(true);
    expect(say(at, '哦不对，对不上').state.answers.certificateMatches).toBe(false);
  });
});

describe('a plain answer after a refusal', () => {
  test.each(['哦不对，对得上的', '说错了，对得上', '对得上的，刚才说错了'])(
    '%s corrects the answer that decided',
    (words) => {
      const talk = say(refusedByMatches(), words);
      expect(talk.state.answers.certificateMatches).toBe(true);
      expect(askedFact(talk)).toBe('trainingExperience');
    },
  );

  test('without saying that the other was wrong it is put to the person', () => {
    const talk = say(refusedByMatches(), '对得上的');
    expect(positionOf(talk).at).toBe('PROPOSED');
    expect(talk.state.answers.certificateMatches).toBe(false);
    expect(say(talk, '是的').state.answers.certificateMatches).toBe(true);
  });

  test.each(['好的嘛', '哦', '知道了', '谢谢', '要得', '熟悉', '没做过'])('%s changes nothing', (words) => {
    const before = refusedByMatches();
    expect(say(before, words).state).toEqual(before.state);
  });

  test('the same answer again is said to stand, and the refusal is not read out twice', () => {
    const talk = say(refusedByMatches(), '对不上');
    expect(textOf(talk)).toContain('记的就是“否”');
    expect(textOf(talk)).not.toContain('暂时还不能申报');
  });

  test('another occupation is taken for the one that is shut out', () => {
    const refused = sayAll(consented(), { choice: 'category:ASSESSOR' }, '服装设计人员');
    expect(textOf(refused)).toContain('一(一)');
    const talk = sayAll(refused, '那焊工嘛', '用新的');
    expect(talk.state.answers.occupations).toEqual(['6-18-02-04']);
    expect(askedFact(talk)).toBe('skillLevel');
  });

  test('what is told besides is kept, and the refusal said once', () => {
    const talk = say(refusedByMatches(), '我是大专');
    expect(talk.state.answers.education).toBe('JUNIOR_COLLEGE');
    expect(textOf(talk)).toContain('结论没有变');
    expect(textOf(talk)).not.toContain('暂时还不能申报');
    expect(choicesOf(talk)).toContain('correct:certificateMatches');
  });

  test('after 要改哪一项 the plain answer is still heard', () => {
    const talk = sayAll(refusedByMatches(), { choice: 'edit' }, '对得上的');
    expect(positionOf(talk)).toMatchObject({ at: 'PROPOSED', value: true });
  });
});

describe('an exact answer to what is asked is no wish for something else', () => {
  test.each([
    ['healthy', '健康', true],
    ['ethnicity', '回', 'HUI'],
    ['agencyPosition', '负责人', 'HEAD'],
    ['evaluationWork', '技术', 'TECHNICAL'],
  ])('%s, %s', (fact, words, value) => {
    const asked = say(say(consented(), { choice: 'category:QUALITY_SUPERVISOR' }), { choice: `correct:${fact}` });
    expect(say(asked, words).state.answers[fact]).toBe(value);
  });
});

describe('a correction of something else', () => {
  test('不是，是助理工程师 corrects the title and is no no to whether the certificate matches', () => {
    const at = sayAll(consented(), { choice: 'category:ASSESSOR' }, '车工', '中级工程师');
    expect(askedFact(at)).toBe('certificateMatches');
    const talk = say(at, '不是，是助理工程师');
    expect(talk.state.answers).toEqual({ occupations: ['6-18-01-01'], titleLevel: 'ASSISTANT' });
    expect(talk.replies.at(-1)?.kind).toBe('ASK');
  });
});

describe('words that answer nothing', () => {
  test.each(['算了不改了', '算了，不改了', '不用改了'])('%s is no employer', (words) => {
    const at = sayAll(consented(), { choice: 'category:ASSESSOR' }, '单位是成都排水公司');
    const talk = sayAll(at, { choice: 'correct:workplace' }, words);
    expect(talk.state.answers.workplace).toBe('成都排水公司');
    expect(askedFact(talk)).toBe('occupations');
  });

  test('不改了 leaves a correction and is never a no', () => {
    const talk = sayAll(atMatches(), '对得上', { choice: 'correct:certificateMatches' }, '不改了');
    expect(talk.state.answers.certificateMatches).toBe(true);
    expect(askedFact(talk)).toBe('trainingExperience');
    expect(say(talk, '不改了').state).toEqual(talk.state);
  });

  test('确认 before the form is full says so', () => {
    const talk = say(say(consented(), { choice: 'category:ASSESSOR' }), '确认');
    expect(textOf(talk)).toContain('还没到确认这一步');
    expect(askedFact(talk)).toBe('occupations');
  });

  test('错了 where nothing was answered asks the question again', () => {
    const talk = say(say(consented(), { choice: 'category:QUALITY_SUPERVISOR' }), '刚才填错了');
    expect(askedFact(talk)).toBe('supervisorSource');
  });

  test('whoever does not know what to apply for is led', () => {
    const talk = say(consented(), '不晓得报哪个');
    expect(textOf(talk)).toContain('先说说您的情况');
  });

  test('what they tell meanwhile is kept, and leaves fewer categories to choose from', () => {
    const talk = say(consented(), '我是初级工，没得职称，也搞不清哪个适合我');
    expect(talk.state.answers).toMatchObject({ skillLevel: 'JUNIOR', titleLevel: 'NONE' });
    expect(talk.state.category).toBeUndefined();
    expect(textOf(talk)).toContain('还可以考虑：专项职业能力考核考评员、质量督导员。拿不准就先选一类试试');
    expect(positionOf(talk).at).toBe('CATEGORY');
    const senior = say(consented(), '我干电工十来年了，高级技师证，想当督导员还是考评员，也搞不清哪个适合我');
    expect(senior.state.answers).toEqual({ skillLevel: 'SENIOR_TECHNICIAN' });
    expect(textOf(senior)).toContain('、高级考评员、');
  });

  test('an occupation set aside is heard where several things are open', () => {
    const deferred = Array.from({ length: 8 }, () => '不晓得');
    const talk = sayAll(consented(), { choice: 'category:ASSESSOR' }, ...deferred, '电工');
    expect(talk.state.answers.occupations).toEqual(['6-31-01-03']);
  });
});

describe('work that was told while something else is asked', () => {
  const asked = (fact: string) => {
    let talk = sayAll(consented(), { choice: 'category:ASSESSOR' }, '电工', '高级技师');
    for (let turn = 0; turn < 10 && askedFact(talk) !== fact; turn += 1) talk = say(talk, '是');
    return talk;
  };

  test.each(['我带过徒弟搞培训，也监过考', '我做过培训考核工作'])('%s: no yes to 对得上吗, and not lost', (words) => {
    const talk = say(asked('certificateMatches'), words);
    expect(talk.state.answers.certificateMatches).toBeUndefined();
    expect(talk.state.answers.trainingExperience).toBe(true);
    expect(askedFact(talk)).toBe('certificateMatches');
  });

  test.each(['没带过徒弟', '我没有监过考'])('%s is no no to 对得上吗', (words) => {
    expect(say(asked('certificateMatches'), words).state.answers.certificateMatches).toBeUndefined();
  });

  test.each(['对得上，我也带过徒弟', '对得上的，监过考', '相应的，证书就是电工的'])(
    '%s answers all the same',
    (words) => {
      expect(say(asked('certificateMatches'), words).state.answers.certificateMatches).toBe(true);
    },
  );

  test('我当过考评员 says nothing of having been banned', () => {
    expect(say(asked('permanentlyRevoked'), '我当过考评员').state.answers.permanentlyRevoked).toBeUndefined();
  });
});
