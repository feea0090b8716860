import { describe, expect, test } from 'vitest';
import { findClause } from '#domain/notice';
import { summary } from '#test/conversation/answers';
import {
  askedFact,
  begin,
  choicesOf,
  consented,
  context,
  positionOf,
  say,
  sayAll,
  type Talk,
  textOf,
} from '#test/conversation/talk';

const id = '510104199001010019';

/** Eligible as an assessor, at the first cell of the form. */
function eligible(): Talk {
  const begun = say(consented(), { choice: 'category:ASSESSOR' });
  const talk = sayAll(
    begun,
    { choice: 'correct:skillLevel' },
    { choice: 'value:SENIOR_TECHNICIAN@skillLevel' },
    { choice: 'correct:occupations' },
    '电工',
    { choice: 'correct:certificateMatches' },
    { choice: 'yes' },
    { choice: 'correct:trainingExperience' },
    { choice: 'yes' },
    { choice: 'correct:knowsPolicy' },
    { choice: 'yes' },
    { choice: 'correct:ethics' },
    { choice: 'yes' },
    { choice: 'correct:permanentlyRevoked' },
    { choice: 'no' },
  );
  expect(talk.replies.some((reply) => reply.kind === 'VERDICT' && reply.verdict?.verdict === 'MET')).toBe(true);
  return talk;
}

function withPhone(): Talk {
  return sayAll(eligible(), '张建华', id, '13800138000');
}

describe('several facts in one message', () => {
  test('all of them are taken and said back, and none is asked again', () => {
    const talk = sayAll(consented(), '我想当高级考评员', '我是电工高级技师，考评员证拿了两年，考评过5次');
    const understood = talk.replies.flatMap((reply) => reply.understood ?? []);
    expect(understood.map((item) => item.fact).sort()).toEqual([
      'assessmentCount',
      'holdsAssessorCard',
      'occupations',
      'skillLevel',
    ]);
    expect(understood.every((item) => item.label !== '' && item.said !== '')).toBe(true);
    expect(textOf(talk)).toContain('一级/高级技师');
    expect(talk.state.answers).toMatchObject({
      skillLevel: 'SENIOR_TECHNICIAN',
      holdsAssessorCard: true,
      assessmentCount: 5,
    });
  });

  test('what is not certain is not kept, and the person hears so', () => {
    const talk = sayAll(consented(), '我想当考评员', '电工高级工，快评上工程师了');
    expect(talk.state.answers).toEqual({ occupations: ['6-31-01-03'], skillLevel: 'SENIOR' });
    expect(textOf(talk)).toContain('专业技术职称');
    expect(textOf(talk)).toContain('还不敢记');
  });

  test.each(['我是本科', '有考评员证', '工龄20年'])(
    '%s is no answer to a yes/no question about something else',
    (words) => {
      const at = sayAll(consented(), '我想当考评员', '电工', { choice: 'value:SENIOR@skillLevel' });
      expect(askedFact(at)).toBe('certificateMatches');
      const talk = say(at, words);
      expect(talk.state.answers.certificateMatches).toBeUndefined();
      expect(talk.replies[0]?.kind).toBe('UNDERSTOOD');
      expect(askedFact(talk)).toBe('certificateMatches');
    },
  );

  test('the pending question is answered first, and the rest is taken too', () => {
    const talk = say(eligible(), '张建华，党员，电话13800004567');
    expect(talk.state.answers).toMatchObject({ name: '张建华', phone: '13800004567' });
    expect(askedFact(talk)).toBe('idNumber');
  });

  test('what contradicts an earlier answer is put to the person and overwrites nothing', () => {
    const talk = say(withPhone(), '大专，手机13900139000');
    expect(talk.state.answers.phone).toBe('13800138000');
    expect(positionOf(talk)).toMatchObject({ at: 'PROPOSED', value: '13900139000' });
    expect(textOf(talk)).toContain('138****8000');
    const kept = say(talk, '保留原来的');
    expect(kept.state.answers.phone).toBe('13800138000');
    expect(kept.state.proposed).toBeUndefined();
    const taken = say(talk, { choice: 'take@phone' });
    expect(taken.state.answers.phone).toBe('13900139000');
  });

  test('a phone number in answer to a question for text goes where it belongs', () => {
    const at = sayAll(withPhone(), '大专');
    expect(askedFact(at)).toBe('workplace');
    const talk = say(at, '四川机电公司，手机13800138000');
    expect(talk.state.answers.workplace).toBeUndefined();
    expect(askedFact(talk)).toBe('workplace');
    expect(talk.replies.at(-1)?.kind).toBe('ASK_AGAIN');
  });
});

