import type { CardPrint } from '#reports/card/card-print';
import { samplePhoto } from '#test/reports/form/sample-photo';

/** Of nobody: name and number are made up. */
export const sampleCard: CardPrint = {
  number: 'K51012024000017',
  kind: 'ASSESSOR',
  name: '张建国',
  items: ['6-31-01-03', '6-18-01-01:数控车工'],
  period: { from: '2024-05-06', until: '2027-05-05' },
  maker: '510100',
  photo: samplePhoto,
};

const varied: readonly Partial<CardPrint>[] = [
  {},
  { kind: 'SENIOR_ASSESSOR', name: '李秀英', items: ['6-31-01-03'], maker: '510000' },
  { kind: 'SPECIAL_ABILITY_ASSESSOR', name: '阿嘎·尔古', items: ['川味火锅调味', '泡菜制作'], maker: '513400' },
  { kind: 'QUALITY_SUPERVISOR', name: '王强', items: [], maker: '510000' },
  { name: '陈志远', items: ['6-18-02-04', '6-18-01-02'], maker: '510700' },
];

/** So many cards of all kinds, one in ten without a photo. */
export function sampleCards(count: number): CardPrint[] {
  return Array.from({ length: count }, (_, at) => {
    const { photo, ...card } = { ...sampleCard, ...varied[at % varied.length] };
    const number = `K5101202400${String(1000 + at)}`;
    return { ...card, number, ...(photo && at % 10 !== 7 && { photo }) };
  });
}
