import * as z from 'zod';
import { bookProblem, emptyBook, ownApplication } from '#domain/class/class-book';
import { passRuleOf } from '#domain/class/examination';
import { type PassList, type Standing, seatedInOrder, standingOf, standingProblems } from '#domain/class/pass-list';
import { shanghaiDay } from '#domain/day';
import { globalId } from '#operations/global-id';
import { defineMutation, type GrantedCall } from '#operations/mutation';
import { personRef } from '#operations/person';
import { refused } from '#operations/refusal';
import { classBookRef } from '#store/class-book';
import { emptyChain } from '#store/events';
import { numberingWrite, passListWrite, signed } from '#store/pass-lists';
import { seatsRef } from '#store/seats';
import { trainingClassRef } from '#store/training-classes';
import {
  bookPatience,
  type ClassWithBook,
  changedClass,
  classWithBook,
  ownIn,
  targetOfClass,
  trainingClassOf,
} from './book-change.ts';
import { PassListView } from './pass-list-reads.ts';
import { LineLeft, lineRefs, lineReleased, withWholeLine } from './release-line.ts';

/** `expectedBookVersion`: refuse if the book is another one than the signatory saw. */
export const SubmitPassListInput = z.object({
  classId: z.string(),
  expectedBookVersion: z.optional(z.number()),
});
export type SubmitPassListInput = z.infer<typeof SubmitPassListInput>;

export const PassListAnswer = z.object({
  passList: PassListView,
  passed: z.number(),
  failed: z.number(),
  /** How it went, in words: also that nobody passed. */
  message: z.string(),
  ...LineLeft,
});
export type PassListAnswer = z.infer<typeof PassListAnswer>;

/**
 * 一(七): the centre signs off who passed, and the list lies with the province. Everybody's outcome stands in one row, and
 * who is seated in another, so the whole class is one transaction, whatever its size. Nothing of it changes afterwards; and
 * whoever still waits for a seat is let go.
 */
const signedClass = defineMutation<SubmitPassListInput, PassListAnswer, ClassWithBook>({
  name: 'submitPassList',
  input: SubmitPassListInput,
  answer: PassListAnswer,
  reads: (_, { classId }) => [trainingClassRef(classId), seatsRef(classId), classBookRef(classId)],
  alsoReads: ({ input, snapshot }) => lineRefs(snapshot.find(seatsRef(input.classId))),
  subject: ({ input, snapshot }) => classWithBook(snapshot, input.classId),
  target: (_, subject) => targetOfClass(subject),
  patience: bookPatience,
  decide: async (call, subject) => {
    const { deps, input, snapshot, now } = call;
    const trainingClass = trainingClassOf(subject);
    const closed = bookProblem(trainingClass, shanghaiDay(now));
    if (closed) return refused('CONFLICT', closed);
    const { expectedBookVersion: expected } = input;
    if (expected !== undefined && expected !== (subject.book?.version ?? 0)) return refused('CONFLICT', bookMoved);
    const seats = snapshot.find(seatsRef(input.classId));
    if (ownIn(call, seats).size > 0) return refused('CONFLICT', ownApplication('classId', '签发自己所在班的名单'));
    const book = subject.book ?? emptyBook;
    const rule = passRuleOf(trainingClass, book, deps.practice.examination);
    const standing = standingOf(book, seats ? seatedInOrder(seats) : [], rule);
    const [first, ...others] = standingProblems(standing, (id) => globalId('Application', id));
    if (first) return refused('CONFLICT', first, ...others);
    const list = listOf(call, subject, standing);
    const finished = { ...trainingClass, status: 'FINISHED', passListId: list.id } as const;
    const event = { action: 'submitPassList', changed: ['status', 'passListId'], trainingClass: finished };
    const line = await lineReleased(call, input.classId, seats);
    if (line === 'READ_AGAIN') return line;
    const { writes, lineLeft } = line;
    writes.push(...(await changedClass(call, subject, event)).writes);
    const numbering = { done: 0, skipped: [] };
    return {
      ok: true,
      writes: [...writes, passListWrite(list), numberingWrite(list.id, numbering, emptyChain)],
      answer: { passList: { ...list, numbering }, ...said(standing), ...(lineLeft !== undefined && { lineLeft }) },
    };
  },
});

export const submitPassList = withWholeLine(signedClass);

/** A class has one list, so the list has its id. */
function listOf(
  { deps, actor, now }: GrantedCall<SubmitPassListInput>,
  { row: { id, category, organiser, year } }: ClassWithBook,
  { passed }: Standing,
): PassList {
  return signed({
    ...{ id, classId: id, category, organiser, year },
    entries: passed.map((applicationId) => ({ applicationId })),
    signedAt: now.toISOString(),
    signedBy: actor.kind === 'person' ? personRef(deps.seal, actor.subject) : '',
  });
}

function said({ passed, failed }: Standing): { passed: number; failed: number; message: string } {
  const counts = { passed: passed.length, failed: failed.length };
  if (passed.length === 0) {
    return { ...counts, message: '本班没有培训考核合格人员，已签发空名单，不再生成证卡号。' };
  }
  return { ...counts, message: `已签发培训考核合格人员名单，共${passed.length}人，等待省职鉴中心生成证卡号。` };
}

const bookMoved = {
  code: 'BOOK_MOVED',
  path: 'expectedBookVersion',
  message: '考勤或成绩在您打开之后又有登记，请核对后再签发。',
};
