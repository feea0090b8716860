import { derivedFacts } from '#domain/application/form-check';
import type { CardKind } from '#domain/card/card';
import { categoryLabel } from '#domain/category';
import type { Facts } from '#domain/eligibility/fact';
import { joinApplied } from '#domain/roster/applied';
import { nameColumn, serialColumn, sexColumn, workplaceColumn } from './list/columns.ts';
import { dayText } from './list/day-text.ts';
import type { ListLayout, ListRow } from './list/layout.ts';
import { type Target, type Written, writeList } from './list/write.ts';

export interface NumberedCard {
  number: string;
  kind: CardKind;
  facts: Facts;
  /** First and last day, `yyyy-mm-dd`. */
  period: { from: string; until: string };
}

export interface CardListContent {
  /** The class, or whatever the cards have in common. */
  title: string;
  /** The centre that makes the cards and hands them out (一(七)). */
  makerName: string;
  /** The day in Asia/Shanghai. */
  today: string;
  cards: AsyncIterable<NumberedCard>;
}

/**
 * 证卡制作清单, for whoever prints cards and hands them out: what stands on each card, and room to sign for it. The ID number
 * stands on no card and so not here either.
 */
export function writeCardList({ title, makerName, today, cards }: CardListContent, target: Target): Promise<Written> {
  const layout: ListLayout = {
    marker: { list: '证卡制作清单', version: 1 },
    sheetName: '证卡制作清单',
    above: [],
    title: `${title}证卡制作清单`,
    head: [[`制证单位：${makerName}`, `制表时间：${dayText(today)}`]],
    columns: [
      ...[serialColumn, { header: '证卡号', width: 22 }, { header: '证卡种类', width: 22 }, nameColumn, sexColumn],
      { ...workplaceColumn },
      { header: '考评职业(工种)', width: 28, align: 'left' },
      { header: '有效期起', width: 12 },
      { header: '有效期止', width: 12 },
      { header: '领取人签名', width: 14 },
      { header: '领取日期', width: 14 },
    ],
    foot: [['制证单位（盖章）：', '经办人：', '发放时间：　　年　　月　　日']],
    notes: [],
    rowHeight: 28,
  };
  return writeList(layout, rowsOf(cards, today), target);
}

async function* rowsOf(cards: AsyncIterable<NumberedCard>, today: string): AsyncGenerator<ListRow> {
  let serial = 0;
  for await (const { number, kind, facts, period } of cards) {
    serial += 1;
    const { name = '', workplace = '' } = facts;
    const sex = derivedFacts(facts, today)?.sex ?? '';
    const applied = kind === 'QUALITY_SUPERVISOR' ? '' : joinApplied(facts);
    const texts = [String(name), sex, String(workplace), applied, period.from, period.until];
    yield [String(serial), number, categoryLabel[kind], ...texts, '', ''];
  }
}
