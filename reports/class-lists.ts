import type { Scores } from '#domain/application/application';
import { derivedFacts } from '#domain/application/form-check';
import { type BookEntry, daysAttended } from '#domain/class/class-book';
import { outcomeLabel } from '#domain/class/examination';
import type { PassList } from '#domain/class/pass-list';
import { examinationPartLabel, type TrainingClass } from '#domain/class/training-class';
import { shanghaiDay } from '#domain/day';
import type { Facts } from '#domain/eligibility/fact';
import { joinApplied } from '#domain/roster/applied';
import { appliedColumn, idNumberColumn, nameColumn, serialColumn, sexColumn, workplaceColumn } from './list/columns.ts';
import { dayText } from './list/day-text.ts';
import type { ListColumn, ListLayout, ListRow } from './list/layout.ts';
import { type Target, type Written, writeList } from './list/write.ts';

/** The class as its lists name it; `organiserName` is the centre's name. */
export interface ClassHead {
  trainingClass: Pick<TrainingClass, 'title' | 'category' | 'training' | 'place' | 'examination'>;
  organiserName: string;
  /** The day in Asia/Shanghai. */
  today: string;
}

export interface Passed {
  facts: Facts;
  /** Points that count. */
  scores: Scores;
  daysAttended: number;
}

/** 培训考核合格人员名单 (一(七)), in the order of the signed list, whose seal it names so that paper can be matched to it. */
export function writePassList(
  { of, list, people }: { of: ClassHead; list: Pick<PassList, 'signedAt' | 'hash'>; people: AsyncIterable<Passed> },
  target: Target,
): Promise<Written> {
  const { trainingClass, organiserName } = of;
  const { parts } = trainingClass.examination;
  const layout: ListLayout = {
    marker: { list: '合格人员名单', version: 1 },
    sheetName: '合格人员名单',
    above: [],
    title: `${trainingClass.title}培训考核合格人员名单`,
    head: [[`组织单位：${organiserName}`, `培训时间：${trainingDays(trainingClass)}`]],
    columns: [
      ...[serialColumn, nameColumn, sexColumn, idNumberColumn, workplaceColumn, appliedColumn(trainingClass.category)],
      ...parts.map((part): ListColumn => ({ header: `${examinationPartLabel[part]}成绩`, width: 12, holds: 'number' })),
      { header: '出勤天数', width: 10, holds: 'number' },
      { header: '考核结论', width: 16 },
    ],
    foot: [[`组织单位（盖章）：`, '经办人：', `签发时间：${dayText(shanghaiDay(new Date(list.signedAt)))}`]],
    notes: [`名单校验码（SHA-256）：${list.hash}`],
  };
  return writeList(layout, passedRows(people, of), target);
}

async function* passedRows(people: AsyncIterable<Passed>, of: ClassHead): AsyncGenerator<ListRow> {
  const { parts } = of.trainingClass.examination;
  let serial = 0;
  for await (const { facts, scores, daysAttended: days } of people) {
    serial += 1;
    const points = parts.map((part) => scores[part] ?? '');
    yield [String(serial), ...personTexts(facts, of, 'WITH_ID'), ...points, days, outcomeLabel.PASSED];
  }
}

/** 签到表 of one day, to be signed by hand: empty cells, high rows, and no more of a person than finds the row. */
export function writeSignInSheet(
  { of, day, people }: { of: ClassHead; day?: string; people: AsyncIterable<Facts> },
  target: Target,
): Promise<Written> {
  const { trainingClass, organiserName } = of;
  const layout: ListLayout = {
    marker: { list: '签到表', version: 1 },
    sheetName: day === undefined ? '签到表' : `签到表 ${day}`,
    above: [],
    title: `${trainingClass.title}签到表`,
    head: [[`组织单位：${organiserName}`, `地点：${trainingClass.place ?? ''}`, `日期：${dayText(day)}`]],
    columns: [
      ...[serialColumn, nameColumn, sexColumn, workplaceColumn, appliedColumn(trainingClass.category)],
      ...['上午签到', '下午签到', '备注'].map((header) => ({ header, width: 18 })),
    ],
    foot: [['应到人数：', '实到人数：', '考勤人：']],
    notes: [],
    rowHeight: 28,
  };
  return writeList(layout, signInRows(people, of), target);
}

async function* signInRows(people: AsyncIterable<Facts>, of: ClassHead): AsyncGenerator<ListRow> {
  let serial = 0;
  for await (const facts of people) {
    serial += 1;
    yield [String(serial), ...personTexts(facts, of), '', '', ''];
  }
}

export interface Attended {
  facts: Facts;
  attendance: BookEntry['attendance'];
}

/** 考勤表: what was written down of each day (√ there, × not there, empty not taken), and on how many days each was there. */
export function writeAttendanceSheet(
  { of, days, people }: { of: ClassHead; days: readonly string[]; people: AsyncIterable<Attended> },
  target: Target,
): Promise<Written> {
  const { trainingClass, organiserName } = of;
  const layout: ListLayout = {
    marker: { list: '考勤表', version: 1 },
    sheetName: '考勤表',
    above: [],
    title: `${trainingClass.title}考勤表`,
    head: [[`组织单位：${organiserName}`, `培训时间：${trainingDays(trainingClass)}`]],
    columns: [
      ...[serialColumn, nameColumn, sexColumn, workplaceColumn],
      ...days.map((day) => ({ header: day.slice(5), width: 7 })),
      { header: '出勤天数', width: 10, holds: 'number' },
    ],
    foot: [['考勤人：', '组织单位（盖章）：', `填表时间：${dayText(of.today)}`]],
    notes: ['√ 出勤；× 缺勤；空白为当日未登记，不计入出勤天数。'],
  };
  return writeList(layout, attendedRows(people, { of, days }), target);
}

async function* attendedRows(
  people: AsyncIterable<Attended>,
  { of, days }: { of: ClassHead; days: readonly string[] },
): AsyncGenerator<ListRow> {
  let serial = 0;
  for await (const { facts, attendance } of people) {
    serial += 1;
    const [name = '', sex = '', workplace = ''] = personTexts(facts, of);
    const marks = days.map((day) => (attendance[day] === undefined ? '' : attendance[day] ? '√' : '×'));
    yield [String(serial), name, sex, workplace, ...marks, daysAttended({ attendance })];
  }
}

function trainingDays({ training }: ClassHead['trainingClass']): string {
  return training ? `${dayText(training.startsOn)}至${dayText(training.endsOn)}` : '';
}

/** Name, sex, workplace, what was applied for; with the ID number only where the list has to tell two people of one name apart. */
function personTexts(facts: Facts, { today, trainingClass }: ClassHead, idNumber?: 'WITH_ID'): string[] {
  const text = (fact: string) => (typeof facts[fact] === 'string' ? facts[fact] : '');
  const sex = derivedFacts(facts, today)?.sex ?? '';
  const applied = trainingClass.category === 'QUALITY_SUPERVISOR' ? text('currentOccupation') : joinApplied(facts);
  return [text('name'), sex, ...(idNumber ? [text('idNumber')] : []), text('workplace'), applied];
}
