import { expect, test } from 'vitest';
import { answerOf } from '#domain/conversation/state';
import { askedFact, consented, say, sayAll, type Talk, textOf } from '#test/conversation/talk';

const answers: Readonly<Record<string, string>> = {
  ...{
    certificateMatches: '是',
    trainingExperience: '是',
    knowsPolicy: '是',
    ethics: '是',
    permanentlyRevoked: '没有',
  },
  ...{ name: '周敏', idNumber: '510104198603123446', phone: '13800138000', education: '大专', workYears: '18年' },
  ...{ workplace: '成都样例电器厂', address: '成都市成华区样例路12号', titleName: '无', city: '成都' },
};

/** The conversation of an electrician, where this is asked. */
function asked(fact: string): Talk {
  let talk = sayAll(consented(), '我想当考评员', '电工', '二级技师');
  for (let now = askedFact(talk); now !== fact; now = askedFact(talk)) {
    const words = now === undefined ? undefined : answers[now];
    if (words === undefined) throw new Error(`nobody knows what to say to ${now}`);
    talk = say(talk, words);
  }
  return talk;
}

test.each(['退休了', '自己干', '没有单位', '个体户', '灵活就业', '待业', '我现在没有工作', '在家', '已经退休了。'])(
  'what is no employer is not written into the form: %s',
  (words) => {
    const told = say(asked('workplace'), words);
    expect(answerOf(told.state, 'workplace')).toBeUndefined();
    expect(told.replies.at(-1)?.kind).toBe('ASK_AGAIN');
  },
);

test.each([
  ['我在成都样例电器有限公司上班', '成都样例电器有限公司'],
  ['在成都样例电器厂工作的。', '成都样例电器厂'],
  ['我在成都样例电器厂', '成都样例电器厂'],
  ['成都样例自由职业服务中心', '成都样例自由职业服务中心'],
  ['退休人员服务站', '退休人员服务站'],
  ['在水一方酒店', '在水一方酒店'],
])('the employer is written without the words around it: %s', (words, name) => {
  expect(answerOf(say(asked('workplace'), words).state, 'workplace')).toBe(name);
});

test.each(['没带在身上', '忘了叫啥', '记不清了', '证书找不到了'])('no certificate is called that: %s', (words) => {
  const told = say(asked('certificateName'), words);
  expect(answerOf(told.state, 'certificateName')).toBeUndefined();
});

test.each(['没评过', '没有评过职称', '没考过', '无'])('who has no title leaves the cell empty: %s', (words) => {
  expect(answerOf(say(asked('titleName'), words).state, 'titleName')).toBe('');
});

test.each(['在技校代过课', '在技校讲过课', '在技校上过课', '在中专带过班'])(
  'where one taught is no education: %s',
  (words) => {
    const told = say(asked('trainingExperience'), words);
    expect(answerOf(told.state, 'education')).toBeUndefined();
    expect(answerOf(told.state, 'trainingExperience')).toBe(true);
  },
);

test.each([
  ['在技校上过三年学', 'TECHNICAL_SCHOOL'],
  ['技校毕业', 'TECHNICAL_SCHOOL'],
])('where one learnt is one: %s', (words, education) => {
  expect(answerOf(say(asked('education'), words).state, 'education')).toBe(education);
});

test.each(['考评员和督导员有什么区别', '什么是考评员？', '高级考评员是干什么的', '有哪几类'])(
  'who does not know the names is told what each is: %s',
  (words) => {
    const told = say(consented(), words);
    expect(textOf(told)).toContain('· 质量督导员：督导评价工作的质量');
    expect(told.replies.at(-1)?.ask?.step).toBe('CATEGORY');
  },
);

test.each([
  ['60岁了能报吗', '没有规定年龄限制'],
  ['去哪里看这些政策？', '每一问都可以问“为什么问这个”'],
  ['通知文件在哪看', '川人社职鉴〔2024〕11号'],
  ['在哪里考试', '地点以省、市（州）职鉴中心的培训文件通知为准（一(四)）'],
  ['培训地点是哪里', '地点以省、市（州）职鉴中心的培训文件通知为准（一(四)）'],
  ['要考评员证是什么条件', '申报考评员的条件'],
])('what is asked about the rules is answered from the notice: %s', (words, answer) => {
  expect(textOf(say(consented(), words))).toContain(answer);
});

