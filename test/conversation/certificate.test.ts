import { expect, test } from 'vitest';
import { answerOf } from '#domain/conversation/state';
import { askedFact, consented, say, sayAll, textOf } from '#test/conversation/talk';

/** An electrician with a 技师's certificate, asked whether it fits what is applied for. */
const asked = sayAll(consented(), '我想当考评员', '电工', '二级技师');

test('the question whether the certificate fits stands', () => {
  expect(askedFact(asked)).toBe('certificateMatches');
});

test.each([
  '证书是电工的',
  '我的证是电工的',
  '电工技师证',
  '电工二级技师',
  '是电工的',
  '也是电工',
  '电工证',
  '等级证书上写的是电工',
])('who says that it is of the very occupation has answered: %s', (words) => {
  const told = say(asked, words);
  expect(answerOf(told.state, 'certificateMatches')).toBe(true);
  expect(answerOf(told.state, 'occupations')).toEqual(['6-31-01-03']);
  expect(answerOf(told.state, 'skillLevel')).toBe('TECHNICIAN');
  expect(askedFact(told)).toBe('trainingExperience');
});

test.each(['我的证是焊工的', '焊工二级技师', '焊工技师证', '证书是焊工'])(
  'who says that it is of another is asked whether they are near each other, and applies for the same as before: %s',
  (words) => {
    const told = say(asked, words);
    expect(askedFact(told)).toBe('certificateMatches');
    expect(textOf(told)).toContain('证书是焊工的，申报考评的是电工：相近的答“是”');
    expect(answerOf(told.state, 'certificateMatches')).toBeUndefined();
    expect(answerOf(told.state, 'occupations')).toEqual(['6-31-01-03']);
    expect(told.state.proposed).toBeUndefined();
    expect(answerOf(say(told, '是').state, 'certificateMatches')).toBe(true);
    expect(answerOf(say(told, '否').state, 'certificateMatches')).toBe(false);
  },
);

test.each(['不是电工的', '证书不是电工的，对不上'])('a no stays a no: %s', (words) => {
  expect(answerOf(say(asked, words).state, 'certificateMatches')).toBe(false);
});

test.each(['电工', '我是电工', '是电工的吗', '证书是电工的吗？', '电工电工'])(
  'what says nothing of a certificate is no yes: %s',
  (words) => {
    expect(answerOf(say(asked, words).state, 'certificateMatches')).toBeUndefined();
  },
);

test('another level said with it is put to the person', () => {
  const told = say(asked, '电工高级工证');
  expect(answerOf(told.state, 'certificateMatches')).toBe(true);
  expect(answerOf(told.state, 'skillLevel')).toBe('TECHNICIAN');
  expect(textOf(told)).toContain('以哪个为准');
});

test('of two occupations it may fit one and not the other: that is asked', () => {
  const two = sayAll(consented(), '我想当考评员', '车工、铣工', '二级技师');
  expect(askedFact(two)).toBe('certificateMatches');
  expect(answerOf(say(two, '证书是车工的').state, 'certificateMatches')).toBeUndefined();
});

test('what is known is said again: the question comes in other words, and says what it wants', () => {
  const told = say(asked, '二级技师');
  expect(told.replies.map(({ kind }) => kind)).toEqual(['ASK_AGAIN']);
  expect(textOf(told)).toContain('职业资格（技能等级）（二级/技师）前面已经记下了。这一问请回答“是”或“否”。');
  expect(told.state.answers).toEqual(asked.state.answers);
  // What is new beside it is taken, as ever.
  const more = say(asked, '二级技师，手机13800138000');
  expect(answerOf(more.state, 'phone')).toBe('13800138000');
});

test('a form’s question says what it wants when only known things are said', () => {
  const form = sayAll(asked, '是', '带过培训课', '熟悉', '能', '没有', '张建华');
  expect(askedFact(form)).toBe('idNumber');
  expect(textOf(say(form, '我叫张建华'))).toContain('前面已经记下了。这一问请说身份证号码');
});
