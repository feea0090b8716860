import type { CardKind } from '#domain/card/card';
import { categoryLabel } from '#domain/category';
import { cleaned } from '#domain/conversation/said';
import { isOccupation, occupationLabel } from '#domain/occupations';
import { labelOf } from '#domain/understanding/label';
import { cityLabel, provinceCode } from '#domain/vocabulary/place';
import type { Photo } from '#reports/photo';

/** A card as it is to be printed. The ID number is not part of it: whoever finds a card shall not find one. */
export interface CardPrint {
  number: string;
  kind: CardKind;
  name: string;
  /** Occupations with their 工种, or 专项 projects, as they stand on the card; a supervisor's has none. */
  items: readonly string[];
  /** First and last day, `yyyy-mm-dd`. */
  period: { from: string; until: string };
  /** The centre that makes and hands it out (一(七)): a city's code, or the province's. */
  maker: string;
  photo?: Photo;
}

export interface CardRow {
  label: string;
  text: string;
  /** Takes the height that is left. */
  isLong?: true;
}

/** What stands on a card: beside the photo and below it. */
export interface CardText {
  title: string;
  beside: CardRow[];
  below: CardRow[];
}

export function cardText({ number, kind, name, items, period, maker }: CardPrint): CardText {
  const label = kind === 'SPECIAL_ABILITY_ASSESSOR' ? '考评项目' : '职业工种';
  const assessed = items.map((item) => cleaned(isOccupation(item) ? occupationLabel(item) : item)).join('、');
  return {
    title: `${categoryLabel[kind]}证`,
    beside: [
      { label: '姓　　名', text: cleaned(name) },
      { label: '证 卡 号', text: number },
      ...(assessed === '' ? [] : [{ label, text: assessed, isLong: true as const }]),
    ],
    below: [
      { label: '有 效 期', text: `${dayText(period.from)}至${dayText(period.until)}` },
      { label: '发证单位', text: centreName(maker) },
    ],
  };
}

function dayText(day: string): string {
  return labelOf({ kind: 'date' }, day);
}

/** The full name of a centre, as on its stamp. */
function centreName(code: string): string {
  const place = code === provinceCode ? '四川省' : (cityLabel.get(code) ?? '');
  return `${place}职业技能鉴定指导中心`;
}

/** What the QR code of a card opens: the page that checks cards, with the number and nothing else. */
export function verifyLink(verifyUrl: string, number: string): string {
  const link = new URL(verifyUrl);
  link.searchParams.set('number', number);
  return link.href;
}
