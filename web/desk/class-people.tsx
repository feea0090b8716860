import { useState } from 'preact/hooks';
import { useChange } from '#web/api/use-change';
import { Button } from '#web/parts/button.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { SelectField, TextField } from '#web/parts/field.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { Badge, Problems, Refused } from '#web/parts/notice.tsx';
import type { ClassProps } from './class.tsx';
import { ExportButton } from './export-button.tsx';
import { chosenOf } from './menus.ts';
import { useOffice } from './office.ts';
import { type DeskClassRosterQuery, deskClassRoster } from './queries/desk-class-roster.ts';
import { type DeskEnrolMutation, deskEnrol } from './queries/desk-enrol.ts';
import { deskLeaveClass } from './queries/desk-leave-class.ts';
import { linkTo } from './route.ts';
import { useAll } from './use-all.ts';
import { Empty, Table, tell } from './view.tsx';
import { momentWords, nameOf, workOf } from './words.ts';

type Person = NonNullable<DeskClassRosterQuery['classRoster']>['edges'][number]['node'];

const statuses = [
  { value: 'AGENCY_REVIEW', label: '评价机构初审中' },
  { value: 'CENTRE_REVIEW', label: '职鉴中心审核中' },
  { value: 'RETURNED', label: '退回补正' },
  { value: 'QUALIFIED', label: '审核合格，还没有编班' },
  { value: 'ENROLLED', label: '已编班' },
  { value: 'PASSED', label: '考核合格' },
  { value: 'FAILED', label: '考核不合格' },
  { value: 'CERTIFIED', label: '已发证' },
] as const;

const infoOf = ({ classRoster }: DeskClassRosterQuery) => classRoster?.pageInfo;

/** Everybody who chose this class, and who of them has a seat. */
export function ClassPeople({ trainingClass, reload }: ClassProps) {
  const { role } = useOffice();
  const classId = trainingClass.id;
  const [status, setStatus] = useState('');
  const variables = { classId, status: chosenOf(statuses, status) ?? null };
  const found = useAll({ operation: deskClassRoster, variables, info: infoOf });
  const again = async () => {
    await Promise.all([found.reload(), reload()]);
  };
  return (
    <>
      <div class="row end">
        <SelectField label="状态" empty="全部" options={statuses} value={status} onInput={setStatus} />
        <ExportButton input={{ kind: 'ROSTER', classId }}>汇总表（培训）</ExportButton>
        <ExportButton input={{ kind: 'ROSTER', classId, of: 'RENEWAL' }}>汇总表（复核）</ExportButton>
      </div>
      <Loaded of={found}>
        {(pages) => {
          const people = pages.flatMap(({ classRoster }) => classRoster?.edges.map(({ node }) => node) ?? []);
          if (people.length === 0) return <Empty>没有人。</Empty>;
          return (
            <>
              {role !== 'AGENCY' && <EnrolAll people={people} classId={classId} reload={again} />}
              <People people={people} classId={classId} reload={again} canLeave={role !== 'AGENCY'} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}

interface Listed {
  people: readonly Person[];
  classId: string;
  reload: () => Promise<void>;
}

function People({ people, classId, reload, canLeave }: Listed & { canLeave: boolean }) {
  return (
    <Table label="名册">
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">职业（工种）</th>
          <th scope="col">评价机构</th>
          <th scope="col">状态</th>
          <th scope="col">编班</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              <a href={linkTo('application', person.id)}>{nameOf(person.facts)}</a>
            </th>
            <td>{workOf(person.facts)}</td>
            <td>{person.agency?.name}</td>
            <td>{person.statusLabel}</td>
            <td class="wide">
              {person.enrolment && (
                <div class="row">
                  <Badge tone={person.enrolment.state === 'SEATED' ? 'good' : 'warn'}>
                    {person.enrolment.stateLabel}
                  </Badge>
                  <span class="numbers small soft">{momentWords(person.enrolment.since)}</span>
                  {canLeave && <Leave person={person} classId={classId} reload={reload} />}
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

type Item = Extract<DeskEnrolMutation['enrolApplications'], { items: object }>['items'][number];

/** Whoever was found qualified gets a seat, or a place in the line. */
function EnrolAll({ people, classId, reload }: Listed) {
  const enrol = useChange(deskEnrol);
  const [failed, setFailed] = useState<readonly Item[]>([]);
  const ready = people.filter(({ status, enrolment }) => status === 'QUALIFIED' && !enrolment).slice(0, 100);
  const run = async () => {
    const done = await enrol.run({ classId, applicationIds: ready.map(({ id }) => id) });
    if (!done) return;
    const refused = done.items.filter(({ problems }) => problems.length > 0);
    setFailed(refused);
    tell(
      `编班 ${done.items.length - refused.length} 人${refused.length > 0 ? `，没有编成 ${refused.length} 人` : ''}。`,
    );
    await reload();
  };
  return (
    <div class="stack tight">
      {ready.length > 0 && (
        <p>
          <Button look="main" busy={enrol.busy} onClick={() => void run()}>
            把审核合格的 {ready.length} 人编入本班
          </Button>
        </p>
      )}
      <Refused refusal={enrol.trouble} />
      {failed.map(({ applicationId, problems }) => (
        <div key={applicationId}>
          {nameOf(people.find(({ id }) => id === applicationId)?.facts)}
          <Problems problems={problems} />
        </div>
      ))}
    </div>
  );
}

function Leave({ person, classId, reload }: { person: Person; classId: string; reload: () => Promise<void> }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const leave = useChange(deskLeaveClass);
  const run = async () => {
    if (!(await leave.run({ applicationId: person.id, classId, reason: reason.trim() || null }))) return;
    setOpen(false);
    tell(`${nameOf(person.facts)}已退出培训班，有候补的依次递补。`);
    await reload();
  };
  return (
    <>
      <Button look="plain" label={`让${nameOf(person.facts)}退出`} onClick={() => setOpen(true)}>
        退出
      </Button>
      {open && (
        <Dialog title={`让${nameOf(person.facts)}退出培训班`} onClose={() => setOpen(false)}>
          <TextField label="原因" value={reason} onInput={setReason} />
          <Refused refusal={leave.trouble} />
          <p>
            <Button look="bad" busy={leave.busy} onClick={() => void run()}>
              确认退出
            </Button>
          </p>
        </Dialog>
      )}
    </>
  );
}
