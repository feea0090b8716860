import { expect, test } from 'vitest';
import { ApplicationStatus } from '#domain/application/application';
import { messageText, settledActions } from '#domain/notification';
import { mutations } from '#operations/registry';

/** They happen before there is an application to whose owner anything could be told. */
const conversations = ['startConversation', 'sendMessage'];

test('for every registered mutation it is settled what the person concerned is told', () => {
  const unsettled = Object.keys(mutations).filter((name) => !settledActions.has(name) && !conversations.includes(name));
  expect(unsettled).toEqual([]);
});

const about = { subject: 'APP#1', counted: { category: 'QUALITY_SUPERVISOR' } };

test.each(ApplicationStatus.options.filter((status) => status !== 'DRAFT'))(
  'an action that nobody knows yet is told by the status that it leads to (%s)',
  (toStatus) => {
    const fromStatus = toStatus === 'AGENCY_REVIEW' ? 'DRAFT' : 'AGENCY_REVIEW';
    expect(messageText({ ...about, action: 'somethingNew', fromStatus, toStatus })).toMatch(/^您的质量督导员申报.+。$/);
    expect(messageText({ ...about, action: 'somethingNew', fromStatus: toStatus, toStatus })).toBeUndefined();
  },
);

test.each<[string, string, string, RegExp]>([
  ['decideAppeal', 'REJECTED', 'REJECTED', /维持原审核结论/],
  ['decideAppeal', 'REJECTED', 'QUALIFIED', /申诉成立：资格审核合格/],
  ['enrolApplication', 'QUALIFIED', 'QUALIFIED', /候补名单/],
  ['enrolApplication', 'QUALIFIED', 'ENROLLED', /已编入培训班/],
  ['leaveClass', 'ENROLLED', 'QUALIFIED', /已退出培训班，/],
  ['leaveClass', 'QUALIFIED', 'QUALIFIED', /已退出培训班候补名单/],
  ['releaseTrainingClass', 'ENROLLED', 'QUALIFIED', /已经取消/],
  ['recordResults', 'ENROLLED', 'PASSED', /^您的质量督导员申报培训考核合格/],
  ['recordResults', 'PASSED', 'FAILED', /更正：培训考核不合格/],
  ['recordResults', 'ENROLLED', 'ENROLLED', /新登记的成绩/],
])('%s from %s to %s is told in words of its own', (action, fromStatus, toStatus, words) => {
  expect(messageText({ ...about, action, fromStatus, toStatus })).toMatch(words);
});

test('the clauses behind a decision are named once each, and no codes', () => {
  const reasons = [
    { code: 'SKILL_LEVEL', clause: '一(三)3' },
    { code: 'EXPERIENCE', clause: '一(三)3' },
    { code: 'UNIT', clause: '一(六)1' },
  ];
  const happening = { ...about, action: 'somethingNew', fromStatus: 'CENTRE_REVIEW', toStatus: 'REJECTED', reasons };
  expect(messageText(happening)).toBe(
    '您的质量督导员申报资格审核不合格。原因、依据和申诉期限请登录查看。依据：一(三)3、一(六)1。',
  );
});

test.each(['CLASS#1', 'LIST#1', 'PLAN#1', 'PANEL#1'])('what happens to %s is told to nobody by itself', (subject) => {
  expect(messageText({ subject, action: 'somethingNew', fromStatus: 'DRAFT', toStatus: 'QUALIFIED' })).toBeUndefined();
});
