import type { Category } from '#domain/category';
import { daysBetween } from '#domain/day';
import type { RuleSet } from '#domain/eligibility/rule-set';
import type { Problem } from '#domain/problem';
import { cityLabel, provinceCode } from '#domain/vocabulary/place';
import type { ClassFields } from './class-fields.ts';
import { mostPlaces } from './training-class.ts';

/** Whose class it is, and what else is known. */
export interface ClassContext {
  organiser: string;
  /** Categories that a city may hold classes for (一(二)2). */
  cityClasses: readonly Category[];
  ruleSets: readonly Pick<RuleSet, 'id' | 'category'>[];
}

const longestTitle = 100;
const longestItem = 200;
const mostItems = 20;
const firstYear = 2000;
const lastYear = 2100;

/** Everything that is wrong with a class as it was filled in. */
export function fieldProblems(fields: ClassFields, context: ClassContext): Problem[] {
  return [
    ...organiserProblems(fields.category, context),
    ...textProblems(fields),
    ...planProblems(fields),
    ...dayProblems(fields),
    ...capacityProblems(fields.capacity),
    ...examinationProblems(fields),
    ...ruleSetProblems(fields, context.ruleSets),
  ];
}

/** 一(二)2, 二(六): senior assessors and supervisors are trained by the province alone. */
export function organiserProblems(
  category: Category,
  { organiser, cityClasses }: Pick<ClassContext, 'organiser' | 'cityClasses'>,
): Problem[] {
  if (organiser === provinceCode || cityClasses.includes(category)) return [];
  const clause = category === 'QUALITY_SUPERVISOR' ? '二(六)' : '一(二)2';
  return [{ code: 'PROVINCE_ONLY', path: 'category', clause, message: '这一类别的培训由省职鉴中心组织。' }];
}

function textProblems({ title, place, syllabus, mode, category }: ClassFields): Problem[] {
  const problems: Problem[] = [];
  if (!fits(title, longestTitle)) problems.push(length('title', `培训班名称须为1至${longestTitle}字。`));
  if (place !== undefined && !fits(place, longestItem))
    problems.push(length('place', `培训地点须为1至${longestItem}字。`));
  if (syllabus.length < 1 || syllabus.length > mostItems) {
    problems.push({ code: 'SYLLABUS_LENGTH', path: 'syllabus', message: `培训内容须有1至${mostItems}项。` });
  }
  for (const [at, item] of syllabus.entries()) {
    if (!fits(item, longestItem)) problems.push(length(`syllabus.${at}`, `每项培训内容须为1至${longestItem}字。`));
  }
  if (category === 'QUALITY_SUPERVISOR' && mode !== 'OFFLINE') {
    const message = '质量督导员培训班采取线下培训的方式。';
    problems.push({ code: 'MODE_NOT_OFFLINE', path: 'mode', clause: '二(四)', message });
  }
  return problems;
}

function fits(text: string, most: number): boolean {
  const length = [...text].length;
  return text.isWellFormed() && length >= 1 && length <= most;
}

function length(path: string, message: string): Problem {
  return { code: 'TEXT_LENGTH', path, message };
}

/** The plan's months may lie before the notice (一(二)1 of April names January and March): they are only months. */
function planProblems({ year, month }: ClassFields): Problem[] {
  return [...yearProblems(year, 'year'), ...monthProblems(month, 'month')];
}

export function yearProblems(year: number, path: string): Problem[] {
  if (Number.isInteger(year) && year >= firstYear && year <= lastYear) return [];
  return [{ code: 'NOT_A_YEAR', path, message: `年度须为${firstYear}至${lastYear}。` }];
}

export function monthProblems(month: number, path: string): Problem[] {
  if (Number.isInteger(month) && month >= 1 && month <= 12) return [];
  return [{ code: 'NOT_A_MONTH', path, message: '月份须为1至12。' }];
}

