/** How days, moments and counts are written. */

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
const moment = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
});

/** The day in Sichuan, `yyyy-mm-dd`. */
export function today(): string {
  return day.format(new Date());
}

export function thisYear(): number {
  return Number(today().slice(0, 4));
}

export function dayWords(instant: string): string {
  return day.format(new Date(instant));
}

export function momentWords(instant: string): string {
  return moment.format(new Date(instant));
}

export function spanWords(days: { from: string; to: string } | null | undefined): string {
  return days ? (days.from === days.to ? days.from : `${days.from} 至 ${days.to}`) : '未定';
}

interface Said {
  fact: string;
  said: string;
}

/** What somebody answered, in their words; empty where they did not. */
export function saidOf(facts: readonly Said[] | undefined, fact: string): string {
  return facts?.find((each) => each.fact === fact)?.said ?? '';
}

/** A name alone, or what stands for somebody whose name is not shown. */
export function nameOf(facts: readonly Said[] | undefined): string {
  return saidOf(facts, 'name') || '（姓名未填）';
}

/** Occupations of most, projects of special-ability assessors, the occupation of supervisors. */
export function workOf(facts: readonly Said[] | undefined): string {
  return saidOf(facts, 'occupations') || saidOf(facts, 'projects') || saidOf(facts, 'occupation');
}

export function sizeWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

export function chunksOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, at * size + size));
}