describe('an answer that names its own cell', () => {
  const rows: [string, Record<string, unknown>][] = [
    ['单位是四川机电公司', { workplace: '四川机电公司' }],
    ['所在地区：绵阳', { city: '510700' }],
    ['我的身份证号是510104199001010019', { idNumber: id }],
  ];
  test.each(rows)('%s goes there, whatever was asked', (words, answers) => {
    expect(say(eligible(), words).state.answers).toMatchObject(answers);
  });

  test('one name for two facts answers both', () => {
    const talk = sayAll(eligible(), { choice: 'correct:titleName' }, '职称是高级工程师');
    expect(talk.state.answers).toMatchObject({ titleName: '高级工程师', titleLevel: 'ASSOCIATE_SENIOR' });
  });

  test('a work place that begins like a command is a work place', () => {
    const talk = sayAll(eligible(), { choice: 'correct:workplace' }, '返回有限公司');
    expect(talk.state.answers.workplace).toBe('返回有限公司');
  });
});

describe('changing an answer', () => {
  test('by words: the old value stands until the new one is valid', () => {
    const asked = say(withPhone(), '手机号填错了');
    expect(positionOf(asked)).toMatchObject({ at: 'CORRECT', definition: { id: 'phone' } });
    const wrong = say(asked, '1390013900');
    expect(wrong.replies.at(-1)).toMatchObject({ kind: 'ASK_AGAIN', ask: { fact: 'phone' } });
    expect(wrong.state.answers.phone).toBe('13800138000');
    const right = say(wrong, '13900139000');
    expect(right.state.answers.phone).toBe('13900139000');
    expect(askedFact(right)).toBe(askedFact(withPhone()));
  });

  test('with the new value in the same message', () => {
    const talk = say(withPhone(), '手机号填错了，应该是13900139000');
    expect(talk.state.answers.phone).toBe('13900139000');
    expect(talk.replies[0]).toMatchObject({ kind: 'UNDERSTOOD' });
    expect(textOf(talk)).toContain('139****9000');
  });

  test('the last answer, and the one before it', () => {
    const once = say(withPhone(), '刚才那个答错了');
    expect(positionOf(once)).toMatchObject({ at: 'CORRECT', definition: { id: 'phone' } });
    const twice = sayAll(withPhone(), '上一题', '上一题');
    expect(positionOf(twice)).toMatchObject({ at: 'CORRECT', definition: { id: 'idNumber' } });
    const left = say(twice, { choice: 'back' });
    expect(askedFact(left)).toBe(askedFact(withPhone()));
    expect(left.state.answers).toEqual(withPhone().state.answers);
  });

  test('by choice from the list of what was answered', () => {
    const list = say(withPhone(), { choice: 'edit' });
    expect(choicesOf(list)).toContain('correct:skillLevel');
    const talk = sayAll(list, { choice: 'correct:skillLevel' }, { choice: 'value:TECHNICIAN@skillLevel' });
    expect(talk.state.answers.skillLevel).toBe('TECHNICIAN');
    expect(say(list, '联系手机').state.correcting).toBe('phone');
  });

  test('sex, age and birth date follow from the ID number: whoever wants to change them is asked for that', () => {
    expect(say(withPhone(), { choice: 'correct:sex' }).state.correcting ?? 'stale').toBe('stale');
  });

  test('in the middle of the form, one that changes the verdict is told at once, with the clause', () => {
    const talk = sayAll(withPhone(), { choice: 'correct:permanentlyRevoked' }, { choice: 'yes' });
    expect(talk.replies.at(-1)).toMatchObject({
      kind: 'VERDICT',
      verdict: { verdict: 'NOT_MET', clauses: ['三(三)'] },
    });
    expect(talk.replies.at(-1)?.verdict?.nearestMiss.map((miss) => miss.fact)).toEqual(['permanentlyRevoked']);
    const back = sayAll(talk, { choice: 'correct:permanentlyRevoked' }, { choice: 'no' });
    expect(askedFact(back)).toBe(askedFact(withPhone()));
    expect(back.state.answers).toEqual(withPhone().state.answers);
  });

  test('nothing else is dropped, and what may follow from it is pointed out', () => {
    const talk = sayAll(withPhone(), { choice: 'correct:occupations' }, '焊工');
    expect(talk.state.answers).toEqual({ ...withPhone().state.answers, occupations: ['6-18-02-04'] });
    expect(textOf(talk)).toContain('证书与申报职业相应');
  });
});

