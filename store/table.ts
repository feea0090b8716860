/**
 * The one table: its definition, as plain data for the template, the local runner and the tests alike, its keys, and a
 * row for every access pattern. No personal data may stand in a key.
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
  idempotency: (hash: string): TableKey => ({ pk: `IDEM#${hash}`, sk: 'IDEM' }),
  person: (personHash: string): TableKey => ({ pk: `PERSON#${personHash}`, sk: 'PERSON' }),
  trainingClass: (id: string): TableKey => ({ pk: `CLASS#${id}`, sk: 'CLASS' }),
  /**
   * Places of a class: flat counters; and for each seated application an attribute `seated <applicationId>` with the instant
   * at which it was seated: who belongs to the class, in the order of its lists.
   */
  seats: (classId: string): TableKey => ({ pk: `CLASS#${classId}`, sk: 'SEATS' }),
  classBook: (classId: string): TableKey => ({ pk: `CLASS#${classId}`, sk: 'BOOK' }),
  agency: (id: string): TableKey => ({ pk: `AGENCY#${id}`, sk: 'AGENCY' }),
  card: (number: string): TableKey => ({ pk: `CARD#${number}`, sk: 'CARD' }),
  panel: (id: string): TableKey => ({ pk: `PANEL#${id}`, sk: 'PANEL' }),
  /** `hash` is a keyed hash of what is counted and the hour. */
  budget: (hash: string): TableKey => ({ pk: `BUDGET#${hash}`, sk: 'BUDGET' }),
  passList: (id: string): TableKey => ({ pk: `LIST#${id}`, sk: 'LIST' }),
  numbering: (passListId: string): TableKey => ({ pk: `LIST#${passListId}`, sk: 'NUMBERING' }),
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
  /** gsi2: those of one centre. */
  passListsOf: (organiser: string, year: number) => `LISTS#${organiser}#${year}`,
  /** gsi2: what a maker still has to do with its cards. */
  cardsOf: (maker: string, work: string) => `CARDS#${maker}#${work}`,
  /** gsi2: `office` is an agency's id or a centre's code; `stage` a review stage or APPEAL. */
  reviewQueue: (office: string, stage: string) => `QUEUE#${office}#${stage}`,
  /** gsi2: everybody found qualified for a class, whatever became of them since. */
  classRoster: (classId: string) => `ROSTER#${classId}`,
};

export interface AccessPattern {
  name: string;
  /** What is asked, as keys. */
  key: string;
  index: 'table' | 'gsi1' | 'gsi2';
  consistency: 'strong' | 'eventual';
  /** Requests, whatever the number of rows in the table. */
  cost: string;
}

export const accessPatterns: readonly AccessPattern[] = [
  {
    name: 'a conversation and the message just delivered',
    key: 'CONV#id STATE, CONV#id MSG#hash',
    index: 'table',
    consistency: 'strong',
    cost: '1 BatchGetItem of 2 rows',
  },
  {
    name: 'an application and the idempotency record of a mutation',
    key: 'APP#id APP, IDEM#hash IDEM',
    index: 'table',
    consistency: 'strong',
    cost: '1 BatchGetItem of 2 rows',
  },
  {
    name: 'the application behind a claim code',
    key: 'APP#hash(code) APP, IDEM#hash IDEM',
    index: 'table',
    consistency: 'strong',
    cost: '1 BatchGetItem of 2 rows',
  },
  {
    name: 'the class and the agency that a draft chooses',
    key: 'APP#id APP, IDEM#hash IDEM, CLASS#id CLASS, AGENCY#id AGENCY',
    index: 'table',
    consistency: 'strong',
    cost: '1 BatchGetItem of up to 4 rows',
  },
  {
    name: 'what a person may have only once: live applications, seats; and what bars them',
    key: 'PERSON#hash(ID number) PERSON',
    index: 'table',
    consistency: 'strong',
    cost: 'a condition of the transaction, which says how it stands when it fails',
  },
  {
    name: 'up to 100 applications by id, with their classes and agencies',
    key: 'APP#id APP …, then CLASS#id CLASS, AGENCY#id AGENCY …',
    index: 'table',
    consistency: 'strong',
    cost: '2 BatchGetItem',
  },
  {
    name: "a person's own applications, newest first",
    key: 'OWNER#hash(subject), createdAt#id',
    index: 'gsi1',
    consistency: 'eventual',
    cost: '1 Query, then 2 BatchGetItem (strong)',
  },
  {
    name: "an application's history, oldest first",
    key: 'APP#id EVENT#…',
    index: 'table',
    consistency: 'strong',
    cost: '1 BatchGetItem, 1 Query, 1 BatchGetItem',
  },
  {
    name: 'published classes of a category, by closing day',
    key: 'CLASSES#category, closesOn#id',
    index: 'gsi1',
    consistency: 'eventual',
    cost: '1 Query, then 1 BatchGetItem (strong)',
  },
  {
    name: 'active agencies standing in a city, by name',
    key: 'AGENCIES#city, name#id',
    index: 'gsi1',
    consistency: 'eventual',
    cost: '1 Query, then 1 BatchGetItem (strong)',
  },
  {
    name: 'attendance of a class, and the signing of its list',
    key: 'CLASS#id CLASS, CLASS#id SEATS, CLASS#id BOOK, IDEM#hash IDEM',
    index: 'table',
    consistency: 'strong',
    cost: '1 BatchGetItem of 4 rows',
  },
  {
    name: 'results of up to 30 people of a class',
    key: 'CLASS#id CLASS, CLASS#id BOOK, IDEM#hash IDEM, APP#id APP …',
    index: 'table',
    consistency: 'strong',
    cost: '1 BatchGetItem of up to 33 rows',
  },
  {
    name: "a class's book with those who are seated",
    key: 'CLASS#id CLASS, CLASS#id SEATS, CLASS#id BOOK',
    index: 'table',
    consistency: 'strong',
    cost: '1 BatchGetItem of 3 rows',
  },
  {
    name: 'up to 50 signed lists by id, with how far the numbering has come',
    key: 'LIST#id LIST, LIST#id NUMBERING …',
    index: 'table',
    consistency: 'strong',
    cost: '1 BatchGetItem',
  },
  {
    name: 'signed lists of a year, newest first',
    key: 'LISTS#year, signedAt#id',
    index: 'gsi1',
    consistency: 'eventual',
    cost: '1 Query, then 1 BatchGetItem (strong) for each 50',
  },
  {
    name: 'signed lists of one centre in a year, newest first',
    key: 'LISTS#organiser#year, signedAt#id',
    index: 'gsi2',
    consistency: 'eventual',
    cost: '1 Query, then 1 BatchGetItem (strong) for each 50',
  },
];
