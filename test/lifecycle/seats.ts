import { type Life, type Model, personOf, type TrainingClass } from './model.ts';

/** What leaves no room for somebody of this city. */
export function isFull({ places, quotas, seated }: TrainingClass, city: string): boolean {
  if (seated.length >= places) return true;
  const quota = quotas[city];
  return quota !== undefined && seated.filter((each) => each.city === city).length >= quota;
}

export function isJoinable({ status }: TrainingClass): boolean {
  return status === 'PUBLISHED' || status === 'REGISTRATION_CLOSED';
}

export function seat(model: Model, life: Life, trainingClass: TrainingClass, city: string): void {
  trainingClass.waiting = trainingClass.waiting.filter((each) => each.life !== life.name);
  trainingClass.seated.push({ life: life.name, at: model.now, city });
  life.status = 'ENROLLED';
  life.place = { trainingClass: trainingClass.name, state: 'SEATED', city };
}

/** Neither seated nor waiting any more; the person is free for another class. */
export function unseat(model: Model, life: Life): void {
  const trainingClass = model.classes[life.place?.trainingClass ?? ''];
  if (!trainingClass) return;
  trainingClass.seated = trainingClass.seated.filter((each) => each.life !== life.name);
  trainingClass.waiting = trainingClass.waiting.filter((each) => each.life !== life.name);
  freePerson(model, life);
  delete life.place;
}

export function freePerson(model: Model, life: Life): void {
  const person = personOf(model, life.identity);
  if (person.seat[life.category] === life.name) delete person.seat[life.category];
}

/** Whoever waits and fits gets what is free, as they stand in line. */
export function moveUp(model: Model, trainingClass: TrainingClass): void {
  if (!isJoinable(trainingClass)) return;
  for (const { life: name, city } of [...trainingClass.waiting]) {
    if (isFull(trainingClass, city)) continue;
    const life = model.lives[name]!;
    seat(model, life, trainingClass, city);
    life.version += 1;
  }
}

/** In the order in which they got their seats. */
export function inOrder(model: Model, { seated }: TrainingClass): string[] {
  const id = (name: string) => model.lives[name]!.id;
  return seated.toSorted((a, b) => a.at - b.at || (id(a.life) < id(b.life) ? -1 : 1)).map(({ life }) => life);
}

/** The person's one live application of its category and class is no more. */
export function endLive(model: Model, life: Life): void {
  const person = personOf(model, life.identity);
  const at = `${life.category} ${life.live}`;
  if (life.live !== undefined && person.live[at] === life.name) delete person.live[at];
  delete life.live;
}
