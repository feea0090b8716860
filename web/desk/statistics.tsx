import { useState } from 'preact/hooks';
import { useQuery } from '#web/api/use-query';
import { Button } from '#web/parts/button.tsx';
import { SelectField } from '#web/parts/field.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { Bars } from './bars.tsx';
import { useClosedList } from './closed-lists.ts';
import { ExportButton } from './export-button.tsx';
import { categories, chosenOf } from './menus.ts';
import { useOffice } from './office.ts';
import { type DeskStatisticsQuery, deskStatistics } from './queries/desk-statistics.ts';
import { Empty, Table, View } from './view.tsx';
import { momentWords, thisYear } from './words.ts';

type Counted = DeskStatisticsQuery['statistics'];
type Row = NonNullable<Counted>['rows'][number];

const columns = [
  { name: '申报', of: (row: Numbers) => row.applied },
  { name: '退回补正（次）', of: (row: Numbers) => row.returned },
  { name: '审核不合格', of: (row: Numbers) => row.rejected },
  { name: '审核合格', of: (row: Numbers) => row.qualified },
  { name: '编班', of: (row: Numbers) => row.enrolled },
  { name: '考核合格', of: (row: Numbers) => row.passed },
  { name: '考核不合格', of: (row: Numbers) => row.failed },
  { name: '发证', of: (row: Numbers) => row.certified },
  { name: '撤回', of: (row: Numbers) => row.withdrawn },
] as const;

type Numbers = Pick<
  Row,
  'applied' | 'returned' | 'rejected' | 'qualified' | 'enrolled' | 'passed' | 'failed' | 'certified' | 'withdrawn'
>;

/** Counts of a year as bars, with the table that they are made of. */
export function Statistics() {
  const { role, centre } = useOffice();
  const [year, setYear] = useState(thisYear());
  const [chosenCentre, setCentre] = useState(role === 'CITY' ? centre : '');
  const [category, setCategory] = useState('');
  const cities = useClosedList('City');
  const found = useQuery(deskStatistics, {
    year,
    centre: chosenCentre || null,
    category: chosenOf(categories, category) ?? null,
  });
  return (
    <View
      title={`统计 ${year}年`}
      actions={
        <>
          <Button look="plain" onClick={() => setYear(year - 1)}>
            上一年
          </Button>
          <Button look="plain" onClick={() => setYear(year + 1)}>
            下一年
          </Button>
          <Button onClick={() => window.print()}>打印</Button>
          {role !== 'CITY' && <ExportButton input={{ kind: 'STATISTICS', year }}>统计表</ExportButton>}
        </>
      }
    >
      <div class="row end no-print">
        {role !== 'CITY' && (
          <SelectField
            label="审核机构"
            empty="全省"
            options={[{ value: '510000', label: '省职鉴中心' }, ...cities]}
            value={chosenCentre}
            onInput={setCentre}
          />
        )}
        <SelectField label="类别" empty="全部类别" options={categories} value={category} onInput={setCategory} />
      </div>
      <Loaded of={found}>
        {({ statistics }) => (statistics ? <Shown of={statistics} /> : <Empty>没有统计。</Empty>)}
      </Loaded>
    </View>
  );
}

function Shown({ of: { total, rows, asOf } }: { of: NonNullable<Counted> }) {
  return (
    <>
      <p class="soft small numbers">截至 {momentWords(asOf)}</p>
      <div class="charts">
        <Bars title="各环节人数" bars={columns.map(({ name, of }) => ({ name, value: of(total) }))} unit="人次" />
        <Bars
          title="各环节用时（中位数）"
          bars={total.stages.map(({ statusLabel, medianDays }) => ({
            name: statusLabel,
            value: Math.round(medianDays * 10) / 10,
          }))}
          unit="天"
        />
        <Bars title="各审核机构的申报" bars={sums(rows, ({ centreLabel }) => centreLabel ?? '未定')} unit="人次" />
        <Bars title="各类别的申报" bars={sums(rows, ({ categoryLabel }) => categoryLabel ?? '未定')} unit="人次" />
      </div>
      <Table label="统计表">
        <thead>
          <tr>
            <th scope="col">审核机构</th>
            <th scope="col">类别</th>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.centre} ${row.category}`}>
              <th scope="row">{row.centreLabel}</th>
              <td>{row.categoryLabel}</td>
              {columns.map(({ name, of }) => (
                <td key={name} class="numbers">
                  {of(row)}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">合计</th>
            <td />
            {columns.map(({ name, of }) => (
              <td key={name} class="numbers">
                <strong>{of(total)}</strong>
              </td>
            ))}
          </tr>
        </tbody>
      </Table>
    </>
  );
}

function sums(rows: readonly Row[], nameOf: (row: Row) => string): { name: string; value: number }[] {
  const found = new Map<string, number>();
  for (const row of rows) found.set(nameOf(row), (found.get(nameOf(row)) ?? 0) + row.applied);
  return [...found].map(([name, value]) => ({ name, value })).sort((a, b) => b.value - a.value);
}
