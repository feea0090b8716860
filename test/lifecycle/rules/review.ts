import { decideAppeal } from '#operations/review/appeal-decision';
import { appealRejection } from '#operations/review/appeal-rejection';
import { type ReviewApplicationInput, reviewApplication } from '#operations/review/review-application';
import { reviewApplications } from '#operations/review/review-applications';
import { postsOf } from '#test/lifecycle/cast';
import { deed } from '#test/lifecycle/deed';
import { type Life, type Model, plus, type Stage, todayOf } from '#test/lifecycle/model';
import { endLive } from '#test/lifecycle/seats';
import type { ReviewStep, StepOf } from '#test/lifecycle/step';
import { barrier, done, refused, shown, shownIn, targetOf, unless, type Verdict } from '#test/lifecycle/verdict';
import { expected, type Kinds, liveKinds, moved, staleKinds, takeLive } from './application.ts';

const photo: Record<string, string> = {
  SPECIAL_ABILITY_ASSESSOR: 'SPECIAL_PHOTO_UNFIT',
  QUALITY_SUPERVISOR: 'SUPERVISOR_PHOTO_UNFIT',
};
const final: Record<string, string> = {
  ASSESSOR: 'LEVEL_NOT_REACHED',
  NEW_OCCUPATION_ASSESSOR: 'LEVEL_NOT_REACHED',
  SENIOR_ASSESSOR: 'SENIOR_LEVEL_NOT_REACHED',
  SPECIAL_ABILITY_ASSESSOR: 'TRADE_NOT_PROVED',
  QUALITY_SUPERVISOR: 'HEALTH',
};

function commandOf(
  { decision, returns, wrong }: ReviewStep,
  { category }: Life,
): Omit<ReviewApplicationInput, 'applicationId'> {
  const mendable = photo[category] ?? 'PHOTO_UNFIT';
  if (decision === 'APPROVE') return { decision, ...(wrong && { reasons: [mendable] }) };
  if (decision === 'REJECT') return { decision, reasons: [wrong ? mendable : final[category]!], words: '不符合条件' };
  const choices = returns === 'class' ? ['trainingClass' as const] : [];
  const facts = returns === 'class' ? [] : ['workplace'];
  return { decision, reasons: [wrong ? final[category]! : mendable], facts, choices, words: '请补正' };
}

const stageOf = ({ status }: Life): Stage | undefined =>
  status === 'AGENCY_REVIEW' || status === 'CENTRE_REVIEW' ? status : undefined;

const otherStage: Record<Stage, Stage> = { AGENCY_REVIEW: 'CENTRE_REVIEW', CENTRE_REVIEW: 'AGENCY_REVIEW' };

/** The office whose turn it is; nobody decides their own, nor both stages of one. */
function dutyKinds(by: string, life: Life, stage: Stage): Kinds {
  const office = stage === 'AGENCY_REVIEW' ? life.agency : life.routing?.review;
  const inOffice = postsOf(by).some((post) => post.role !== 'applicant' && post.office === office);
  const decided = life.deciders[otherStage[stage]].includes(by);
  return !inOffice || life.owner === by || decided ? ['FORBIDDEN'] : [];
}

function decide(model: Model, life: Life, { by, decision, returns }: ReviewStep): void {
  const stage = stageOf(life)!;
  if (!life.deciders[stage].includes(by)) life.deciders[stage].push(by);
  delete life.returned;
  if (decision === 'APPROVE') life.status = stage === 'AGENCY_REVIEW' ? 'CENTRE_REVIEW' : 'QUALIFIED';
  if (decision === 'RETURN') {
    const closesOn = model.classes[life.trainingClass ?? '']?.closesOn ?? '';
    const week = plus(todayOf(model), 7);
    life.status = 'RETURNED';
    life.returnedFrom = stage;
    const until = closesOn > week ? closesOn : week;
    life.returned =
      returns === 'class'
        ? { facts: [], choices: ['trainingClass'], until }
        : { facts: ['workplace'], choices: [], until };
  }
  if (decision !== 'REJECT') return;
  endLive(model, life);
  life.status = 'REJECTED';
  life.rejection = { stage, until: plus(todayOf(model), 15) };
}

