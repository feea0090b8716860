import { describe, expect, test } from 'vitest';
import { summary } from '#test/conversation/answers';
import { askedFact, begin, consented, positionOf, say, sayAll, textOf } from '#test/conversation/talk';

describe('what people call their unit and their post (二(一))', () => {
  test.each([
    ['我在市人社局上班，搞技能鉴定这块', 'HR_DEPARTMENT'],
    ['民办培训机构，去年就备案了', 'REGISTERED_AGENCY'],
    ['我们学校正在申请备案', 'FILED_AGENCY'],
    ['我们是个培训学校，已经把备案材料交上去了', 'FILED_AGENCY'],
    ['备案材料交了还没批', 'FILED_AGENCY'],
    ['还没备案', 'OTHER'],
    ['还没申请备案', 'OTHER'],
    ['打算申请备案', undefined],
    ['准备备案', undefined],
    ['我们备案了没得嘛', undefined],
  ])('%s: %s', (words, value) => {
    const talk = say(say(consented(), { choice: 'category:QUALITY_SUPERVISOR' }), words);
    expect(talk.state.answers.supervisorSource).toBe(value);
  });

  test.each([
    ['我是法人', 'HEAD'],
    ['老板', 'HEAD'],
    ['分管副校长', 'QUALIFIED_MANAGER'],
    ['我是教务主任', 'QUALIFIED_MANAGER'],
    ['就是个普通老师', 'OTHER'],
  ])('%s: %s', (words, value) => {
    const talk = sayAll(consented(), { choice: 'category:QUALITY_SUPERVISOR' }, '已经备案了', words);
    expect(talk.state.answers.agencyPosition).toBe(value);
  });

  test('the message that names the category may name the unit too', () => {
    const talk = say(consented(), '我是市人社局的，搞技能鉴定，想当督导员');
    expect(talk.state.answers).toEqual({ supervisorSource: 'HR_DEPARTMENT' });
    expect(say(consented(), '我想当督导员').state.answers).toEqual({});
  });

  test('a unit that has filed nothing hears both ways in as alternatives', () => {
    const talk = sayAll(consented(), { choice: 'category:QUALITY_SUPERVISOR' }, '还没备案');
    expect(textOf(talk)).toMatch(/人社部门[^”]*，或者所在单位已完成备案/u);
  });
});

describe('questions about the rules', () => {
  test('what must hold together is never listed as enough alone', () => {
    const talk = say(begin(), '专项考评员要什么条件');
    expect(textOf(talk)).toMatch(/同时满足：\n[　]+· 大专以上学历/u);
  });

  test('whoever has no certificate hears of the category that asks for none', () => {
    expect(textOf(say(begin(), '我没得证能不能报'))).toContain('专项职业能力考核考评员');
  });

  test.each([
    ['这个要交钱不', '没有规定收费'],
    ['年龄有限制没得', '没有规定年龄限制'],
    ['证好久到期', '没有规定证卡有效期'],
    ['你是机器人吗', '转人工'],
  ])('%s is answered and changes nothing', (words, told) => {
    const at = sayAll(consented(), { choice: 'category:ASSESSOR' }, '电工');
    const talk = say(at, words);
    expect(textOf(talk)).toContain(told);
    expect(talk.state).toEqual(at.state);
  });

  test.each(['材料没得', '没得证明材料'])('%s answers whether there is proof', (words) => {
    const at = say(say(consented(), { choice: 'category:SPECIAL_ABILITY_ASSESSOR' }), { choice: 'correct:tradeProof' });
    expect(say(at, words).state.answers.tradeProof).toBe(false);
  });

  test('whoever asks for somebody else hears that one applies oneself, and nothing is kept', () => {
    const talk = say(consented(), '我帮我老汉儿问的，他是焊工高级技师，想当考评员');
    expect(textOf(talk)).toContain('一(六)1');
    expect(talk.state.answers).toEqual({});
  });

  test('那我能报啥子嘛 lists what the answers do not rule out', () => {
    const talk = sayAll(consented(), { choice: 'category:ASSESSOR' }, '电工', '四级', '没得职称', '那我能报啥子嘛');
    expect(textOf(talk)).toContain('还可以考虑：专项职业能力考核考评员、质量督导员。');
  });
});

