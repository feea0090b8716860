/** `2026年11月25日`, or room to write one in. */
export function dayText(day: string | undefined): string {
  const [year, month, date] = day?.split('-').map(Number) ?? [];
  return year === undefined ? '　　年　　月　　日' : `${year}年${month}月${date}日`;
}