function judged(model: Model, step: ReviewStep): Verdict {
  const life = model.lives[step.life]!;
  const barred = barrier(step.by, 'reviewApplication', targetOf(life));
  if (barred) return refused(barred);
  const stage = stageOf(life);
  const kinds = staleKinds(step.stale);
  if (!stage) kinds.push('CONFLICT');
  else kinds.push(...dutyKinds(step.by, life, stage));
  if (step.wrong) kinds.push('VALIDATION');
  return unless(
    kinds,
    moved(life, () => decide(model, life, step)),
  );
}

export const review = (step: ReviewStep) =>
  deed({
    ...{ operation: reviewApplication, by: step.by, key: step.key, about: [step.life] },
    asks: (model) => {
      const life = model.lives[step.life];
      return life && { applicationId: life.id, ...commandOf(step, life), ...expected(life, step.stale) };
    },
    judge: (model) => judged(model, step),
    shows: ({ application }) => shownIn(application),
  });

/** Each as it alone would be decided. */
export const reviewAll = (step: StepOf<'reviewApplications'>) =>
  deed({
    ...{ operation: reviewApplications, by: step.by, key: step.key, about: step.lives },
    asks: (model) => {
      const lives = step.lives.map((name) => model.lives[name]);
      if (lives.length === 0 || !lives.every((life) => life !== undefined)) return undefined;
      return { reviews: lives.map(({ id }) => ({ applicationId: id, decision: 'APPROVE' as const })) };
    },
    judge: (model) => {
      const barred = barrier(step.by, 'reviewApplications');
      if (barred) return refused(barred);
      return done(
        step.lives.map((life) => {
          const one: ReviewStep = { do: 'reviewApplication', by: step.by, key: '', life, decision: 'APPROVE' };
          const verdict = judged(model, one);
          return verdict.done ? verdict.shows : 'REFUSED';
        }),
      );
    },
    shows: ({ items }) => items.map(({ answer }) => (answer ? shownIn(answer.application) : 'REFUSED')),
  });

export const appeal = (step: StepOf<'appealRejection'>) =>
  deed({
    ...{ operation: appealRejection, by: step.by, key: step.key, about: [step.life] },
    asks: (model) => {
      const life = model.lives[step.life];
      return life && { applicationId: life.id, words: '请复核', ...expected(life, step.stale) };
    },
    judge: (model) => {
      const life = model.lives[step.life]!;
      const barred = barrier(step.by, 'appealRejection', targetOf(life));
      if (barred) return refused(barred);
      const kinds = staleKinds(step.stale);
      const inTime = life.rejection !== undefined && todayOf(model) <= life.rejection.until;
      if (life.status !== 'REJECTED' || life.appeal || !inTime) kinds.push('CONFLICT');
      kinds.push(...liveKinds(model, life));
      return unless(
        kinds,
        moved(life, () => {
          life.appeal = 'OPEN';
          takeLive(model, life);
        }),
      );
    },
    shows: ({ application }) => shownIn(application),
  });

/** By somebody who decided no stage of it: upheld it stays as it is, overturned it goes on as if approved. */
export const appealDecision = (step: StepOf<'decideAppeal'>) =>
  deed({
    ...{ operation: decideAppeal, by: step.by, key: step.key, about: [step.life] },
    asks: (model) => {
      const life = model.lives[step.life];
      return life && { applicationId: life.id, outcome: step.outcome, words: '已复核', ...expected(life, step.stale) };
    },
    judge: (model) => {
      const life = model.lives[step.life]!;
      const barred = barrier(step.by, 'decideAppeal', targetOf(life));
      if (barred) return refused(barred);
      const kinds = staleKinds(step.stale);
      const decided = [...life.deciders.AGENCY_REVIEW, ...life.deciders.CENTRE_REVIEW].includes(step.by);
      if (life.status !== 'REJECTED' || life.appeal !== 'OPEN') kinds.push('CONFLICT');
      else if (decided || life.owner === step.by) kinds.push('FORBIDDEN');
      if (kinds.length > 0) return refused(...kinds);
      life.appeal = step.outcome;
      life.version += 1;
      if (step.outcome === 'UPHELD') endLive(model, life);
      else overturn(life, step.by);
      return done(shown(life));
    },
    shows: ({ application }) => shownIn(application),
  });

function overturn(life: Life, by: string): void {
  const { stage } = life.rejection!;
  life.deciders[stage].push(by);
  life.status = stage === 'AGENCY_REVIEW' ? 'CENTRE_REVIEW' : 'QUALIFIED';
  delete life.rejection;
  delete life.returned;
}
