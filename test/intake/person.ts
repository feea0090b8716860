import type { Reply } from '#domain/conversation/turn';
import type { CreatedApplication } from '#operations/chat/conversation-answers';
import { answerOf, type Handle, send } from '#test/intake/http';
import type { World } from '#test/intake/world';

/** Somebody who answers whatever is asked; name, numbers and address occur nowhere else. */
export interface Person {
  category: string;
  name: string;
  idNumber: string;
  phone: string;
  address: string;
  answers: Record<string, string>;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The 18th character of GB 11643. */
function withCheckDigit(seventeen: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(seventeen[index]), 0);
  return seventeen + '10X98765432'[sum % 11];
}

const summary =
  '2008年7月从成都职业技术学院电气自动化专业毕业后，进入四川长虹机电公司担任维修电工，负责车间配电、变频器和可编程控制器的安装调试与故障排除。' +
  '2013年取得技师资格，带领班组完成三条装配线的电气改造，编写点检规程十余份。2017年起兼任企业培训中心实训教师，先后讲授低压电器、安全用电、触摸屏编程等课程，培养学徒四十多人，其中六人获得技能等级证书。' +
  '2019年晋升高级技师，参与市级技能竞赛命题与裁判，参加过评价机构组织的命题审题和现场考核，熟悉考评流程与评分标准，多次被评为先进工作者。';

export function createPerson(serial: number, more: Partial<Pick<Person, 'category' | 'answers'>> = {}): Person {
  const order = String(serial % 1000).padStart(3, '0');
  const person = {
    category: '考评员',
    name: `欧阳${String.fromCodePoint(0x7384 + (serial % 50))}霁`,
    idNumber: withCheckDigit(`51070219860317${order}`),
    phone: `1398${String(7_340_000 + serial)}`,
    address: `绵阳市涪城区临园路${7000 + serial}号`,
  };
  return {
    ...person,
    ...more,
    answers: {
      ...person,
      occupations: '电工',
      projects: '川味火锅调味',
      skillLevel: '高级技师',
      titleLevel: '没有职称',
      certificateKind: '职业技能等级证书',
      education: '大专',
      workplace: '四川长虹机电有限公司',
      workYears: '15年',
      titleName: '无',
      certificateName: '电工高级技师',
      city: '绵阳',
      workSummary: summary,
      formerSupervisorCard: '无',
      ethnicity: '汉族',
      politicalStatus: '群众',
      email: `canary${serial}@example.com`,
      currentOccupation: '维修电工',
      remarks: '无',
      assessingYears: '3年',
      assessmentCount: '5次',
      teachingYears: '5年',
      tradeYears: '12年',
      permanentlyRevoked: '没有',
      ...more.answers,
    },
  };
}

export type Saying = { text: string } | { choice: string };

/** What this person says to the question that stands open; undefined when nothing is asked any more. */
export function replyTo(person: Person, replies: readonly Reply[]): Saying | undefined {
  const asked = replies.findLast((reply) => reply.ask !== undefined);
  switch (asked?.ask?.step) {
    case undefined:
      return undefined;
    case 'CONSENT':
      return { text: '同意' };
    case 'CATEGORY':
      return { text: person.category };
    case 'CONFIRM':
      return { text: '确认' };
    case 'CORRECT':
    case 'FACT': {
      const fact = asked.ask.fact ?? '';
      return { text: person.answers[fact] ?? '是' };
    }
  }
}

export interface Talk {
  /** What was said, in order, with its message id. */
  said: { messageId: string; message: Saying; body: string }[];
  replies: Reply[];
  application?: CreatedApplication;
}

let messages = 0;

/** Talks until the draft is there, or until `stop` says so before the next message. */
export async function talk(
  world: World,
  handle: Handle & { replies: Reply[] },
  person: Person,
  more: { authorization?: string; stop?: (replies: readonly Reply[]) => boolean } = {},
): Promise<Talk> {
  const done: Talk = { said: [], replies: handle.replies };
  for (let turn = 0; turn < 80; turn += 1) {
    const message = replyTo(person, done.replies);
    if (message === undefined || more.stop?.(done.replies)) return done;
    messages += 1;
    const messageId = `turn-${messages}`;
    const { authorization } = more;
    const received = await send(world, handle, message, { messageId, ...(authorization ? { authorization } : {}) });
    const answer = answerOf(received);
    done.said.push({ messageId, message, body: received.body });
    done.replies = answer.replies;
    if (answer.application) return { ...done, application: answer.application };
  }
  throw new Error(`80 turns and no draft; the last question was ${JSON.stringify(done.replies.at(-1))}`);
}

/** Is the summary shown, so that the next message makes the draft? */
export function confirms(replies: readonly Reply[]): boolean {
  return replies.findLast((reply) => reply.ask !== undefined)?.ask?.step === 'CONFIRM';
}