/** Registration, reviews (规定时间节点, 一(六)2) and training follow each other; one day may be the last of one and the first of the next. */
function dayProblems({ registration, training, reviewBy }: ClassFields): Problem[] {
  const { opensOn, closesOn } = registration;
  const problems: Problem[] = [];
  const ordered = (earlier: string | undefined, later: string | undefined, path: string, message: string): void => {
    if (earlier === undefined || later === undefined || earlier <= later) return;
    problems.push({ code: 'DAYS_OUT_OF_ORDER', path, clause: '一(四)', message });
  };
  ordered(opensOn, closesOn, 'registration.closesOn', '报名截止日不能早于报名开始日。');
  ordered(training?.startsOn, training?.endsOn, 'training.endsOn', '培训结束日不能早于培训开始日。');
  ordered(closesOn, training?.startsOn, 'training.startsOn', '培训开始日不能早于报名截止日。');
  ordered(opensOn, reviewBy?.agency, 'reviewBy.agency', '初审截止日不能早于报名开始日。');
  ordered(reviewBy?.agency ?? opensOn, reviewBy?.centre, 'reviewBy.centre', '审核截止日不能早于初审截止日。');
  ordered(reviewBy?.centre, training?.startsOn, 'reviewBy.centre', '审核截止日不能晚于培训开始日。');
  return problems;
}

function capacityProblems({ overall, cities = {} }: ClassFields['capacity']): Problem[] {
  const problems: Problem[] = [];
  const places = (number: number, path: string, least: number): void => {
    if (Number.isInteger(number) && number >= least && number <= mostPlaces) return;
    problems.push({ code: 'PLACES', path, message: `名额须为${least}至${mostPlaces}的整数。` });
  };
  if (overall !== undefined) places(overall, 'capacity.overall', 1);
  for (const [city, number] of Object.entries(cities)) {
    const path = `capacity.cities.${city}`;
    places(number, path, 0);
    if (!cityLabel.has(city) && city !== provinceCode) {
      const message = '分配名额的须是四川省21个市（州）之一，或省本级（510000）。';
      problems.push({ code: 'CITY_UNKNOWN', path, message });
    }
  }
  return problems;
}

function examinationProblems({ examination, category, training }: ClassFields): Problem[] {
  const { parts, passMarks = {}, leastDays } = examination;
  const problems: Problem[] = [];
  const unified = category === 'QUALITY_SUPERVISOR';
  const wrong = parts.some((part) => (part === 'UNIFIED_ONLINE') !== unified);
  if (parts.length === 0 || new Set(parts).size < parts.length || wrong) {
    const message = unified ? '质量督导员实行线上集中统一考核。' : '考核科目须为理论、实操中的一项或两项，各写一次。';
    const clause = unified ? '二(四)' : '一(四)';
    problems.push({ code: 'EXAMINATION_PARTS', path: 'examination.parts', clause, message });
  }
  for (const [part, points] of Object.entries(passMarks)) {
    const path = `examination.passMarks.${part}`;
    if (!parts.some((each) => each === part)) {
      problems.push({ code: 'MARK_WITHOUT_PART', path, message: '本班不考这一科，不能设合格分数。' });
    }
    if (!(points >= 0 && points <= 100)) {
      problems.push({ code: 'MARK', path, message: '合格分数须为0至100。' });
    }
  }
  const days = training && daysBetween(training.startsOn, training.endsOn) + 1;
  if (leastDays !== undefined && !(Number.isInteger(leastDays) && leastDays >= 1 && leastDays <= (days ?? leastDays))) {
    const message = '最少出勤天数须为整数，至少1天，不超过培训天数。';
    problems.push({ code: 'LEAST_DAYS', path: 'examination.leastDays', message });
  }
  return problems;
}

/** 一(三)5: a class may set conditions of its own, for its own category. */
function ruleSetProblems({ ruleSetId, category }: ClassFields, ruleSets: ClassContext['ruleSets']): Problem[] {
  if (ruleSetId === undefined || ruleSets.some((each) => each.id === ruleSetId && each.category === category))
    return [];
  const message = '没有这一类别的这个申报条件版本。';
  return [{ code: 'UNKNOWN_RULE_SET', path: 'ruleSetId', clause: '一(三)5', message }];
}