describe('what may be said at any time', () => {
  test('why: the clause in its own words', () => {
    const begun = say(consented(), { choice: 'category:ASSESSOR' });
    const asked = begun.replies.at(-1)?.ask;
    const talk = say(begun, '为什么要问这个');
    expect(talk.replies[0]?.kind).toBe('WHY');
    expect(talk.replies[0]?.text).toContain(findClause(asked?.clause ?? '')?.text);
    expect(askedFact(talk)).toBe(asked?.fact);
    expect(talk.state).toEqual(begun.state);
  });

  test('every question carries its clause and how many are left, in words too', () => {
    const talk = eligible();
    const ask = talk.replies.at(-1);
    expect(ask?.ask?.clause).toBe('附件1');
    expect(ask?.progress).toBeDefined();
    expect(ask?.text).toContain('附件1');
    expect(ask?.text).toMatch(/还有\d+个问题/u);
  });

  test('progress, help and a masked summary change nothing', () => {
    const before = withPhone();
    for (const words of ['还有多少题', '帮助', '看一下我都填了些啥子']) {
      const talk = say(before, words);
      expect(talk.state).toEqual(before.state);
      expect(askedFact(talk)).toBe(askedFact(before));
    }
    const text = textOf(say(before, { choice: 'summary' }));
    expect(text).toContain('510104********0019');
    expect(text).toContain('138****8000');
    expect(text).toContain('性别：男');
    expect(before.transcript.filter((line) => !line.startsWith('>')).join()).not.toMatch(
      /510104199001010019|13800138000/u,
    );
  });

  test('restarting needs a yes, keeps the consent and nothing else', () => {
    const sure = say(withPhone(), '重新开始');
    expect(sure.state.answers).toEqual(withPhone().state.answers);
    expect(say(sure, '不').state).toEqual(withPhone().state);
    const again = say(sure, '确定');
    expect(again.state).toMatchObject({ answers: {}, consent: { on: '2024-11-20' } });
    expect(again.replies.at(-1)?.ask?.step).toBe('CATEGORY');
  });

  test('cancelling needs a yes and erases', () => {
    const sure = say(withPhone(), '不报了，取消');
    expect(positionOf(sure)).toMatchObject({ at: 'SURE', of: 'CANCEL' });
    expect(say(sure, { choice: 'sure:CANCEL' }).state).toMatchObject({ ended: 'CANCELLED', answers: {}, notes: [] });
  });

  test('a person takes over with everything said so far; messages become notes, and the machine can go on', () => {
    const handed = say(withPhone(), '转人工');
    expect(handed.replies[0]).toMatchObject({ kind: 'HANDED_OVER' });
    expect(handed.replies[0]?.text).toContain('张建华');
    const noted = say(handed, `我的证书丢了，电话${'13800138000'}`);
    expect(noted.state.notes).toEqual(['我的证书丢了，电话138****8000']);
    expect(noted.state.answers).toEqual(withPhone().state.answers);
    const resumed = say(noted, '继续');
    expect(askedFact(resumed)).toBe(askedFact(withPhone()));
  });

  test('an unclear message gets the reason and the question again', () => {
    const talk = say(eligible(), '……？？');
    expect(talk.replies.at(-1)).toMatchObject({ kind: 'ASK_AGAIN', ask: { fact: 'name' } });
    expect(talk.replies.at(-1)?.problems?.[0]?.message).not.toBe('');
    expect(talk.state).toEqual(eligible().state);
  });
});

