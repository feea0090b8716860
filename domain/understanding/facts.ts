import type { Facts, FactValue } from '#domain/eligibility/fact';
import { doubted, educationIn, skillIn, sure, titleIn } from './attainment.ts';
import { findCity } from './city.ts';
import { type Clause, clausesOf } from './clause.ts';
import { findEthnicity, isCode, promoted, readEthnicity, statusMentions } from './closed-list.ts';
import { type Finding, holdingsIn } from './holding.ts';
import { normalise } from './normalise.ts';
import { readEmail, readIdentity, readName, readPhone } from './personal.ts';
import { findProjects, isCodeItem, tradeMentions } from './trade.ts';
import type { ReadingContext } from './understanding.ts';

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
/** 人社局说…，真的假的; 具有大专以上学历，这个条件严不严: the rule is spoken of, not the person. */
const quotes =
  /真的假的|真的还是假的|是真的(?:吗|嘛|么|不|[?])|(?:条件|要求|规定|标准|门槛)(?:是)?(?:.不.|是不是|合不合理|咋|怎么|啥子?意思|什么意思|算不算|变了|改了|[^,，。]{0,3}[吗?？])/u;
const reported =
  /[^,，。;；!?！？\n]*(?:听[^,，。]{1,4}|人社局|职鉴中心|文件|通知|公告|规定|政策|条款|群里|网上|官网)[里上头的]*(?:都)?(?:说|写|讲|要求|规定|明确)(?!的?我)[^,，。;；!?！？\n]*/gu;

/**
 * Several facts out of one free message. Only what is said of the person, as held now, and beyond doubt; what was heard
 * and is not sure stands in `unsure` with the reason. Nothing is inferred: a card held for two years is not two years
 * of assessing.
 */
export function readFacts(
  text: string,
  context: ReadingContext,
): { facts: Facts; unsure: { fact: string; why: string }[] } {
  const { findings: personal, rest: said } = personalIn(text.slice(0, longest), context);
  const rest = quotes.test(said) ? '' : said.replace(reported, '');
  const clauses = clausesOf(rest);
  const findings = [
    ...personal,
    ...skillIn(rest),
    ...titleIn(rest, clauses),
    ...educationIn(clauses),
    ...statusIn(/党/u.test(rest) ? clausesOf(promoted(rest)) : clauses),
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
