import { agencyProblems, classProblems } from '#domain/application/lifecycle';
import type { Category } from '#domain/category';
import { shanghaiDay } from '#domain/day';
import type { Aim } from '#domain/import/match';
import { type Problem, type Result, refuse } from '#domain/problem';
import type { Deps } from '#operations/deps';
import { type AgencyRow, agencyRef } from '#store/agencies';
import type { Ref, Snapshot } from '#store/read';
import { chosenClassRef } from '#store/training-classes';

export interface AimedAt {
  category: Category;
  classId: string;
  agencyId: string;
}

/** What the rows are to become, with the rows of the table that this rests on. */
export interface Aimed {
  aim: Aim;
  agency: AgencyRow;
  trainingClass: NonNullable<ReturnType<typeof classIn>>;
}

export function aimRefs({ agencyId, classId }: AimedAt): Ref[] {
  return [agencyRef(agencyId), chosenClassRef(classId)];
}

/** Or why nobody's draft can be made at this agency for this class now: as its own person would be told (一(四), 一(六)1). */
export function aimIn(deps: Deps, snapshot: Snapshot, { category, classId, agencyId }: AimedAt): Result<Aimed> {
  const today = shanghaiDay(deps.now());
  const agency = snapshot.find(agencyRef(agencyId));
  const trainingClass = classIn(snapshot, classId);
  const problems = [...agencyProblems(agency), ...classProblems(trainingClass, category, today)];
  const own = trainingClass?.ruleSetId;
  const ruleSet = deps.ruleSets.find((each) => (own === undefined ? each.category === category : each.id === own));
  if (!ruleSet || ruleSet.category !== category) problems.push(noRules);
  const [first, ...others] = problems;
  if (first) return refuse(first, ...others);
  if (!agency || !trainingClass || !ruleSet) return refuse(noRules);
  return { ok: true, value: { aim: { category, classId, agencyId, ruleSet, today }, agency, trainingClass } };
}

function classIn(snapshot: Snapshot, classId: string) {
  return snapshot.find(chosenClassRef(classId));
}

const noRules: Problem = {
  code: 'NO_RULES',
  path: 'classId',
  clause: '一(三)5',
  message: '这个培训班的申报条件还没有录入系统，暂时不能导入名册。',
};
