import type { Category } from '#domain/category';
import { agencies, applicants, identityOf, province, staffAt } from './cast.ts';
import type { Dice } from './dice.ts';
import { type Life, type Model, personOf, type TrainingClass, todayOf } from './model.ts';
import { isOpenFor, routingOf } from './rules/routing.ts';
import { isJoinable } from './seats.ts';
import type { DraftStep, Step } from './step.ts';

/** A step that leads somewhere, and how much that is wanted. */
export type Proposal = readonly [weight: number, step: Step];

/** Names and keys that nobody has used. */
export interface Fresh {
  key: () => string;
  name: (kind: 'a' | 'c' | 'x') => string;
}

const categories: readonly (readonly [number, Category])[] = [
  [5, 'ASSESSOR'],
  [2, 'SENIOR_ASSESSOR'],
  [2, 'SPECIAL_ABILITY_ASSESSOR'],
  [1, 'NEW_OCCUPATION_ASSESSOR'],
  [2, 'QUALITY_SUPERVISOR'],
];

const ended = ['CERTIFIED', 'FAILED', 'REJECTED', 'WITHDRAWN'];
/** As many are under way at a time. */
const mostOpen = 16;

export function proposedDraft(model: Model, dice: Dice, fresh: Fresh): Proposal[] {
  const open = Object.values(model.lives).filter(({ status }) => !ended.includes(status)).length;
  if (open >= mostOpen) return [];
  // Mostly for a class that there is: places are few, so that people meet.
  const classes = Object.values(model.classes).filter((each) => isOpenFor(model, each, each.category));
  const wanted = dice.happens(0.9) ? dice.one(classes) : undefined;
  const category = wanted?.category ?? dice.weighed(categories)!;
  const by = dice.one(applicants.filter((who) => !model.people[identityOf(who)]?.bans.includes(category))) ?? 'p0';
  const drafts = Array.from({ length: 8 }, () => draftOf(dice, { by, category, as: fresh.name('a') }));
  const fits = (draft: DraftStep) =>
    classesFor(model, draft).find(({ name }) => wanted === undefined || name === wanted.name);
  const draft = drafts.find(fits) ?? drafts[0]!;
  const trainingClass = fits(draft)?.name;
  return [[4, { ...draft, ...(trainingClass !== undefined && { trainingClass }) }]];
}

function draftOf(dice: Dice, of: Pick<DraftStep, 'by' | 'category' | 'as'>): DraftStep {
  const supervisor = of.category === 'QUALITY_SUPERVISOR';
  const hr = supervisor && dice.happens(0.4);
  const agency = dice.one(agencies)!;
  const ways = supervisor ? (['PROVINCE', undefined] as const) : (['CITY', 'PROVINCE', undefined] as const);
  const route = agency.kind === 'PROVINCIAL' ? dice.one(ways) : undefined;
  return {
    ...{ do: 'draft', ...of },
    ...(!hr && { agency: agency.id }),
    ...(!hr && route && { route }),
    ...{ fit: !dice.happens(0.03), scans: !dice.happens(0.05) },
  };
}

/** Open classes for which this one could be handed in, and where the person has no other live. */
function classesFor(model: Model, of: Pick<DraftStep, 'by' | 'category' | 'agency' | 'route'>): TrainingClass[] {
  const life = { ...of, hr: of.agency === undefined };
  const { live } = personOf(model, identityOf(of.by));
  return Object.values(model.classes).filter((each) => {
    const routing = routingOf(model, { ...life, trainingClass: each.name });
    const free = live[`${of.category} ${each.name}`] === undefined;
    return free && routing?.train === each.organiser && isOpenFor(model, each, of.category);
  });
}

/** What could come next of one application, each by somebody who may. */
export function proposedFor(model: Model, life: Life, dice: Dice, fresh: Fresh): Proposal[] {
  const { name, owner, status } = life;
  const mine = { by: owner, key: fresh.key(), life: name };
  const withdraw: Proposal = [0.1, { do: 'withdrawApplication', ...mine }];
  switch (status) {
    case 'DRAFT':
    case 'RETURNED':
      return [...editing(model, life, dice, fresh), withdraw];
    case 'AGENCY_REVIEW':
    case 'CENTRE_REVIEW':
      return [...reviewing(life, dice, fresh), [0.1, { do: 'withdrawApplication', ...mine }]];
    case 'QUALIFIED':
      return qualified(model, life, dice, fresh);
    case 'ENROLLED':
      return [
        [
          model.classes[life.place!.trainingClass]!.waiting.length > 0 ? 1 : 0.12,
          { do: 'leaveClass', ...mine, class: life.place!.trainingClass },
        ],
      ];
    case 'REJECTED':
      return appealing(model, life, dice, fresh);
    default:
      return [];
  }
}

