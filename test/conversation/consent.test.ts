import { describe, expect, test } from 'vitest';
import { findDefinition } from '#domain/conversation/position';
import { begin, context, positionOf, say, sayAll, textOf } from '#test/conversation/talk';

describe('consent comes first', () => {
  test('the first turn says who handles what for how long, and which rights there are, before anything personal', () => {
    const talk = begin();
    const text = textOf(talk);
    for (const words of ['谁处理', '做什么用', '收集什么', '存多久', '您的权利', '敏感个人信息', '撤回同意']) {
      expect(text).toContain(words);
    }
    expect(talk.replies.at(-1)?.ask).toMatchObject({ step: 'CONSENT' });
    expect(talk.replies.at(-1)?.choices?.map((choice) => choice.id)).toEqual(['consent:yes', 'consent:no']);
  });

  test('whatever is said before consent, nothing personal is asked or kept', () => {
    const messages = [
      '你好',
      '我想当考评员',
      '我叫李秀英，身份证510703198506150027，手机13800138000，邮箱lisifu@example.com',
      '我是电工高级技师',
      '没有被永久取消过资格，身体健康，我是本科，人在雅安',
      '手机号填错了，是13900139000',
      '不知道',
      '上一题',
      '转人工',
      '继续',
    ];
    let talk = begin();
    for (const message of messages) {
      talk = say(talk, message);
      expect(talk.state.consent).toBeUndefined();
      for (const fact of Object.keys(talk.state.answers)) {
        expect(findDefinition(context, talk.state, fact)?.personal, fact).not.toBe(true);
      }
      for (const reply of talk.replies) expect(reply.ask?.fact).toBeUndefined();
      const stored = JSON.stringify(talk.state);
      for (const personal of [
        'healthy',
        'UNDERGRADUATE',
        '511800',
        'permanentlyRevoked',
        '李秀英',
        '510703198506150027',
        '13800138000',
        '13900139000',
        'lisifu',
      ]) {
        expect(stored).not.toContain(personal);
      }
    }
  });

  test('what was said in the first message and is not personal is used after consent; the personal is asked for again', () => {
    const told = say(begin(), '我想当考评员，我是电工高级技师，手机13800138000');
    expect(told.state).toMatchObject({ category: 'ASSESSOR', answers: { skillLevel: 'SENIOR_TECHNICIAN' } });
    expect(told.replies.find((reply) => reply.kind === 'UNDERSTOOD')?.understood?.map((item) => item.fact)).toContain(
      'skillLevel',
    );
    expect(textOf(told)).toContain('同意之后请再说一次');
    const agreed = say(told, '同意');
    expect(agreed.state.consent).toEqual({ version: 'consent@2024-11', on: '2024-11-20' });
    expect(positionOf(agreed)).toMatchObject({ at: 'FACT' });
    expect(agreed.replies.at(-1)?.ask?.fact).not.toBe('skillLevel');
  });

  test.each(['同意', '我同意', '好的，同意', '要得', '可以', '同意，我想当考评员'])('%s is consent', (words) => {
    expect(say(begin(), words).state.consent).toBeDefined();
  });

  test.each(['同意的话会怎么样', '如果同意，你们会给别人看吗？', '考评员', '嘿嘿', '我还没同意呢', '随便看看'])(
    '%s is not consent',
    (words) => {
      const talk = say(begin(), words);
      expect(talk.state.consent).toBeUndefined();
      expect(talk.replies.length).toBeGreaterThan(0);
    },
  );

  test.each(['不同意', '我不同意', '拒绝', '不太同意'])(
    '%s ends kindly, and nothing that was said is kept',
    (words) => {
      const talk = sayAll(begin(), '我想当考评员，我是高级技师', words);
      expect(talk.state).toMatchObject({ ended: 'REFUSED', answers: {} });
      expect(talk.state.category).toBeUndefined();
      expect(talk.replies.at(-1)?.kind).toBe('ENDED');
    },
  );

  test('questions about the public rules are answered before consent and after refusing it', () => {
    const before = say(begin(), '考评员需要什么条件？');
    expect(textOf(before)).toContain('一(三)3');
    expect(before.state.consent).toBeUndefined();
    const after = sayAll(begin(), '不同意', '质量督导员要什么条件？');
    expect(textOf(after)).toContain('二(三)');
    expect(after.state.ended).toBe('REFUSED');
  });

  test('who refused may begin again, and is asked for consent again', () => {
    const talk = sayAll(begin(), '不同意', '重新开始');
    expect(talk.replies.at(-1)?.ask?.step).toBe('CONSENT');
    expect(say(talk, '同意').state.consent).toBeDefined();
  });

  test('withdrawing consent asks for a yes and then erases everything', () => {
    const talk = sayAll(begin(), '同意', '我想当考评员，我是高级技师', '我要撤回同意');
    expect(positionOf(talk)).toMatchObject({ at: 'SURE', of: 'CANCEL' });
    expect(say(talk, '确定').state).toMatchObject({ ended: 'CANCELLED', answers: {} });
    expect(say(talk, '不').state.answers).toEqual({ skillLevel: 'SENIOR_TECHNICIAN' });
  });
});
