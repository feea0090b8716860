import type { Application } from '#domain/application/application';
import { applicationFacts } from '#domain/application/form';
import { DocumentKind } from '#domain/application/required-documents';
import { reviewReasons } from '#domain/review/review-reason';
import { findRuleSet } from '#domain/rules/shipped';
import { personRef } from '#operations/person';
import { decideAppeal } from '#operations/review/appeal-decision';
import { appealRejection } from '#operations/review/appeal-rejection';
import { decideProvincialTraining } from '#operations/review/decide-provincial-training';
import { requestProvincialTraining } from '#operations/review/request-provincial-training';
import { reviewApplication } from '#operations/review/review-application';
import { reviewApplications } from '#operations/review/review-applications';
import { done, newKey } from '#test/operations/journey';
import { agency, applicant, staff, type World } from '#test/operations/world';
import { endless, type LongestCase, longestKey, type Over, over, type Prepared, words } from './case.ts';
import { writeHeavy } from './heavy.ts';

const li = applicant('li');
const city = staff('city', '510100');
const screener = staff('agency', agency.id);
const category = 'SPECIAL_ABILITY_ASSESSOR';

/** Everything that can be said with a return: every reason that fits, every answer and every scan, 500 characters. */
export function longestReturn() {
  const fits = ({ kind, categories, stages }: (typeof reviewReasons)[number]) =>
    kind === 'MENDABLE' && categories.includes(category) && stages.includes('AGENCY_REVIEW');
  const facts = applicationFacts(findRuleSet(category)!).map(({ id }) => id);
  const documents = DocumentKind.options;
  const rest = Array.from({ length: 100 - facts.length - documents.length }, () => 'PHOTO');
  return {
    decision: 'RETURN' as const,
    reasons: repeated(
      reviewReasons.filter(fits).map(({ code }) => code),
      20,
    ),
    facts,
    documents: [...documents, ...rest],
    choices: repeated(['agency', 'trainingClass', 'route'] as const, 3),
    words: words(500),
  };
}

function repeated<T>(values: readonly T[], count: number): T[] {
  return Array.from({ length: count }, (_, at) => values[at % values.length]!);
}

export function atAgency(world: World, count: number): Promise<string[]> {
  const more = (): Partial<Application> => ({ status: 'AGENCY_REVIEW', words: undefined });
  return writeHeavy(world, { category, count, more });
}

/** A rejection that its owner may appeal, or has appealed. */
async function rejected(world: World, isAppealed: boolean): Promise<string> {
  const at = world.clock.now.toISOString();
  const rejection = { stage: 'CENTRE_REVIEW', reason: 'LEVEL_NOT_REACHED', clause: '一(三)3', at } as const;
  const record = { outcome: 'REJECTED', at, by: personRef(world.deps.seal, 'first'), office: '510100' } as const;
  const more = (): Partial<Application> => ({
    ...{ status: 'REJECTED', rejection: { ...rejection, appealUntil: '2026-12-31' }, liveIn: undefined },
    reviews: { CENTRE_REVIEW: { ...record, reasons: repeated(['LEVEL_NOT_REACHED'], 20) } },
    ...(isAppealed && { appeal: { filedAt: at }, liveIn: `class-${category}` }),
  });
  const [id = ''] = await writeHeavy(world, { category, count: 1, more, owner: li });
  return id;
}

async function cityWith(world: World, requests: number): Promise<void> {
  for (let at = 1; at <= requests; at += 1) {
    const asked = { city: '510100', year: 2026, categories: ['ASSESSOR' as const], words: words(500) };
    done(await requestProvincialTraining(world.deps, city, asked, newKey()));
    const requestId = `510100-2026-${at}`;
    if (at < 20) {
      const answer = { requestId, decision: 'REFUSE' as const, words: words(500) };
      done(await decideProvincialTraining(world.deps, staff('province'), answer, newKey()));
    }
  }
}

