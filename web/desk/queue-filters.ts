/** What a queue is looked through by. Names and ID numbers stay in memory: they belong in no address and in no store. */
export interface Filters {
  stage: string;
  category: string;
  city: string;
  classId: string;
  occupation: string;
}

export interface Person {
  name: string;
  idNumber: string;
}

export const nobody: Person = { name: '', idNumber: '' };

export function filtersOf(query: URLSearchParams, stage: string): Filters {
  const of = (name: string) => query.get(name) ?? '';
  return {
    stage: of('stage') || stage,
    category: of('category'),
    city: of('city'),
    classId: of('classId'),
    occupation: of('occupation'),
  };
}

export interface SavedView {
  name: string;
  filters: Filters;
}

const place = 'kaoping.desk.views';

export function savedViews(): SavedView[] {
  const kept = localStorage.getItem(place);
  return kept === null ? [] : JSON.parse(kept);
}

export function keepViews(views: readonly SavedView[]): void {
  localStorage.setItem(place, JSON.stringify(views));
}

const walk = 'kaoping.desk.walk';

/** The queue that was looked at last: through it one walks from application to application. */
export interface Walk {
  ids: readonly string[];
  link: string;
}

export function keepWalk(of: Walk): void {
  sessionStorage.setItem(walk, JSON.stringify(of));
}

export function currentWalk(): Walk {
  const kept = sessionStorage.getItem(walk);
  return kept === null ? { ids: [], link: '#/queue' } : JSON.parse(kept);
}
