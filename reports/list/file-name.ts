import { noticeNumber } from '#domain/notice';

interface Name {
  /** 附件3, 合格人员名单 … */
  list: string;
  /** The office's own name, as registered; never a person's. */
  organisation: string;
  /** `yyyy-mm-dd` */
  day: string;
  extension?: string;
}

/** What some system refuses in a file's name, or takes for something else: also what turns the order of letters round. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}<>:"/\\|?*%#&{}$!'`@+=,;~^]/gu;
/** Most systems take 255 bytes; an upload puts something in front. */
const mostBytes = 180;
/** Letters and digits that stand together so long name a person more likely than an office. */
const longNumber = /\d{11,}[\dXx]?/gu;

/** `川人社职鉴〔2024〕11号_附件3_成都市职业技能鉴定指导中心_2026-11-25.xlsx`: what it is, whose, of when, and nobody in it. */
export function fileName({ list, organisation, day, extension = 'xlsx' }: Name): string {
  const safe = (part: string) =>
    part
      .normalize('NFKC')
      .replace(longNumber, '')
      .replace(unsafe, '')
      .replace(/[\s.]+/gu, '-');
  const name = (office: string) => `${noticeNumber}_${safe(list)}_${office}_${safe(day)}.${extension}`;
  let office = [...safe(organisation).replace(/^-+|-+$/gu, '')];
  while (Buffer.byteLength(name(office.join(''))) > mostBytes) office = office.slice(0, -1);
  return name(office.join(''));
}
