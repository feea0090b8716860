import type { Facts, FactValue } from '#domain/fact';
import { educationRank } from '#domain/vocabulary/education';
import { skillLevelRank } from '#domain/vocabulary/skill-level';
import { titleLevelRank } from '#domain/vocabulary/title-level';
import { findCity } from './city.ts';
import { type Clause, clausesOf } from './clause.ts';
import { educationMentions, findEthnicity, isCode, readEthnicity, statusMentions } from './closed-list.ts';
import { type Finding, holdingsIn } from './holding.ts';
import { isLevel } from './level.ts';
import { type Mention, settle } from './mention.ts';
import { normalise } from './normalise.ts';
import { readEmail, readIdentity, readName, readPhone } from './personal.ts';
import { readSkillLevel, skillMentions } from './skill.ts';
import { readTitleLevel, titleMentions } from './title.ts';
import { findProjects, isCodeItem, tradeMentions } from './trade.ts';
import type { ReadingContext } from './understanding.ts';

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

function doubted(fact: string, doubt: string | undefined): Finding[] {
  const why = doubtWords[doubt ?? ''];
  return why === undefined ? [] : [{ fact, why }];
}

/** What is wished for or asked about is not held: 报车工的考评员 says nothing of 车工 as a certificate. */
function sure<T>(mentions: readonly Mention<T>[]): Mention<T>[] {
  return mentions.filter((mention) => mention.standing === 'ASSERTED');
}

