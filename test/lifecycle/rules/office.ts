import { assignPanel } from '#operations/card/assign-panel';
import { cancelPanel } from '#operations/card/cancel-panel';
import { decideProvincialTraining } from '#operations/review/decide-provincial-training';
import { requestProvincialTraining } from '#operations/review/request-provincial-training';
import { factsOf, postsOf } from '#test/lifecycle/cast';
import { deed } from '#test/lifecycle/deed';
import { type Card, type Model, plus, todayOf } from '#test/lifecycle/model';
import type { StepOf } from '#test/lifecycle/step';
import { barrier, refused, unless } from '#test/lifecycle/verdict';
import type { Kinds } from './application.ts';
import { cardOf, isSuspended } from './renewal.ts';
import { ofCities } from './routing.ts';

const occupation = '6-31-01-03';
const assess = ['ASSESSOR', 'NEW_OCCUPATION_ASSESSOR', 'SENIOR_ASSESSOR'];

/** 三(二): not expired, not suspended or revoked, and for this occupation. */
function mayAssess(card: Card, on: string): boolean {
  const revoked = card.sanctions.some(({ kind, from }) => kind !== 'SUSPENDED' && from <= on);
  const good = card.periods.some(({ from, until }) => from <= on && on <= until);
  return assess.includes(card.category) && good && !revoked && !isSuspended(card, on);
}

export const assign = (step: StepOf<'assignPanel'>) =>
  deed({
    ...{ operation: assignPanel, by: step.by, key: step.key },
    asks: (model) => {
      const cards = step.cards.map((life) => cardOf(model, life));
      if (model.panels[step.as] || !cards.every((card) => card !== undefined)) return undefined;
      const members = cards.map(({ number, owner }) => ({ cardNumber: number, name: factsOf(owner).name }));
      return { on: plus(todayOf(model), step.in), occupation, level: 'SENIOR' as const, members };
    },
    judge: (model) => {
      const barred = barrier(step.by, 'assignPanel');
      if (barred) return refused(barred);
      const on = plus(todayOf(model), step.in);
      const cards = step.cards.map((life) => cardOf(model, life)!);
      const people = new Set(cards.map(({ identity }) => identity));
      const sound = cards.length >= 3 && cards.length % 2 === 1 && people.size === cards.length;
      if (step.in < 0 || !sound || !cards.every((card) => mayAssess(card, on))) return refused('VALIDATION');
      const sender = postsOf(step.by).find(({ role }) => ['agency', 'city', 'province'].includes(role))!;
      return unless([], () => {
        for (const card of cards) card.assignments.push({ panel: step.as, on, cancelled: false });
        const members = cards.map(({ number }) => number);
        model.panels[step.as] = {
          ...{ name: step.as, id: '', office: sender.office, on, members, off: [], cancelled: false },
        };
        return { status: 'ASSIGNED', on, members };
      });
    },
    shows: ({ panel: { status, on, members } }) => ({
      status,
      on,
      members: members.map(({ cardNumber }) => cardNumber),
    }),
    learn: (model, { panel }) => {
      model.panels[step.as]!.id = panel.id;
    },
  });

export const cancel = (step: StepOf<'cancelPanel'>) =>
  deed({
    ...{ operation: cancelPanel, by: step.by, key: step.key },
    asks: (model) => {
      const panel = model.panels[step.panel];
      return panel && { panelId: panel.id, reason: '考生不足' };
    },
    judge: (model) => {
      const panel = model.panels[step.panel]!;
      const { office } = panel;
      const barred = barrier(step.by, 'cancelPanel', { agency: office, centres: [office] });
      if (barred) return refused(barred);
      if (panel.cancelled || todayOf(model) >= panel.on) return refused('CONFLICT');
      return unless([], () => {
        panel.cancelled = true;
        const assignments = Object.values(model.cards).flatMap((card) => card.assignments);
        for (const each of assignments) if (each.panel === step.panel) each.cancelled = true;
        return { status: 'CANCELLED' };
      });
    },
    shows: ({ panel: { status } }) => ({ status }),
  });

/** The year of today, which a class that opens soon mostly has too. */
const yearOf = (model: Model) => Number(todayOf(model).slice(0, 4));

export const ask = (step: StepOf<'requestProvincialTraining'>) =>
  deed({
    ...{ operation: requestProvincialTraining, by: step.by, key: step.key },
    asks: (model) => {
      const { city, category } = step;
      return { city, year: yearOf(model), categories: [category], words: '今年无法组织培训' };
    },
    judge: (model) => {
      const barred = barrier(step.by, 'requestProvincialTraining', { centres: [step.city] });
      if (barred) return refused(barred);
      const at = `${step.city}-${yearOf(model)}`;
      const requests = model.requests[at] ?? [];
      const kinds: Kinds = ofCities.includes(step.category) ? [] : ['VALIDATION'];
      const live = requests.some(({ category, status }) => category === step.category && status !== 'REFUSED');
      if (live) kinds.push('CONFLICT');
      if (requests.length >= 20) kinds.push('VALIDATION');
      return unless(kinds, () => {
        model.requests[at] = [...requests, { category: step.category, status: 'REQUESTED', by: step.by }];
        return { id: `${at}-${requests.length + 1}`, status: 'REQUESTED' };
      });
    },
    shows: ({ request: { id, status } }) => ({ id, status }),
  });

export const answer = (step: StepOf<'decideProvincialTraining'>) =>
  deed({
    ...{ operation: decideProvincialTraining, by: step.by, key: step.key },
    asks: (model) => {
      const requestId = `${step.city}-${yearOf(model)}-${step.number}`;
      return { requestId, decision: step.decision, words: '经研究决定' };
    },
    judge: (model) => {
      const barred = barrier(step.by, 'decideProvincialTraining');
      if (barred) return refused(barred);
      const request = model.requests[`${step.city}-${yearOf(model)}`]?.[step.number - 1];
      if (!request) return refused('NOT_FOUND');
      if (request.status !== 'REQUESTED' || request.by === step.by) return refused('CONFLICT');
      return unless([], () => {
        request.status = step.decision === 'GRANT' ? 'GRANTED' : 'REFUSED';
        return { status: request.status };
      });
    },
    shows: ({ request: { status } }) => ({ status }),
  });