describe('answers that stray', () => {
  const atForm = () =>
    sayAll(consented(), { choice: 'category:ASSESSOR' }, '电工', '高级工', '对得上', '做过', '熟悉', '能', '没有');

  test('a trade named beside the category is the one applied for', () => {
    const talk = say(consented(), '我想当高级考评员，电工，高级技师');
    expect(talk.state.answers).toEqual({ occupations: ['6-31-01-03'], skillLevel: 'SENIOR_TECHNICIAN' });
  });

  test('算了，还是专项 changes the category and is no yes', () => {
    const talk = sayAll(consented(), { choice: 'category:ASSESSOR' }, '电工', '高级工', '算了，还是专项');
    expect(talk.state.category).toBe('SPECIAL_ABILITY_ASSESSOR');
    expect(talk.state.answers).not.toHaveProperty('certificateMatches');
  });

  test('考评员还是专项 asks and changes nothing', () => {
    const talk = sayAll(consented(), { choice: 'category:ASSESSOR' }, '考评员还是专项？');
    expect(talk.state.category).toBe('ASSESSOR');
  });

  test('a work summary sent early is put to the person, and neither a yes nor lost', () => {
    const at = sayAll(consented(), { choice: 'category:ASSESSOR' }, '电工', '高级工', '对得上');
    const talk = say(at, summary);
    expect(talk.state.answers).toEqual(at.state.answers);
    expect(textOf(talk)).toContain('就用它吗');
    expect(say(talk, '熟悉').state).toEqual(talk.state);
    expect(say(talk, '就用它').state.answers.workSummary).toBe(summary);
    expect(say(talk, '不用').state).toEqual(at.state);
    expect(sayAll(talk, '汉族', '用').state.answers).toMatchObject({ ethnicity: 'HAN', workSummary: summary });
    expect(askedFact(say(talk, '用'))).toBe('trainingExperience');
  });

  test.each(['没得', '是的', '好', '成都', '四川绵阳市', '一家民办培训学校', '国企'])('%s is no employer', (words) => {
    const talk = say(say(atForm(), { choice: 'correct:workplace' }), words);
    expect(talk.state.answers).not.toHaveProperty('workplace');
    expect(positionOf(talk).at).toBe('CORRECT');
  });

  test('a dispute over another fact is put without a complaint about the question', () => {
    const at = sayAll(consented(), { choice: 'category:ASSESSOR' }, '手机号13900001111');
    const talk = say(at, '139 0808 1234');
    expect(talk.replies.at(-1)).toMatchObject({ kind: 'ASK', ask: { fact: 'phone' } });
    expect(say(talk, `这是我的简介：${summary}改`).state.answers.phone).toBe('13900001111');
  });

  test.each(['年龄不对', '性别填错了', '出生日期错了'])('%s leads to the ID number it comes from', (words) => {
    const talk = say(atForm(), words);
    expect(positionOf(talk)).toMatchObject({ at: 'CORRECT', definition: { id: 'idNumber' } });
    expect(textOf(talk)).toContain('由身份证号码得出');
  });

  test('what follows the employer is no part of its name', () => {
    const at = say(consented(), { choice: 'category:ASSESSOR' });
    expect(say(at, '单位是成都排水公司，我是电工').state.answers.workplace).toBe('成都排水公司');
    expect(say(at, '我们单位是培训学校，正在申请备案').state.answers).not.toHaveProperty('workplace');
  });

  test('the place alone is kept as the place', () => {
    const talk = say(say(atForm(), { choice: 'correct:workplace' }), '四川绵阳市');
    expect(talk.state.answers.city).toBe('510700');
    expect(say(talk, '绵阳市机电公司').state.answers.workplace).toBe('绵阳市机电公司');
  });

  test('单位不是甲，是乙 changes the employer, whatever cell is asked', () => {
    const at = sayAll(atForm(), '单位是成都排水公司', { choice: 'correct:certificateName' });
    const talk = say(at, '单位不是成都排水公司，是四川川投集团');
    expect(talk.state.answers.workplace).toBe('四川川投集团');
    expect(talk.state.answers).not.toHaveProperty('certificateName');
  });

  test.each(['那我同意嘛', '要得，我同意', '我还是同意'])('after a refusal of consent, %s begins anew', (words) => {
    const talk = sayAll(begin(), '不同意', words);
    expect(positionOf(talk).at).toBe('CONSENT');
  });
});
