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
   * at which it was seated: who belongs to the class, in the order of its lists.
   */
  seats: (classId: string): TableKey => ({ pk: `CLASS#${classId}`, sk: 'SEATS' }),
  /** `organiser` is a centre's code. */
  trainingPlan: (organiser: string, year: number): TableKey => ({ pk: `PLAN#${organiser}#${year}`, sk: 'PLAN' }),
  classBook: (classId: string): TableKey => ({ pk: `CLASS#${classId}`, sk: 'BOOK' }),
  agency: (id: string): TableKey => ({ pk: `AGENCY#${id}`, sk: 'AGENCY' }),
  card: (number: string): TableKey => ({ pk: `CARD#${number}`, sk: 'CARD' }),
  panel: (id: string): TableKey => ({ pk: `PANEL#${id}`, sk: 'PANEL' }),
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
    name: "cities' written requests of a year, of one city or of all 21",
    key: 'REQUEST#city#year REQUESTS …',
    index: 'table',
    consistency: 'strong',
    cost: '1 BatchGetItem',
  },
  {
    name: 'what a city was granted, where the chosen class asks for it',
    key: 'REQUEST#city#year REQUESTS',
    index: 'table',
    consistency: 'strong',
    cost: 'a condition of the transaction, which says how it stands when it fails',
  },
  {
    name: 'who of an office read an application, newest first',
    key: 'APP#id READ#instant#unique',
    index: 'table',
    consistency: 'strong',
    cost: '1 BatchGetItem, 1 Query, 1 BatchGetItem',
  },
  {
    name: 'what waits at an office for a stage of the review or for an appeal, oldest first, by what the index carries',
    key: 'QUEUE#office#stage, since#id',
    index: 'gsi2',
    consistency: 'eventual',
    cost: '1 Query, then 1 BatchGetItem (strong), 1 TransactWriteItems of the access log',
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
    name: 'which generation of the statistics is read, and which is being built',
    key: 'STAT GENERATIONS',
    index: 'table',
    consistency: 'strong',
    cost: '1 BatchGetItem of 1 row',
  },
  {
    name: 'statistics of a year',
    key: 'STAT#generation#year centre#category …',
    index: 'table',
    consistency: 'strong',
    cost: '1 BatchGetItem for each 100 of 22 centres × 5 categories',
  },
  {
    name: 'which events of a subject have had their effect, and whose it is',
    key: 'SEEN#subject SEEN, APP#id APP or CARD#number CARD',
    index: 'table',
    consistency: 'strong',
    cost: '1 BatchGetItem of 2 rows for each event that is counted or told',
  },
  {
    name: 'records of the stream that were put aside',
    key: 'DEAD DEAD#…',
    index: 'table',
    consistency: 'strong',
    cost: '1 Query for each 100, 1 BatchGetItem for each',
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
  {
    name: 'a class and its places, and who of it changes',
    key: 'CLASS#id CLASS, CLASS#id SEATS, APP#id APP, IDEM#hash IDEM',
    index: 'table',
    consistency: 'strong',
    cost: '1 BatchGetItem of 4 rows; another one for those who move up',
  },
  {
    name: 'all classes of a centre in a year, by closing day',
    key: 'CLASSES#organiser#year, closesOn#id',
    index: 'gsi2',
    consistency: 'eventual',
    cost: '1 Query, then 1 BatchGetItem (strong)',
  },
  {
    name: "a class's history, oldest first",
    key: 'CLASS#id EVENT#…',
    index: 'table',
    consistency: 'strong',
    cost: '1 BatchGetItem, 1 Query, 1 BatchGetItem',
  },
  {
    name: 'the plan of a centre for a year',
    key: 'PLAN#organiser#year PLAN',
    index: 'table',
    consistency: 'strong',
    cost: '1 BatchGetItem',
  },
  {
    name: 'everybody qualified for a class, by when',
    key: 'ROSTER#classId, since#id',
    index: 'gsi2',
    consistency: 'eventual',
    cost: '1 Query, then 2 BatchGetItem (strong)',
  },
  {
    name: 'a card by its number, and how often it and its checker were checked this hour',
    key: 'CARD#number CARD; BUDGET#hash(caller, hour) BUDGET, BUDGET#hash(number, hour) BUDGET',
    index: 'table',
    consistency: 'strong',
    cost: '1 BatchGetItem and 1 TransactWriteItems, at the same time',
  },
  {
    name: 'the cards of a panel to be checked or assigned',
    key: 'CARD#number CARD … up to 15',
    index: 'table',
    consistency: 'strong',
    cost: '1 BatchGetItem',
  },
  {
    name: 'a panel and the cards of its members',
    key: 'PANEL#id PANEL, IDEM#hash IDEM, then CARD#number CARD … up to 15',
    index: 'table',
    consistency: 'strong',
    cost: '2 BatchGetItem',
  },
  {
    name: 'panels that an office sends, the latest day first',
    key: 'PANELS#office, on#id',
    index: 'gsi1',
    consistency: 'eventual',
    cost: '1 Query, then 1 BatchGetItem (strong)',
  },
  {
    name: 'assessments on record of the people of up to 25 applications',
    key: 'APP#id APP …, then PERSON#hash PERSON …, then APP#id APP …, then CARD#number CARD …',
    index: 'table',
    consistency: 'strong',
    cost: '4 BatchGetItem',
  },
  {
    name: 'the signed list to be numbered, and how far it has come',
    key: 'LIST#id LIST, LIST#id NUMBERING, IDEM#hash IDEM',
    index: 'table',
    consistency: 'strong',
    cost: '1 BatchGetItem of 3 rows',
  },
  {
    name: 'the next 30 people of a signed list, and the last serials of their kind and year',
    key: 'APP#id APP …, SERIES#name SERIES',
    index: 'table',
    consistency: 'strong',
    cost: '1 BatchGetItem of up to 31 rows',
  },
  {
    name: 'up to 100 cards by number',
    key: 'CARD#number CARD …',
    index: 'table',
    consistency: 'strong',
    cost: '1 BatchGetItem',
  },
  {
    name: 'whose cards these are, for an office',
    key: 'CARD#number CARD …, then APP#id APP …',
    index: 'table',
    consistency: 'strong',
    cost: '2 BatchGetItem, 1 TransactWriteItems that says who saw them',
  },
  {
    name: 'what a permanent ban reaches: the person, their applications, what hangs on those, who moves up',
    key: 'PERSON#hash PERSON, then APP#id APP …, then CARD#number CARD …, PANEL#id PANEL …, CLASS#id CLASS, CLASS#id SEATS …, then APP#id APP …',
    index: 'table',
    consistency: 'strong',
    cost: 'up to 4 BatchGetItem after that of the card',
  },
  {
    name: 'cards of a maker by what is to be done with them, oldest first',
    key: 'CARDS#maker#work, issuedAt#number',
    index: 'gsi2',
    consistency: 'eventual',
    cost: '1 Query, then 1 BatchGetItem (strong)',
  },
  {
    name: 'cards that end in a month, by their last day',
    key: 'EXPIRING#month, until#number',
    index: 'gsi1',
    consistency: 'eventual',
    cost: '1 Query, then 1 BatchGetItem (strong)',
  },
  {
    name: 'renewals found qualified that need no class, oldest first',
    key: 'RENEWALS, since#id',
    index: 'gsi2',
    consistency: 'eventual',
    cost: '1 Query, then 1 BatchGetItem (strong), 1 TransactWriteItems that says who saw them',
  },
];
