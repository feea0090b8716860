import { categoryLabel } from '#domain/category';
import { Measure, measureLabel, type Statistic } from '#domain/statistics';
import { dayText } from './list/day-text.ts';
import type { ListColumn, ListLayout, ListRow } from './list/layout.ts';
import { type Target, type Written, writeList } from './list/write.ts';

export interface StatisticsContent {
  year: number;
  officeName: string;
  /** The day in Asia/Shanghai of which the counts are. */
  today: string;
  /** One a centre and category; totals among them are left out, since the sheet has its own. */
  rows: AsyncIterable<Statistic>;
  /** The name of a centre by its code. */
  nameOf: (centre: string) => string;
}

/** 统计表: counts as numbers, so that they can be added up; the last row is the total of what stands above it. */
export function writeStatistics(content: StatisticsContent, target: Target): Promise<Written> {
  const { year, officeName, today } = content;
  const layout: ListLayout = {
    marker: { list: '统计表', version: 1 },
    sheetName: `${year}年统计表`,
    above: [],
    title: `${year}年度考评员、质量督导员申报和培训考核统计表`,
    head: [[`填报单位：${officeName}`, `统计截至：${dayText(today)}`]],
    columns: [
      { header: '序号', width: 6 },
      { header: '审核机构', width: 32, align: 'left' },
      { header: '类别', width: 24 },
      ...Measure.options.map((measure): ListColumn => ({ header: measureLabel[measure], width: 12, holds: 'number' })),
    ],
    foot: [['填报单位（盖章）：', '经办人：', '联系电话：']],
    notes: ['除“退回补正（次）”为累计次数外，各列均为统计时的人数；编班、合格、发证的人数包含在其前各列之中。'],
  };
  return writeList(layout, rowsOf(content), target);
}

async function* rowsOf({ rows, nameOf }: StatisticsContent): AsyncGenerator<ListRow> {
  const total = new Map<Measure, number>();
  let serial = 0;
  for await (const { centre, category, counts } of rows) {
    if (centre === undefined || category === undefined) continue;
    serial += 1;
    for (const measure of Measure.options) total.set(measure, (total.get(measure) ?? 0) + counts[measure]);
    yield [String(serial), nameOf(centre), categoryLabel[category], ...Measure.options.map((one) => counts[one])];
  }
  yield ['', '合计', '', ...Measure.options.map((measure) => total.get(measure) ?? 0)];
}