describe('what must be plain', () => {
  const full = () => {
    let talk = eligible();
    const words = {
      name: '张建华',
      idNumber: id,
      phone: '13800138000',
      education: '大专',
      workplace: '四川机电公司',
      workYears: '12年',
    };
    const more = {
      address: '成都市锦江区东大街1号',
      titleName: '无',
      city: '绵阳',
      certificateName: '无',
      workSummary: summary,
    };
    const all: Record<string, string> = { ...words, ...more };
    for (let turn = 0; turn < 20 && positionOf(talk).at === 'FACT'; turn += 1) talk = say(talk, all[askedFact(talk)!]!);
    return talk;
  };

  test.each(['确认吗？', '你好', '不对', '不是大专，是本科', '对了，你们几点下班', '嗯？'])(
    '%s makes no draft',
    (words) => {
      const talk = say(full(), words);
      expect(talk.drafts).toHaveLength(0);
      expect(talk.state.ended).toBeUndefined();
    },
  );

  test.each(['确认', '没得错，就这样交了', '对', '要得', '好的！'])('%s makes the draft', (words) => {
    expect(say(full(), words).drafts).toHaveLength(1);
  });

  test('at the summary a correction is made by saying what it is instead', () => {
    const talk = say(full(), '不是大专，是本科');
    expect(talk.state.answers.education).toBe('UNDERGRADUATE');
    expect(talk.replies.at(-1)?.kind).toBe('SUMMARY');
    const which = sayAll(full(), '不对', '手机');
    expect(positionOf(which)).toMatchObject({ at: 'CORRECT', definition: { id: 'phone' } });
  });

  test.each(['你好', '好奇怪', '对了'])('%s erases nothing', (words) => {
    expect(sayAll(full(), '不报了，取消', words).state.ended).toBeUndefined();
  });
});

describe('choices', () => {
  test('a button pressed twice is not taken as the answer to the next question', () => {
    const begun = sayAll(consented(), { choice: 'category:ASSESSOR' }, '电工');
    const button = choicesOf(begun)[0]!;
    const once = say(begun, { choice: button });
    const twice = say(once, { choice: button });
    expect(twice.replies.at(-1)).toMatchObject({ kind: 'ASK_AGAIN', problems: [{ code: 'STALE_CHOICE' }] });
    expect(twice.state).toEqual(once.state);
  });

  test.each([
    'nothing',
    'category:ASSESSOR',
    'value:SENIOR',
    'confirm',
    'correct:nothing',
    'switch:ASSESSOR',
    '__proto__',
    '',
  ])('the choice %j, which is not on offer, changes nothing', (choice) => {
    const before = eligible();
    const talk = say(before, { choice });
    expect(talk.replies.at(-1)).toMatchObject({ kind: 'ASK_AGAIN', problems: [{ code: 'STALE_CHOICE' }] });
    expect(talk.state).toEqual(before.state);
  });

  test('the words of a choice are the choice', () => {
    expect(say(consented(), '质量督导员').state.category).toBe('QUALITY_SUPERVISOR');
  });
});

