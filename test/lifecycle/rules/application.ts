import { confirmDocument, objectKeyOf } from '#operations/application/confirm-document';
import { requestDocumentUpload } from '#operations/application/request-document-upload';
import { submitApplication } from '#operations/application/submit-application';
import { updateApplicationDraft } from '#operations/application/update-application-draft';
import { withdrawApplication } from '#operations/application/withdraw-application';
import { deed } from '#test/lifecycle/deed';
import { type Life, type Model, personOf, plus, todayOf } from '#test/lifecycle/model';
import { endLive } from '#test/lifecycle/seats';
import type { StepOf } from '#test/lifecycle/step';
import { barrier, done, refused, shown, shownIn, targetOf, unless, type Verdict } from '#test/lifecycle/verdict';
import { png } from '#test/operations/files';
import { closesAfter, isRevoked, opensBefore } from './renewal.ts';
import { isOpenFor, routingOf } from './routing.ts';

/** What makes up a refusal. */
export type Kinds = Extract<Verdict, { done: false }>['kinds'];

/** The version that a caller says to have seen. */
export function expected(life: Life, stale: boolean | undefined): { expectedVersion?: number } {
  return stale === undefined ? {} : { expectedVersion: stale ? life.version - 1 : life.version };
}

export function staleKinds(stale: boolean | undefined): Kinds {
  return stale ? ['CONFLICT'] : [];
}

/** Done: the application has moved on by one version. */
export function moved(life: Life, change: () => void): () => unknown {
  return () => {
    change();
    life.version += 1;
    return shown(life);
  };
}

const isEditable = ({ status }: Life) => status === 'DRAFT' || status === 'RETURNED';

export const choose = (step: StepOf<'choose'>) =>
  deed({
    ...{ operation: updateApplicationDraft, by: step.by, key: step.key, about: [step.life] },
    asks: (model) => {
      const [life, trainingClass] = [model.lives[step.life], model.classes[step.class]];
      if (!life || !trainingClass || life.renews) return undefined;
      return { applicationId: life.id, classId: trainingClass.id, ...expected(life, step.stale) };
    },
    judge: (model) => {
      const life = model.lives[step.life]!;
      const trainingClass = model.classes[step.class]!;
      const barred = barrier(step.by, 'updateApplicationDraft', targetOf(life));
      if (barred) return refused(barred);
      const same = life.status === 'RETURNED' && life.live === step.class;
      const kinds = staleKinds(step.stale);
      if (!isEditable(life)) kinds.push('CONFLICT', 'VALIDATION');
      if (!same && !isOpenFor(model, trainingClass, life.category)) kinds.push('VALIDATION');
      const cancelled = model.classes[life.trainingClass ?? '']?.status === 'CANCELLED';
      const returned = cancelled || life.returned?.choices.includes('trainingClass');
      if (life.status === 'RETURNED' && life.trainingClass !== step.class && !returned) kinds.push('VALIDATION');
      return unless(
        kinds,
        moved(life, () => {
          life.trainingClass = step.class;
        }),
      );
    },
    shows: ({ application }) => shownIn(application),
  });

/** Another word in one cell: in a draft always, in what was returned only where that cell was. */
export const mend = (step: StepOf<'mend'>) =>
  deed({
    ...{ operation: updateApplicationDraft, by: step.by, key: step.key, about: [step.life] },
    asks: (model) => {
      const life = model.lives[step.life];
      return life && { applicationId: life.id, facts: { workplace: step.key }, ...expected(life, step.stale) };
    },
    judge: (model) => {
      const life = model.lives[step.life]!;
      const barred = barrier(step.by, 'updateApplicationDraft', targetOf(life));
      if (barred) return refused(barred);
      const kinds = staleKinds(step.stale);
      if (!isEditable(life)) kinds.push('CONFLICT');
      if (life.status === 'RETURNED' && !life.returned?.facts.includes('workplace')) kinds.push('VALIDATION');
      return unless(
        kinds,
        moved(life, () => undefined),
      );
    },
    shows: ({ application }) => shownIn(application),
  });

export const requestUpload = (step: StepOf<'requestDocumentUpload'>) =>
  deed({
    ...{ operation: requestDocumentUpload, by: step.by, key: step.key, about: [step.life] },
    asks: (model) => {
      const life = model.lives[step.life];
      const { contentType, size, sha256 } = png();
      return life && { applicationId: life.id, kind: 'PHOTO', contentType, size, sha256 };
    },
    judge: (model) => {
      const life = model.lives[step.life]!;
      const barred = barrier(step.by, 'requestDocumentUpload', targetOf(life));
      if (barred) return refused(barred);
      const kinds: Kinds = [];
      if (!isEditable(life)) kinds.push('CONFLICT');
      // Scans were not returned, and those that are needed are there.
      if (life.status === 'RETURNED') kinds.push('VALIDATION');
      return unless(
        kinds,
        moved(life, () => undefined),
      );
    },
    shows: ({ application }) => shownIn(application),
    learn: (model, { document }, { world }) => {
      const life = model.lives[step.life]!;
      life.requested = document.id;
      world.objects.held.set(objectKeyOf(life.id, document.id), png());
    },
  });

