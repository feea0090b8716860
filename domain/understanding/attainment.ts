import { educationRank } from '#domain/vocabulary/education';
import { skillLevelRank } from '#domain/vocabulary/skill-level';
import { titleLevelRank } from '#domain/vocabulary/title-level';
import type { Clause } from './clause.ts';
import { educationMentions, isCode } from './closed-list.ts';
import type { Finding } from './holding.ts';
import { isLevel } from './level.ts';
import { type Mention, settle } from './mention.ts';
import { health, readSkillLevel, skillMentions } from './skill.ts';
import { readTitleLevel, titleMentions } from './title.ts';

const doubtWords: Readonly<Record<string, string>> = {
  SEVERAL: '说了不止一个',
  UNSURE: '说得不确定',
  NOT_YET: '还没有拿到',
  NO_LONGER: '可能已经不是现在的情况',
  AMBIGUOUS_LEVEL: '可能是技能等级，也可能是职称',
  AMBIGUOUS_EDUCATION: '文化程度说得不具体',
  FOR_REVIEWER: '能否对应职称由审核人员认定',
  NOT_IN_LIST: '表上没有这一项',
  AMBIGUOUS_PLACE: '地名不止一处',
  OUTSIDE_SICHUAN: '不在四川',
};

export function doubted(fact: string, doubt: string | undefined): Finding[] {
  const why = doubtWords[doubt ?? ''];
  return why === undefined ? [] : [{ fact, why }];
}

/** What is wished for or asked about is not held: 报车工的考评员 says nothing of 车工 as a certificate. */
export function sure<T>(mentions: readonly Mention<T>[]): Mention<T>[] {
  return mentions.filter((mention) => mention.standing === 'ASSERTED');
}

const levelContext = /技能|等级|职业资格|证|鉴定|工|师|员|[/(]/u;

const workersTrade =
  /\p{Script=Han}(?<![职员打手开完施上分特民做加停务技级龄人竣用罢旷误学])工(?![作程龄会商资艺人业厂种地信学委贸])|汽修|电焊|厨师|烹调师|面点师/u;

/** 干了十二年电工，现在是技师: a worker's trade or another rung in the message leaves no doubt which 技师 is meant. */
function isOfWorkers(text: string, mentions: readonly Mention<unknown>[]): boolean {
  if (health.test(text)) return false;
  const rung = /^(?:高级技师|[初中高]级(?:工|技工)|[特首][级席]技师)$/u;
  return workersTrade.test(text) || mentions.some((mention) => rung.test(mention.words));
}

/** In a longer message a bare 三级 or 技师 needs a trade or the word 等级 beside it. */
function isPlainLevel(mention: Mention<unknown>, clauses: readonly Clause[], beside: boolean): boolean {
  const text = clauses[mention.clause]?.text ?? '';
  const before = text.slice(0, mention.start);
  if (mention.words === '技师')
    return (
      beside ||
      /[工员师调](?:种)?(?:的)?$/u.test(before.replace(/(?:医师|护师|药师)$/u, '')) ||
      /(?:二级[/( ]?)$/u.test(before)
    );
  if (/^(?:等级)?[一二三四五1-5iv壹贰叁]+级?$/u.test(mention.words))
    return (
      levelContext.test(before) ||
      /^(?:[/(]?(?:技师|高级工|高级技师|中级工|初级工|证|职业资格))|^(?:的)?[\p{Script=Han}]{1,6}[工员师]/u.test(
        text.slice(mention.end),
      )
    );
  return true;
}

export function skillIn(text: string): Finding[] {
  const { clauses, mentions } = skillMentions(text);
  const settled = settle(mentions);
  const held = sure(mentions).filter((mention) => isLevel(mention.value));
  const beside = isOfWorkers(text, mentions);
  const plain = held.filter((mention) => isPlainLevel(mention, clauses, beside));
  const [best] = plain
    .flatMap(({ value }) => (isLevel(value) ? [value] : []))
    .toSorted((one, other) => skillLevelRank(other) - skillLevelRank(one));
  if (best !== undefined) return [{ fact: 'skillLevel', value: best }];
  if (held.length > 0) return doubted('skillLevel', 'AMBIGUOUS_LEVEL');
  if (/[没莫无][有得]?.{0,4}(?:技能|职业资格|等级)证/u.test(text)) {
    const read = readSkillLevel(text);
    return 'value' in read && read.value === 'NONE' ? [{ fact: 'skillLevel', value: 'NONE' }] : [];
  }
  const unclear = settled.values.find((value) => !isLevel(value));
  if (unclear !== undefined && !isLevel(unclear)) return doubted('skillLevel', unclear.doubt);
  return mentions.some((mention) => isLevel(mention.value)) ? doubted('skillLevel', settled.doubt) : [];
}

/** Posts that are also the lowest titles (技术员, 护士) count as titles only beside 职称. */
function isPost(mention: Mention<unknown>, clauses: readonly Clause[]): boolean {
  const text = clauses[mention.clause]?.text ?? '';
  return (
    /^(?:技术员|管理员|护士|会计员|记者|编辑|医师|药师|技士|统计员|实验员|农技员|教授|会计师)$/u.test(mention.words) &&
    mention.value !== 'FULL_SENIOR' &&
    !/职称|评/u.test(text)
  );
}

export function titleIn(text: string, clauses: readonly Clause[]): Finding[] {
  const mentions = titleMentions(clauses);
  const levels = sure(mentions)
    .filter((mention) => !isPost(mention, clauses))
    .flatMap(({ value }) => (isLevel(value) ? [value] : []));
  const [best] = levels.toSorted((one, other) => titleLevelRank(other) - titleLevelRank(one));
  if (best !== undefined) return [{ fact: 'titleLevel', value: best }];
  if (/职称/u.test(text)) {
    const own = clauses.filter((clause) => /职称/u.test(clause.text) && !clause.ofOthers && !clause.asked);
    if (
      own.some(
        (clause) =>
          'value' in readTitleLevel(clause.text) && JSON.stringify(readTitleLevel(clause.text)).includes('NONE'),
      )
    ) {
      return [{ fact: 'titleLevel', value: 'NONE' }];
    }
  }
  const named = mentions.filter(
    (mention) => isLevel(mention.value) || (!isLevel(mention.value) && mention.value.doubt === 'FOR_REVIEWER'),
  );
  const [first] = named;
  if (first === undefined) return [];
  return isLevel(first.value) ? doubted('titleLevel', settle(named).doubt) : doubted('titleLevel', first.value.doubt);
}

export function educationIn(clauses: readonly Clause[]): Finding[] {
  const mentions = educationMentions(clauses);
  const levels = sure(mentions).flatMap(({ value }) => (isCode(value) ? [value] : []));
  const [best] = levels.toSorted((one, other) => educationRank(other) - educationRank(one));
  if (best !== undefined) return [{ fact: 'education', value: best }];
  const [first] = mentions;
  return first === undefined || !isCode(first.value) ? [] : doubted('education', settle(mentions).doubt);
}