function editing(model: Model, life: Life, dice: Dice, fresh: Fresh): Proposal[] {
  const { name, owner, trainingClass, status } = life;
  const mine = { by: owner, key: fresh.key(), life: name };
  const chosen = model.classes[trainingClass ?? ''];
  const fitting = classesFor(model, { ...life, by: owner });
  const isFine = life.renews !== undefined || (chosen && isOpenFor(model, chosen, life.category));
  const mayChoose = status === 'DRAFT' || life.returned?.choices.includes('trainingClass');
  const other = dice.one(fitting);
  const inTime = life.returned !== undefined && todayOf(model) <= life.returned.until;
  const proposals: Proposal[] = [
    [life.fit && (isFine || (status === 'RETURNED' && inTime)) ? 6 : 0.05, { do: 'submitApplication', ...mine }],
  ];
  if (other && mayChoose && !isFine) proposals.push([4, { do: 'choose', ...mine, class: other.name }]);
  if (life.returned?.facts.includes('workplace')) proposals.push([2, { do: 'mend', ...mine }]);
  if (!life.scans) {
    const step = life.requested === undefined ? 'requestDocumentUpload' : 'confirmDocument';
    proposals.push([6, { do: step, ...mine }]);
  }
  // What never found a class is given up.
  if (status === 'DRAFT' && !isFine && !other) proposals.push([0.1, { do: 'withdrawApplication', ...mine }]);
  return proposals;
}

function reviewing(life: Life, dice: Dice, fresh: Fresh): Proposal[] {
  const office = life.status === 'AGENCY_REVIEW' ? life.agency : life.routing?.review;
  const other = life.status === 'AGENCY_REVIEW' ? 'CENTRE_REVIEW' : 'AGENCY_REVIEW';
  const may = staffAt(office ?? '').filter((by) => by !== life.owner && !life.deciders[other].includes(by));
  const by = dice.one(may);
  // Those of the office who may not, because it is theirs or they decided the other stage.
  const mayNot = dice.one(staffAt(office ?? '').filter((who) => !may.includes(who)));
  const on = { do: 'reviewApplication' as const, key: fresh.key(), life: life.name };
  const forbidden: Proposal[] = mayNot === undefined ? [] : [[1, { ...on, by: mayNot, decision: 'APPROVE' }]];
  if (by === undefined) return forbidden;
  return reviewsBy({ ...on, by }, forbidden);
}

function reviewsBy(
  on: { do: 'reviewApplication'; by: string; key: string; life: string },
  more: Proposal[],
): Proposal[] {
  return [
    ...more,
    [6, { ...on, decision: 'APPROVE' }],
    [0.5, { ...on, decision: 'RETURN', returns: 'workplace' }],
    [0.2, { ...on, decision: 'RETURN', returns: 'class' }],
    [0.7, { ...on, decision: 'REJECT' }],
  ];
}

function qualified(model: Model, life: Life, dice: Dice, fresh: Fresh): Proposal[] {
  const { name, owner, place, category, identity } = life;
  const mine = { by: owner, key: fresh.key(), life: name };
  const withdraw: Proposal = [0.2, { do: 'withdrawApplication', ...mine }];
  if (place) return [[0.15, { do: 'leaveClass', ...mine, class: place.trainingClass }]];
  const joinable = Object.values(model.classes).filter(
    (each) => isJoinable(each) && each.category === category && each.organiser === life.routing?.train,
  );
  if (life.renews) return [...renewing(life, dice, fresh, dice.one(joinable)), withdraw];
  if (personOf(model, identity).seat[category] !== undefined) return [withdraw];
  const chosen = joinable.find((each) => each.name === life.trainingClass) ?? dice.one(joinable);
  if (!chosen) return [[0.1, { do: 'withdrawApplication', ...mine }]];
  const by = dice.happens(0.5) ? owner : (dice.one(staffAt(chosen.organiser)) ?? owner);
  return [[6, { do: 'enrolApplication', by, key: fresh.key(), life: name, class: chosen.name }], withdraw];
}

/** A 复核 goes on without a class, also where there is one. */
function renewing({ name, owner }: Life, dice: Dice, fresh: Fresh, of: TrainingClass | undefined): Proposal[] {
  const key = fresh.key();
  const renew: Proposal = [4, { do: 'renewCards', by: other(staffAt(province), owner, dice), key, lives: [name] }];
  return of ? [renew, [1, { do: 'enrolApplication', by: owner, key, life: name, class: of.name }]] : [renew];
}

function appealing(model: Model, life: Life, dice: Dice, fresh: Fresh): Proposal[] {
  const { name, owner, rejection, appeal, routing } = life;
  if (appeal === 'OPEN') {
    const decided = [...life.deciders.AGENCY_REVIEW, ...life.deciders.CENTRE_REVIEW, owner];
    const by = dice.one(staffAt(routing?.review ?? '').filter((who) => !decided.includes(who)));
    if (by === undefined) return [];
    const on = { do: 'decideAppeal' as const, by, key: fresh.key(), life: name };
    return [
      [3, { ...on, outcome: 'OVERTURNED' }],
      [2, { ...on, outcome: 'UPHELD' }],
    ];
  }
  const inTime = rejection !== undefined && todayOf(model) <= rejection.until;
  return appeal || !inTime ? [] : [[2, { do: 'appealRejection', by: owner, key: fresh.key(), life: name }]];
}

/** One of them, but not this one if that can be. */
export function other(of: readonly string[], not: string, dice: Dice): string {
  return dice.one(of.filter((each) => each !== not)) ?? not;
}
