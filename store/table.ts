/**
 * The one table: its definition, as plain data for the template, the local runner and the tests alike, and its keys; what
 * is asked of them stands in access-patterns.ts. No personal data may stand in a key.
 */
export const table = {
  partitionKey: { name: 'pk', type: 'S' },
  sortKey: { name: 'sk', type: 'S' },
  indexes: [
    {
      name: 'gsi1',
      partitionKey: { name: 'gsi1pk', type: 'S' },
      sortKey: { name: 'gsi1sk', type: 'S' },
      projection: 'KEYS_ONLY',
      carries: [],
    },
    {
      // Where work lies: an application stands in exactly one of these lists, with what the lists are filtered by.
      name: 'gsi2',
      partitionKey: { name: 'gsi2pk', type: 'S' },
      sortKey: { name: 'gsi2sk', type: 'S' },
      projection: 'INCLUDE',
      carries: ['status', 'category', 'classId', 'city', 'occupations', 'personHash', 'nameHash'],
    },
  ],
  timeToLiveAttribute: 'expiresAt',
  stream: 'NEW_AND_OLD_IMAGES',
  pointInTimeRecovery: true,
  billingMode: 'PAY_PER_REQUEST',
} as const;

export interface TableKey {
  pk: string;
  sk: string;
}

/** Events sort by number as text up to this many digits. */
const sequenceDigits = 6;

export const key = {
  conversation: (id: string): TableKey => ({ pk: `CONV#${id}`, sk: 'STATE' }),
  turn: (id: string, messageHash: string): TableKey => ({ pk: `CONV#${id}`, sk: `MSG#${messageHash}` }),
  application: (id: string): TableKey => ({ pk: `APP#${id}`, sk: 'APP' }),
  /** `subject` is the partition of what it happened to: `APP#id`, `CLASS#id`, `CARD#number`. */
  event: (subject: string, sequence: number): TableKey => ({
    pk: subject,
    sk: `EVENT#${String(sequence).padStart(sequenceDigits, '0')}`,
  }),
  /** That somebody of an office read it; `instant` as ISO 8601. */
  access: (applicationId: string, instant: string, unique: string): TableKey => ({
    pk: `APP#${applicationId}`,
    sk: `READ#${instant}#${unique}`,
  }),
  idempotency: (hash: string): TableKey => ({ pk: `IDEM#${hash}`, sk: 'IDEM' }),
  person: (personHash: string): TableKey => ({ pk: `PERSON#${personHash}`, sk: 'PERSON' }),
  trainingClass: (id: string): TableKey => ({ pk: `CLASS#${id}`, sk: 'CLASS' }),
  /**
   * Places of a class: flat counters; and for each seated application an attribute `seated <applicationId>` with the instant
   * at which it was seated, and `owner <applicationId>` with whose it is: who belongs to the class, in the order of its lists.
   */
  seats: (classId: string): TableKey => ({ pk: `CLASS#${classId}`, sk: 'SEATS' }),
  /** `organiser` is a centre's code. */
  trainingPlan: (organiser: string, year: number): TableKey => ({ pk: `PLAN#${organiser}#${year}`, sk: 'PLAN' }),
  classBook: (classId: string): TableKey => ({ pk: `CLASS#${classId}`, sk: 'BOOK' }),
  agency: (id: string): TableKey => ({ pk: `AGENCY#${id}`, sk: 'AGENCY' }),
  card: (number: string): TableKey => ({ pk: `CARD#${number}`, sk: 'CARD' }),
  panel: (id: string): TableKey => ({ pk: `PANEL#${id}`, sk: 'PANEL' }),
  /** Whom centres draw from: `item` is an occupation's code or a project's id. */
  pool: (kind: string, item: string): TableKey => ({ pk: `POOL#${kind}#${item}`, sk: 'POOL' }),
  poolPlace: (pool: { kind: string; item: string }, centre: string, place: number): TableKey => ({
    pk: `POOL#${pool.kind}#${pool.item}`,
    sk: `PLACE#${centre}#${place}`,
  }),
  exportJob: (id: string): TableKey => ({ pk: `EXPORT#${id}`, sk: 'JOB' }),
  importJob: (id: string): TableKey => ({ pk: `IMPORT#${id}`, sk: 'JOB' }),
  /** `hash` is a keyed hash of what is counted and the hour. */
  budget: (hash: string): TableKey => ({ pk: `BUDGET#${hash}`, sk: 'BUDGET' }),
  /** All written requests of a city for a year. */
  cityRequests: (city: string, year: number): TableKey => ({ pk: `REQUEST#${city}#${year}`, sk: 'REQUESTS' }),
  passList: (id: string): TableKey => ({ pk: `LIST#${id}`, sk: 'LIST' }),
  numbering: (passListId: string): TableKey => ({ pk: `LIST#${passListId}`, sk: 'NUMBERING' }),
  /** `name` says which kind and year: the last serials of all their series. */
  register: (name: string): TableKey => ({ pk: `SERIES#${name}`, sk: 'SERIES' }),
  /** Which events of a subject have had their effect. */
  followed: (subject: string): TableKey => ({ pk: `SEEN#${subject}`, sk: 'SEEN' }),
  statistic: (of: { generation: number; year: number; centre: string; category: string }): TableKey => ({
    pk: `STAT#${of.generation}#${of.year}`,
    sk: `${of.centre}#${of.category}`,
  }),
  statisticGenerations: { pk: 'STAT', sk: 'GENERATIONS' },
  deadLetter: (id: string): TableKey => ({ pk: 'DEAD', sk: `DEAD#${id}` }),
};

/** Partitions of the index; the sort key gives the order of the list. */
export const listKey = {
  ownedBy: (owner: string) => `OWNER#${owner}`,
  publishedClasses: (category: string) => `CLASSES#${category}`,
  agenciesIn: (city: string) => `AGENCIES#${city}`,
  /** By month of the last day, `yyyy-mm`. */
  cardsExpiringIn: (month: string) => `EXPIRING#${month}`,
  passLists: (year: number) => `LISTS#${year}`,
  /** `office` is an agency's id or a centre's code. */
  panelsOf: (office: string) => `PANELS#${office}`,
  /** What a person had made; `ref` is the keyed hash of the token's subject. */
  exportsOf: (ref: string) => `EXPORTS#${ref}`,
  /** The rosters that a person handed in; `ref` as above. */
  importsOf: (ref: string) => `IMPORTS#${ref}`,
  /** gsi2: those of one centre. */
  passListsOf: (organiser: string, year: number) => `LISTS#${organiser}#${year}`,
  /** gsi2: all classes of one centre in a year, drafts among them. */
  classesOf: (organiser: string, year: number) => `CLASSES#${organiser}#${year}`,
  /** gsi2: what a maker still has to do with its cards. */
  cardsOf: (maker: string, work: string) => `CARDS#${maker}#${work}`,
  /** gsi2: 复核 found qualified that needs no class: the province extends the card. */
  qualifiedRenewals: () => 'RENEWALS',
  /** gsi2: `office` is an agency's id or a centre's code; `stage` a review stage or APPEAL. */
  reviewQueue: (office: string, stage: string) => `QUEUE#${office}#${stage}`,
  /** gsi2: everybody found qualified for a class, whatever became of them since. */
  classRoster: (classId: string) => `ROSTER#${classId}`,
};
