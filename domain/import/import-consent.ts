import { shanghaiDay } from '#domain/day';
import { type Problem, type Result, refuse } from '#domain/problem';

/** Changes whenever the words below change: a draft records which words were declared. */
export const declarationVersion = 'roster-declaration@2024-11';

/**
 * 个人信息保护法 第十四、十七、二十九条: consent is the person's own, and they are told first. Whoever hands in somebody's data
 * declares that this was done; the person takes the draft over with a claim code, or it is erased.
 */
export const declarationWords = [
  '本单位声明：名册上的每一位人员都已由本单位告知并且同意：由本单位把名册上的个人信息（其中身份证号码属敏感个人信息）提交给',
  '四川省职业技能鉴定指导中心和审核申报的市（州）职鉴中心，用于判断申报条件、填申报表、资格审核、培训考核和证卡办理，不作他用；',
  '本人凭领取码领取草稿后可以随时查看、更正、撤回；七天内没有领取的草稿会被删除。',
].join('');

/** What is recorded in each application, and in the import. */
export function declared(now: Date): { version: string; on: string } {
  return { version: declarationVersion, on: shanghaiDay(now) };
}

const notDeclared: Problem = {
  code: 'CONSENT_NOT_DECLARED',
  path: 'consentDeclared',
  clause: '个人信息保护法 第十三条',
  message: '名册上的人员都已同意提交个人信息，由本单位声明之后才能导入。',
};

export function declaration(isDeclared: boolean, now: Date): Result<{ version: string; on: string }> {
  return isDeclared ? { ok: true, value: declared(now) } : refuse(notDeclared);
}