/** A supervisor's conversation, where this is asked. */
function supervisorAsked(fact: string): Talk {
  let talk = sayAll(consented(), '我想当质量督导员', '已备案的评价机构', '负责人', '行政管理');
  for (let turn = 0; turn < 9 && askedFact(talk) !== fact; turn += 1) talk = say(talk, '是');
  return talk;
}

test.each(['还不错', '很不错'])('%s is no wish to correct anything', (words) => {
  const told = say(supervisorAsked('organisingAbility'), words);
  expect(askedFact(told)).toBe('organisingAbility');
  expect(textOf(told)).not.toContain('要改哪一项');
});

test.each(['去年住过院', '做过手术', '得过肝炎'])('%s is no yes to whether one is in good health', (words) => {
  expect(answerOf(say(supervisorAsked('healthy'), words).state, 'healthy')).toBeUndefined();
});

test.each(['身体没毛病', '健康', '没住过院，身体好'])('%s is one', (words) => {
  expect(answerOf(say(supervisorAsked('healthy'), words).state, 'healthy')).toBe(true);
});

test('a first prize (一等奖) is nothing that is still to come', () => {
  const talk = sayAll(consented(), '我想当专项考评员');
  expect(askedFact(talk)).toBe('honour');
  expect(textOf(say(talk, '技能大赛一等奖'))).not.toContain('还没有拿到');
});

test.each(['能服从，没问题', '没问题，能遵守', '能', '是个老师傅', '会的'])(
  'a yes that would refuse for good is asked for in plain words: %s',
  (words) => {
    expect(answerOf(say(asked('permanentlyRevoked'), words).state, 'permanentlyRevoked')).not.toBe(true);
  },
);

test.each(['是', '是的', '有', '有过', '对'])('and plain words are taken: %s', (words) => {
  expect(answerOf(say(asked('permanentlyRevoked'), words).state, 'permanentlyRevoked')).toBe(true);
});

test('half a yes is no answer to whether one knows the rules and the trade', () => {
  const talk = asked('knowsPolicy');
  const half = say(talk, '规定没看过，电工的理论和技能我很熟');
  expect(answerOf(half.state, 'knowsPolicy')).toBeUndefined();
  expect(answerOf(say(talk, '都不熟，没学过').state, 'knowsPolicy')).toBe(false);
  expect(answerOf(say(talk, '都熟悉，没问题').state, 'knowsPolicy')).not.toBe(false);
});

test.each(['我没有职称，只有技师证', '没有职称，在考', '没评过职称'])('no title is none: %s', (words) => {
  expect(answerOf(say(asked('titleName'), words).state, 'titleName')).toBe('');
});

test('what bears one name is corrected in both places', () => {
  let talk = sayAll(asked('titleName'), '高级工程师', '成都', '电工 二级/技师');
  talk = say(talk, '我在厂里做电工十八年，'.repeat(3));
  const told = say(talk, '专业技术职称改成：无');
  expect(answerOf(told.state, 'titleName')).toBe('');
  expect(answerOf(told.state, 'titleLevel')).toBe('NONE');
  const again = sayAll(talk, '专业技术职称填错了', '工程师');
  expect([answerOf(again.state, 'titleName'), answerOf(again.state, 'titleLevel')]).toEqual(['工程师', 'INTERMEDIATE']);
});

test('the colon behind 改成 is none of the value', () => {
  const talk = sayAll(asked('titleName'), '无', '成都', '电工证');
  expect(answerOf(say(talk, '职业资格证书改成：电工 二级/技师').state, 'certificateName')).toBe('电工 二级/技师');
});

test('whoever was barred for good is not told that they are one step away', () => {
  const told = say(asked('permanentlyRevoked'), '是');
  expect(textOf(told)).toContain('暂时还不能申报');
  expect(textOf(told)).not.toContain('只差一步');
});