const cityCases: readonly LongestCase[] = [
  {
    operation: 'requestProvincialTraining',
    name: 'the twentieth request of a year',
    prepare: async (world) => {
      await cityWith(world, 19);
      const cityClasses = world.deps.practice.routing.cityClasses;
      const attempt = (more: object) => () =>
        requestProvincialTraining(
          world.deps,
          city,
          { city: '510100', year: 2026, categories: repeated(cityClasses, 1000), words: words(500), ...more },
          longestKey(),
        );
      const once = { year: 2027, categories: ['ASSESSOR'] };
      return {
        longest: attempt({}),
        over: {
          words: over('WORDS_TOO_LONG', 'words', attempt({ ...once, words: words(501) })),
          year: over('YEAR_NOT_OPEN', 'year', attempt({ ...once, year: Number.MAX_VALUE })),
          category: over(
            'ALREADY_PROVINCIAL',
            'categories.0',
            attempt({ year: 2027, categories: ['SENIOR_ASSESSOR'] }),
          ),
        },
      };
    },
  },
  {
    operation: 'requestProvincialTraining',
    name: 'requests of the other year, and the twenty-first',
    prepare: async (world) => {
      await cityWith(world, 20);
      const attempt = (year: number) => () =>
        requestProvincialTraining(
          world.deps,
          city,
          { city: '510100', year, categories: ['SPECIAL_ABILITY_ASSESSOR'], words: words(500) },
          longestKey(),
        );
      return { longest: attempt(2027), over: { requests: over('TOO_MANY_REQUESTS', 'year', attempt(2026)) } };
    },
  },
  {
    operation: 'decideProvincialTraining',
    name: 'the answer to the twentieth request',
    prepare: async (world) => {
      await cityWith(world, 20);
      const attempt = (said: string) => () =>
        decideProvincialTraining(
          world.deps,
          staff('province'),
          { requestId: '510100-2026-20', decision: 'REFUSE', words: said },
          longestKey(),
        );
      return { longest: attempt(words(500)), over: { words: over('WORDS_TOO_LONG', 'words', attempt(words(501))) } };
    },
  },
];

async function reviewOfOne(world: World): Promise<Prepared> {
  const [applicationId = ''] = await atAgency(world, 1);
  const asked = longestReturn();
  const attempt = (more: object) => () =>
    reviewApplication(world.deps, screener, { applicationId, ...asked, ...more }, longestKey());
  const overs: Record<string, Over> = {
    words: over('TOO_LONG', 'words', attempt({ words: words(501) })),
    reasons: over('TOO_MANY', 'reasons', attempt({ reasons: repeated(asked.reasons, 21) })),
    'what is returned': over('TOO_MANY', 'facts', attempt({ documents: [...asked.documents, 'PHOTO'] })),
    reason: over('UNKNOWN_REASON', 'reasons.0', attempt({ reasons: [endless] })),
    fact: over('UNKNOWN_FACT', 'facts.0', attempt({ facts: [endless], documents: [] })),
  };
  return { longest: attempt({}), over: overs };
}

/** What reviewers do, and what applicants do about it. */
export const reviewCases: readonly LongestCase[] = [
  ...cityCases,
  { operation: 'reviewApplication', name: 'return of everything', prepare: reviewOfOne },
  {
    operation: 'reviewApplications',
    name: 'return of a hundred',
    prepare: async (world) => {
      const ids = await atAgency(world, 100);
      const reviews = ids.map((applicationId) => ({ applicationId, ...longestReturn() }));
      const attempt = (more: typeof reviews) => () =>
        reviewApplications(world.deps, screener, { reviews: more }, longestKey());
      const one = { ...reviews[0]!, applicationId: 'another' };
      return {
        longest: async () => {
          const outcome = await attempt(reviews)();
          const wrong = outcome.ok ? outcome.value.items.find(({ problems }) => problems.length > 0) : undefined;
          if (wrong) throw new Error(JSON.stringify(wrong.problems));
          return outcome;
        },
        over: { reviews: over('BATCH_SIZE', 'reviews', attempt([...reviews, one])) },
      };
    },
  },
  {
    operation: 'appealRejection',
    name: 'appeal',
    prepare: async (world) => {
      const applicationId = await rejected(world, false);
      const attempt = (said: string) => () =>
        appealRejection(world.deps, li, { applicationId, words: said }, longestKey());
      return { longest: attempt(words(500)), over: { words: over('TOO_LONG', 'words', attempt(words(501))) } };
    },
  },
  {
    operation: 'decideAppeal',
    name: 'appeal upheld',
    prepare: async (world) => {
      const applicationId = await rejected(world, true);
      const attempt = (said: string) => () =>
        decideAppeal(world.deps, city, { applicationId, outcome: 'UPHELD', words: said }, longestKey());
      return { longest: attempt(words(500)), over: { words: over('TOO_LONG', 'words', attempt(words(501))) } };
    },
  },
];