describe('refusing kindly and precisely', () => {
  const form = () => sayAll(eligible(), '张建华');
  const rows: [string, () => Talk, string, RegExp][] = [
    ['a wrong check digit', form, '510104199001010018', /校验/u],
    ['a day that does not exist', form, '511302197802290030', /1978-02-29/u],
    ['17 digits', form, '51010419900101001', /17位/u],
    ['a phone number of 10 digits', () => say(form(), id), '1380013800', /10位/u],
    [
      '199 characters',
      () => say(eligible(), { choice: 'correct:workSummary' }),
      [...summary].slice(0, 199).join(''),
      /199字/u,
    ],
    [
      'a fourth occupation',
      () => say(eligible(), { choice: 'correct:occupations' }),
      '车工、铣工、焊工、模具工',
      /3个/u,
    ],
    [
      'occupations of different types',
      () => say(eligible(), { choice: 'correct:occupations' }),
      '电工、电气设备安装工',
      /同/u,
    ],
  ];
  test.each(rows)('%s', (_, at, words, reason) => {
    const before = at();
    const talk = say(before, words);
    expect(talk.replies.at(-1)?.kind).toBe('ASK_AGAIN');
    expect(talk.replies.at(-1)?.text).toMatch(reason);
    expect(talk.replies.at(-1)?.problems?.[0]).toMatchObject({ message: expect.stringMatching(reason) });
    expect(talk.state.answers).toEqual(before.state.answers);
  });

  test('200 characters pass', () => {
    const talk = sayAll(eligible(), { choice: 'correct:workSummary' }, [...summary].slice(0, 200).join(''));
    expect(talk.state.answers.workSummary).toBeDefined();
  });

  const lengths: [number, string | undefined][] = [
    [4000, undefined],
    [4001, 'MESSAGE_TOO_LONG'],
    [100_000, 'MESSAGE_TOO_LONG'],
  ];
  test.each(lengths)('a message of %d characters: %s', (length, code) => {
    const talk = say(eligible(), '啊'.repeat(length));
    const codes = talk.replies.flatMap((reply) => reply.problems ?? []).map((problem) => problem.code);
    expect(codes.includes('MESSAGE_TOO_LONG')).toBe(code !== undefined);
    expect(talk.state.answers).toEqual(eligible().state.answers);
  });

  test.each(['', '   ', '\u200b\u200d\ufeff', '\u202e\u0000', '\u3000'])('an empty message %j', (words) => {
    expect(say(eligible(), words).replies.at(-1)).toMatchObject({
      kind: 'ASK_AGAIN',
      problems: [{ code: 'EMPTY_MESSAGE' }],
    });
  });

  test('control, zero-width and bidirectional characters are not stored', () => {
    const talk = sayAll(eligible(), { choice: 'correct:workplace' }, '四川\u202e机电\u200b有限\u0007公司');
    expect(talk.state.answers.workplace).toBe('四川机电有限公司');
  });
});

describe('“I don’t know yet”', () => {
  function undecided(): Talk {
    const begun = say(consented(), { choice: 'category:ASSESSOR' });
    let talk = begun;
    for (let turn = 0; turn < 30 && positionOf(talk).at === 'FACT'; turn += 1) {
      talk = say(talk, talk === begun ? '不知道' : { choice: 'unknown' });
    }
    return talk;
  }

  test('leaves the verdict open, says on what it depends, and can be come back to', () => {
    const talk = undecided();
    expect(positionOf(talk).at).toBe('OPEN');
    expect(talk.replies.at(-1)).toMatchObject({ kind: 'VERDICT', verdict: { verdict: 'UNKNOWN' } });
    expect(textOf(talk)).toContain('一(三)3');
    const back = choicesOf(talk).find((choice) => choice === 'correct:skillLevel')!;
    const answered = sayAll(talk, { choice: back }, { choice: 'value:SENIOR@skillLevel' });
    expect(answered.state.answers.skillLevel).toBe('SENIOR');
    expect(answered.state.deferred).not.toContain('skillLevel');
  });

  test('in the form: the field waits, and no draft is made before it is filled', () => {
    let talk = eligible();
    for (let turn = 0; turn < 30 && positionOf(talk).at === 'FACT'; turn += 1) talk = say(talk, '不晓得，后头再补');
    expect(positionOf(talk).at).toBe('OPEN_FORM');
    expect(say(talk, { choice: 'confirm' }).drafts).toHaveLength(0);
    expect(say(talk, '确认').drafts).toHaveLength(0);
    expect(choicesOf(talk)).toContain('correct:name');
  });
});

