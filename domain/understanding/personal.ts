import { readIdNumber } from '#domain/id-number';
import { asDigits, readMobile } from '#domain/phone';
import { clausesOf, corrected, isOwn } from './clause.ts';
import { normalise, withoutFillers } from './normalise.ts';

/** `message` is the precise problem of the domain, where there is one. */
export type Personal = { value: string } | { doubt: string; message?: string };

function belongsToOthers(text: string): boolean {
  return (
    clausesOf(text).some((clause) => clause.ofOthers) || /(?:婆娘|娃儿|幺儿|堂客|男人|屋头人|家里人)的?/u.test(text)
  );
}

/** The part of a message that gives the person's own number as it is now: 旧号是…，现在换成… ; 不是…，是…. */
function ownPart(text: string, notNow: RegExp): { text: string } | { doubt: string } {
  const parts = text.split(/[,，;；。!！?？\n]+/u).filter((part) => part.trim() !== '');
  let others = false;
  const kept = parts.filter((part) => {
    const clauses = clausesOf(part);
    if (belongsToOthers(part)) others = true;
    else if (clauses.some((clause) => isOwn(clause.text))) others = false;
    return !others && !notNow.test(part);
  });
  const digits = /\d{3}|(?:[零〇一幺二三四五六七八九]\s?){4}/u;
  const after = parts.some((part) => /^[这那是都就]/u.test(part) && belongsToOthers(part) && !digits.test(part));
  if (kept.length === parts.length || (!after && kept.some((part) => digits.test(part)))) {
    return { text: kept.length === parts.length ? text : kept.join(',') };
  }
  return { doubt: belongsToOthers(text) ? 'SOMEONE_ELSE' : notNow.test(text) ? 'NO_LONGER' : 'NOT_UNDERSTOOD' };
}

const denied = /不是[^是]*\d{3}/u;
const former =
  /(?:旧|老|原来|以前|之前|原先|过去)[的用那]*(?:个|号|手机|电话|身份证|卡|是)|(?:不用|停用|停机|注销|作废|换掉)了?$|不是[^是]*\d{3}/u;
/** 1380013800O: a letter where a digit belongs. */
const letterInside = /\d[\s-]*[oil]+(?![a-z])|(?<![a-z])[oil][\s-]?\d{4}/u;

const spokenDigit = '[零〇○洞一幺二两三四五六七八九拐勾o]';

/** 一三八零零… read aloud becomes digits; a single 一 in a sentence does not. */
function digitsSpoken(text: string): string {
  return text.replace(
    new RegExp(`(?:${spokenDigit}[\\s,-]?){4,}|(?<=\\d[\\s-]?)${spokenDigit}+|${spokenDigit}+(?=[\\s-]?\\d{3})`, 'gu'),
    (run) => asDigits(run),
  );
}

const phoneLike = /(?:\+|00)?\d(?:[\s\-.·_()]?\d){4,}/gu;