const levelContext = /技能|等级|职业资格|证|鉴定|工|师|员|[/(]/u;

/** In a longer message a bare 三级 or 技师 needs a trade or the word 等级 beside it. */
function isPlainLevel(mention: Mention<unknown>, clauses: readonly Clause[]): boolean {
  const text = clauses[mention.clause]?.text ?? '';
  const before = text.slice(0, mention.start);
  if (mention.words === '技师')
    return (
      /(?:工|员|师|调)(?:种)?(?:的)?$/u.test(before.replace(/(?:医师|护师|药师)$/u, '')) ||
      /(?:二级[/( ]?)$/u.test(before)
    );
  if (/^(?:等级)?[一二三四五1-5iv壹贰叁]+级?$/u.test(mention.words))
    return (
      levelContext.test(before) ||
      /^(?:[/(]?(?:技师|高级工|高级技师|中级工|初级工|证|职业资格))|^(?:的)?[\p{Script=Han}]{1,6}(?:工|员|师)/u.test(
        text.slice(mention.end),
      )
    );
  return true;
}

function skillIn(text: string): Finding[] {
  const { clauses, mentions } = skillMentions(text);
  const settled = settle(mentions);
  const held = sure(mentions).filter((mention) => isLevel(mention.value));
  const plain = held.filter((mention) => isPlainLevel(mention, clauses));
  const [best] = plain
    .flatMap(({ value }) => (isLevel(value) ? [value] : []))
    .toSorted((one, other) => skillLevelRank(other) - skillLevelRank(one));
  if (best !== undefined) return [{ fact: 'skillLevel', value: best }];
  if (held.length > 0) return doubted('skillLevel', 'AMBIGUOUS_LEVEL');
  if (/(?:没|莫|无)(?:有|得)?.{0,4}(?:技能|职业资格|等级)证/u.test(text)) {
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

function titleIn(text: string, clauses: readonly Clause[]): Finding[] {
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

function educationIn(clauses: readonly Clause[]): Finding[] {
  const mentions = educationMentions(clauses);
  const levels = sure(mentions).flatMap(({ value }) => (isCode(value) ? [value] : []));
  const [best] = levels.toSorted((one, other) => educationRank(other) - educationRank(one));
  if (best !== undefined) return [{ fact: 'education', value: best }];
  const [first] = mentions;
  return first === undefined || !isCode(first.value) ? [] : doubted('education', settle(mentions).doubt);
}

function statusIn(clauses: readonly Clause[]): Finding[] {
  const mentions = statusMentions(clauses);
  const values = new Set(sure(mentions).map(({ value }) => value));
  const [value] = values;
  if (value === undefined) return [];
  if (values.size > 1) return doubted('politicalStatus', 'SEVERAL');
  return isCode(value) ? [{ fact: 'politicalStatus', value }] : doubted('politicalStatus', 'NOT_IN_LIST');
}

function cityIn(clauses: readonly Clause[]): Finding[] {
  const read = findCity(clauses);
  if ('value' in read) return [{ fact: 'city', value: read.value }];
  return doubted('city', read.doubt);
}

function ethnicityIn(clauses: readonly Clause[]): Finding[] {
  const { values } = findEthnicity(clauses);
  const [value] = values;
  if (value !== undefined && values.length === 1) return [{ fact: 'ethnicity', value }];
  const named = clauses.flatMap((clause) => /民族[是为: ]*(\p{Script=Han}{1,5})/u.exec(clause.text)?.[1] ?? []);
  const read = named.length > 0 ? readEthnicity(named[0] ?? '') : undefined;
  return read !== undefined && 'value' in read ? [{ fact: 'ethnicity', value: read.value }] : [];
}

/**
 * The trades a person wants to assess: named with 报 or 考评, or the trade of the level they say they hold. The
 * certificate must be of the trade applied for (一(三)3), and what was understood is said back before it counts.
 */
function tradesIn(text: string): Finding[] {
  const clauses = clausesOf(text.replace(/[、/]/gu, ','));
  const mentions = tradeMentions(clauses).filter(
    ({ value, standing }) => isCodeItem(value) && (standing === 'ASSERTED' || standing === 'PENDING'),
  );
  const meant = mentions.filter((mention) => {
    const clause = clauses[mention.clause]?.text ?? '';
    const after = clause.slice(mention.end);
    const applied =
      /报|申报|申请|考评(?!过|了)|想当|要当/u.test(clause.slice(0, mention.start)) ||
      /^(?:的)?(?:职业|工种)?(?:的)?(?:高级)?考评员/u.test(after);
    return (
      applied ||
      /(?:[一二三四五1-5]级|[高中初]级)(?:的)?$/u.test(clause.slice(0, mention.start)) ||
      /^(?:的)?(?:国家)?(?:职业资格|技能等级)?(?:证书?)?(?:[一二三四五1-5]级|初级工|中级工|高级工|技师|高级技师|高级技工|特级技师|首席技师)(?!学院)/u.test(
        after,
      )
    );
  });
  const values = [...new Set(meant.flatMap(({ value }) => (isCodeItem(value) ? [value] : [])))];
  if (values.length === 0) return [];
  return values.length > 3 ? [{ fact: 'occupations', why: '最多3个' }] : [{ fact: 'occupations', value: values }];
}

function personalIn(text: string, context: ReadingContext): { findings: Finding[]; rest: string } {
  const findings: Finding[] = [];
  const normal = normalise(text);
  const email = readEmail(normal);
  if ('value' in email) findings.push({ fact: 'email', value: email.value });
  const withoutEmail = normal.replace(/[\w.%+-]+@[\w.-]+/gu, ' ');
  const identity = readIdentity(withoutEmail, context.today);
  if ('value' in identity) findings.push({ fact: 'idNumber', value: identity.value });
  else if (identity.message !== undefined && /\d{15,}/u.test(withoutEmail))
    findings.push({ fact: 'idNumber', why: identity.message });
  const withoutId = withoutEmail.replace(/\d[\d\s-]{13,19}[\dx]/giu, ' ');
  const phone = readPhone(withoutId);
  if ('value' in phone) findings.push({ fact: 'phone', value: phone.value });
  else if (phone.message !== undefined && /\d{9,}/u.test(withoutId))
    findings.push({ fact: 'phone', why: phone.message });
  if (/我叫|我的?名字|姓名|本人叫|我是[\p{Script=Han}]{2,4}[,，]/u.test(text) && /叫|名/u.test(text)) {
    const name = readName(text);
    if ('value' in name) findings.push({ fact: 'name', value: name.value });
  }
  return { findings, rest: withoutId.replace(/\d{7,}/gu, ' ') };
}

function projectsIn(text: string): Finding[] {
  const named = findProjects(text);
  return named.length > 0 && named.length <= 3 && /报|申|考评|专项|项目/u.test(text) && !/[?？]|吗|不报/u.test(text)
    ? [{ fact: 'projects', value: named }]
    : [];
}

const longest = 2000;

/**
 * Several facts out of one free message. Only what is said of the person, as held now, and beyond doubt; what was heard
 * and is not sure stands in `unsure` with the reason. Nothing is inferred: a card held for two years is not two years
 * of assessing.
 */
export function readFacts(
  text: string,
  context: ReadingContext,
): { facts: Facts; unsure: { fact: string; why: string }[] } {
  const { findings: personal, rest } = personalIn(text.slice(0, longest), context);
  const clauses = clausesOf(rest);
  const findings = [
    ...personal,
    ...skillIn(rest),
    ...titleIn(rest, clauses),
    ...educationIn(clauses),
    ...statusIn(clauses),
    ...cityIn(clauses),
    ...ethnicityIn(clauses),
    ...tradesIn(rest),
    ...projectsIn(rest),
    ...holdingsIn(clauses),
  ];
  const facts: Record<string, FactValue> = {};
  const unsure: { fact: string; why: string }[] = [];
  for (const finding of findings) {
    if ('why' in finding) unsure.push(finding);
    else if (facts[finding.fact] === undefined) facts[finding.fact] = finding.value;
    else if (JSON.stringify(facts[finding.fact]) !== JSON.stringify(finding.value)) {
      unsure.push({ fact: finding.fact, why: '前后说的不一样' });
    }
  }
  for (const { fact, why } of unsure) if (why === '前后说的不一样') delete facts[fact];
  return { facts, unsure: unsure.filter(({ fact }) => facts[fact] === undefined) };
}