describe('not eligible', () => {
  function refused(): Talk {
    return sayAll(consented(), '我想当高级考评员', '我还没有考评员证，是焊工高级工');
  }

  test('is said at once, with the clause, the nearest miss and the categories that are still possible', () => {
    const talk = refused();
    const verdict = talk.replies.at(-1)?.verdict;
    expect(verdict).toMatchObject({ category: 'SENIOR_ASSESSOR', verdict: 'NOT_MET' });
    expect(verdict?.clauses).toContain('一(三)4');
    expect(verdict?.otherCategories).toContain('ASSESSOR');
    expect(textOf(talk)).toContain('已取得考评员资格');
  });

  test('changing over keeps what was answered', () => {
    const talk = say(refused(), { choice: 'switch:ASSESSOR' });
    expect(talk.state).toMatchObject({ category: 'ASSESSOR', ruleSetId: 'assessor@2024-11' });
    expect(talk.state.answers).toEqual(refused().state.answers);
    expect(say(refused(), '那就改报考评员嘛').state.category).toBe('ASSESSOR');
  });

  test('what is said against the answer is heard', () => {
    const talk = say(refused(), '我其实是高级技师');
    expect(positionOf(talk)).toMatchObject({ at: 'PROPOSED', value: 'SENIOR_TECHNICIAN' });
  });
});

test('values that only a reviewer can judge let the application go on, and say who decides', () => {
  const talk = sayAll(
    consented(),
    { choice: 'category:SPECIAL_ABILITY_ASSESSOR' },
    ...[
      ['projects', '泡菜制作'],
      ['skillLevel', '没有'],
      ['titleLevel', '没有'],
      ['honour', '没有'],
      ['competitionJudge', '没有'],
      ['tradeYears', '3年'],
      ['education', '技师学院'],
      ['teachingYears', '5年'],
      ['ethics', '能'],
      ['permanentlyRevoked', '没有'],
    ].flatMap(([fact, words]) => [{ choice: `correct:${fact}` }, words!]),
  );
  expect(positionOf(talk), talk.transcript.slice(-6).join('\n')).toMatchObject({ at: 'FACT' });
  const told = talk.replies.find((reply) => reply.kind === 'VERDICT');
  expect(told?.verdict?.verdict).toBe('UNKNOWN');
  expect(told?.text).toContain('由审核人员认定');
});

test('a conversation keeps the rule set that it began under', () => {
  const before = eligible();
  const newer = context.ruleSets.map((each) => ({
    ...each,
    id: each.id.replace('2024', '2025'),
    eligibility: { any: [] },
  }));
  const talk = say(before, '张建华', { ...context, ruleSets: [...newer, ...context.ruleSets] });
  expect(talk.state.ruleSetId).toBe('assessor@2024-11');
  expect(askedFact(talk)).toBe('idNumber');
});

test('the first message may already name the category and the facts', () => {
  const talk = sayAll(begin(), '我是电工高级工，想报考评员', '同意');
  expect(talk.state).toMatchObject({ category: 'ASSESSOR', answers: { skillLevel: 'SENIOR' } });
});