export function readPhone(text: string): Personal {
  const own = ownPart(corrected(normalise(text)).text, former);
  if ('doubt' in own) return own;
  const { text: taken } = own;
  if (letterInside.test(taken)) return { doubt: 'LETTER_INSIDE' };
  if (/\d[\d\s-]*[*x×#]{2,}/u.test(taken)) return { doubt: 'MASKED' };
  const digits = digitsSpoken(taken).replace(/不是[\s\d-]+/gu, '');
  const whole = [...digits.matchAll(/(?<!\d)1[3-9]\d{9}(?!\d)/gu)];
  const joined = whole.length > 0 ? whole : [...digits.replace(/(?<=\d)[,，](?=\d)/gu, '-').matchAll(phoneLike)];
  const runs = joined.map(([run]) => readMobile(run));
  const numbers = new Set(runs.flatMap((run) => (run.ok ? [run.value] : [])));
  if (numbers.size > 1) return { doubt: 'SEVERAL' };
  const [value] = numbers;
  if (value !== undefined)
    return /可能|好像|大概|记不|应该是|不是(?!.*是)|吗$/u.test(taken) ? { doubt: 'UNSURE' } : { value };
  const failed = runs.find((run) => !run.ok);
  if (failed === undefined || failed.ok) return { doubt: 'NOT_UNDERSTOOD' };
  const [problem] = failed.problems;
  return { doubt: problem.code, message: problem.message };
}

const idLike = /(?<![\da-z])(?:\d[\s\-.·]?){14,18}(?:[\dx])?(?![\da-z*])|(?<![a-z])[a-z]{3}\d{12}(?!\d)/giu;

export function readIdentity(text: string, today: string): Personal {
  const own = ownPart(corrected(normalise(text)).text, denied);
  if ('doubt' in own) return own;
  const { text: taken } = own;
  if (letterInside.test(taken)) return { doubt: 'LETTER_INSIDE' };
  if (/\d[\d\s]*\*+|\d{4,}[x]{3,}/u.test(taken)) return { doubt: 'MASKED' };
  const spoken = digitsSpoken(taken).replace(/(?<=\d\s?)(?:叉叉?|艾克斯|埃克斯|ex)/gu, 'x');
  const runs = [...spoken.matchAll(idLike)].map(([run]) => readIdNumber(run, today));
  const numbers = new Set(runs.flatMap((run) => (run.ok ? [run.value.number] : [])));
  if (numbers.size > 1 || (numbers.size === 1 && runs.some((run) => !run.ok))) return { doubt: 'SEVERAL' };
  const [value] = numbers;
  if (value !== undefined) return { value };
  const failed = runs.find((run) => !run.ok);
  if (failed !== undefined && !failed.ok) {
    const [problem] = failed.problems;
    return { doubt: problem.code, message: failed.problems.map((each) => each.message).join('') };
  }
  const [digits] = /[\da-z][\d\s-]{5,}[\dx]*/iu.exec(spoken) ?? [];
  if (digits === undefined) return { doubt: 'NOT_UNDERSTOOD' };
  const judged = readIdNumber(digits, today);
  return judged.ok
    ? { value: judged.value.number }
    : { doubt: judged.problems[0].code, message: judged.problems[0].message };
}

const emailLike = /[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z]{2,24}/gu;

export function readEmail(text: string): Personal {
  const taken = corrected(normalise(text))
    .text.replace(/\s?(?:艾特|at|\(at\)|圈a)\s?/gu, '@')
    .replace(/\s?点(?=\s?(?:com|cn|net|org))\s?/gu, '.')
    .replace(/@\s+|\s+@/gu, '@');
  const found = new Set([...taken.matchAll(emailLike)].map(([email]) => email));
  if (found.size > 1) return { doubt: 'SEVERAL' };
  const [value] = found;
  if (value === undefined)
    return /^\d{5,11}$/u.test(taken) ? { doubt: 'EMAIL_INCOMPLETE' } : { doubt: 'NOT_UNDERSTOOD' };
  return /\.\.|\.@/u.test(value) ? { doubt: 'NOT_AN_EMAIL' } : { value };
}

const han = '[\\p{Script=Han}〇]';
const nameShape = new RegExp(`^${han}{2,20}$|^${han}{1,15}(?:·${han}{1,15}){1,4}$`, 'u');
const noName =
  /什么|啥|多少|^为|为何|为了|因为|认为|不知|不晓|没有|没得|你好|谢谢|可以|不是|好的|我们?|他们?|老师|师傅|先生|女士|小姐|同上|一样|保密|不想|匿名|随便|哪|吗|呢|算了|重新|返回|填错|不对|不告诉|秘密|是的|考评|督导|高级|技师|无名|名字|姓名|身份|手机|电话|工程师|怎么|咋个/u;
/** What ends so is where somebody works. */
const unit = /(?:集团|公司|学校|中心|学院|大学|协会|医院|[厂局])$/u;

const nextField =
  /^((?:我|本人)?(?:的)?(?:姓名|名字)?(?:是|叫|为|[:：])*\s*[\p{Script=Han}〇·]{2,}?(?:\s[\p{Script=Han}〇])*?)(?:[\s，,;；、]*(?:性别|学历|文化程度|政治面貌|民族|所在地|(?:工作)?单位|电话|手机|联系方式|身份证|职称|籍贯|年龄|邮箱|地址|职业|工种)[^·]*|[\s，,;；、]+[男女](?!\p{Script=Han})[^·]*)$/u;

/** 汉字 of 2 to 20, with · inside for many 民族; names keep rare characters and are never simplified. */
export function readName(text: string): Personal {
  const plain = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .replace(/[•・‧∙⋅•．.]/gu, '·')
    .trim();
  // 姓名王强 学历中专: the name ends where the next field begins.
  const alone = unit.test(plain) ? plain : plain.replace(nextField, '$1');
  const spaceless = /^[\p{Script=Han}〇·\s]+$/u.test(alone) ? alone.replace(/\s+/gu, '') : alone;
  const [, introduced] =
    /^(?:.*?[，,。]\s*)??(?:我|本人|鄙人)?(?:的)?(?:姓名|名字|大名|全名|叫做?|名叫|是)(?:是|叫做?|为)?\s*[:：]?\s*([\p{Script=Han}〇·]+?)(?:[，,。！!\s].*)?$/u.exec(
      spaceless,
    ) ?? [];
  const candidate = (introduced ?? withoutFillers(spaceless))
    .replace(/[。，,！!]+$/u, '')
    .replace(/^[叫是](?=.{2,})/u, '');
  if (/[\d０-９]/u.test(candidate)) return { doubt: 'NAME_HAS_DIGITS' };
  if (!nameShape.test(candidate)) return { doubt: [...candidate].length > 20 ? 'NAME_TOO_LONG' : 'NOT_A_NAME' };
  if (noName.test(candidate) || unit.test(candidate) || /[？?]/u.test(plain)) return { doubt: 'NOT_A_NAME' };
  return belongsToOthers(normalise(text)) && introduced === undefined
    ? { doubt: 'SOMEONE_ELSE' }
    : { value: candidate };
}

/** A card's number has no published pattern: letters, digits and marks, with at least four digits. */
export function readCardNumber(text: string): Personal {
  const taken = corrected(normalise(text)).text.toUpperCase();
  const found = [...taken.matchAll(/[\p{Script=Han}]{0,2}[A-Z0-9][A-Z0-9\-/()]{3,39}/gu)]
    .map(([run]) => run.replace(/^[\p{Script=Han}]*(?=[A-Z0-9])/u, ''))
    .filter((run) => /\d{4}/u.test(run));
  const values = new Set(found);
  const [value] = values;
  if (value === undefined) return { doubt: 'NOT_UNDERSTOOD' };
  return values.size > 1 ? { doubt: 'SEVERAL' } : { value };
}