export const confirmUpload = (step: StepOf<'confirmDocument'>) =>
  deed({
    ...{ operation: confirmDocument, by: step.by, key: step.key, about: [step.life] },
    asks: (model) => {
      const life = model.lives[step.life];
      return life && { applicationId: life.id, documentId: life.requested ?? 'none' };
    },
    judge: (model) => {
      const life = model.lives[step.life]!;
      const barred = barrier(step.by, 'confirmDocument', targetOf(life));
      if (barred) return refused(barred);
      const kinds: Kinds = [];
      if (!isEditable(life)) kinds.push('CONFLICT');
      if (life.requested === undefined) kinds.push('VALIDATION');
      return unless(
        kinds,
        moved(life, () => {
          life.scans = true;
          delete life.requested;
        }),
      );
    },
    shows: ({ application }) => shownIn(application),
  });

/** Where it would be the person's one live application. */
export function livePlace({ renews, trainingClass }: Life): string {
  return renews ? `${renews.card} ${renews.after}` : (trainingClass ?? '');
}

/** Another one of the person is live there, or the person is barred for good. */
export function liveKinds(model: Model, life: Life): Kinds {
  const person = personOf(model, life.identity);
  const holder = person.live[`${life.category} ${livePlace(life)}`];
  const taken = holder !== undefined && holder !== life.name;
  const card = model.cards[life.renews?.card ?? ''];
  if (card && isRevoked(card)) return ['CONFLICT'];
  return taken || person.bans.includes(life.category) ? ['CONFLICT'] : [];
}

export function takeLive(model: Model, life: Life): void {
  if (life.live !== livePlace(life)) endLive(model, life);
  life.live = livePlace(life);
  personOf(model, life.identity).live[`${life.category} ${life.live}`] = life.name;
}

function windowKinds(model: Model, life: Life): Kinds {
  const trainingClass = model.classes[life.trainingClass ?? ''];
  if (!trainingClass) return life.renews ? [] : ['VALIDATION'];
  if (isOpenFor(model, trainingClass, life.category)) return [];
  const waits = trainingClass.status === 'PUBLISHED' || trainingClass.status === 'REGISTRATION_CLOSED';
  // A correction is no registration: it has days of its own, until the class begins.
  const corrects = life.status === 'RETURNED' && life.live === trainingClass.name;
  const over = trainingClass.status === 'REGISTRATION_CLOSED' || todayOf(model) > trainingClass.closesOn;
  return corrects && waits && over && todayOf(model) <= (life.returned?.until ?? '') ? [] : ['VALIDATION'];
}

/** Whether a suspended card may be extended is decided where it is; handed in for the first time it must be within the window. */
function renewalKinds(model: Model, life: Life): Kinds {
  if (!life.renews || life.status !== 'DRAFT') return [];
  const today = todayOf(model);
  const { after } = life.renews;
  return today < plus(after, -opensBefore) || today > plus(after, closesAfter) ? ['CONFLICT'] : [];
}

export const submit = (step: StepOf<'submitApplication'>) =>
  deed({
    ...{ operation: submitApplication, by: step.by, key: step.key, about: [step.life] },
    asks: (model) => {
      const life = model.lives[step.life];
      return life && { applicationId: life.id, ...expected(life, step.stale) };
    },
    judge: (model) => {
      const life = model.lives[step.life]!;
      const barred = barrier(step.by, 'submitApplication', targetOf(life));
      if (barred) return refused(barred);
      const kinds = staleKinds(step.stale);
      const routing = routingOf(model, life);
      const organiser = model.classes[life.trainingClass ?? '']?.organiser;
      if (!isEditable(life)) kinds.push('CONFLICT');
      kinds.push(...renewalKinds(model, life), ...windowKinds(model, life), ...liveKinds(model, life));
      if (!life.fit) kinds.push('NOT_ELIGIBLE');
      if (!life.scans || !routing) kinds.push('VALIDATION');
      if (routing && organiser !== undefined && organiser !== routing.train) kinds.push('VALIDATION');
      return unless(
        kinds,
        moved(life, () => {
          takeLive(model, life);
          life.status = life.hr ? 'CENTRE_REVIEW' : (life.returnedFrom ?? 'AGENCY_REVIEW');
          life.routing = routing!;
          delete life.returnedFrom;
        }),
      );
    },
    shows: ({ application }) => shownIn(application),
  });

const withdrawable = ['DRAFT', 'AGENCY_REVIEW', 'CENTRE_REVIEW', 'RETURNED', 'QUALIFIED'];

export const withdraw = (step: StepOf<'withdrawApplication'>) =>
  deed({
    ...{ operation: withdrawApplication, by: step.by, key: step.key, about: [step.life] },
    asks: (model) => {
      const life = model.lives[step.life];
      return life && { applicationId: life.id, reason: '不报了', ...expected(life, step.stale) };
    },
    judge: (model) => {
      const life = model.lives[step.life]!;
      const barred = barrier(step.by, 'withdrawApplication', targetOf(life));
      if (barred) return refused(barred);
      const kinds = staleKinds(step.stale);
      if (!withdrawable.includes(life.status) || life.place) kinds.push('CONFLICT');
      if (kinds.length > 0) return refused(...kinds);
      endLive(model, life);
      life.status = 'WITHDRAWN';
      life.version += 1;
      return done(shown(life));
    },
    shows: ({ application }) => shownIn(application),
  });
