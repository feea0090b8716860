import { useQuery } from '#web/api/use-query';
import { Loaded } from '#web/parts/loaded.tsx';
import { ClassAbout } from './class-about.tsx';
import { ClassAttendance } from './class-attendance.tsx';
import { ClassHistory } from './class-history.tsx';
import { ClassPassList } from './class-pass-list.tsx';
import { ClassPeople } from './class-people.tsx';
import { ClassResults } from './class-results.tsx';
import { ClassState } from './class-table.tsx';
import { useOffice } from './office.ts';
import { type DeskClassQuery, deskClass } from './queries/desk-class.ts';
import { linkTo } from './route.ts';
import { Empty, View } from './view.tsx';

export type TrainingClass = NonNullable<DeskClassQuery['trainingClass']>;

export interface ClassProps {
  trainingClass: TrainingClass;
  reload: () => Promise<void>;
}

const tabs = [
  { tab: '', name: '概况' },
  { tab: 'people', name: '名册' },
  { tab: 'attendance', name: '考勤' },
  { tab: 'results', name: '成绩' },
  { tab: 'list', name: '合格名单' },
  { tab: 'history', name: '办理记录' },
];

export function Class({ id, tab }: { id: string; tab: string }) {
  const { role } = useOffice();
  const found = useQuery(deskClass, { id });
  const own = role === 'CITY' || role === 'PROVINCE';
  const shown = own
    ? tabs
    : tabs.filter((each) => each.tab === '' || each.tab === (role === 'AGENCY' ? 'people' : 'history'));
  return (
    <Loaded of={found}>
      {({ trainingClass }) =>
        trainingClass ? (
          <View
            title={trainingClass.title}
            back={{ href: linkTo('classes'), name: '培训班' }}
            actions={<ClassState {...trainingClass} />}
          >
            <nav class="tabs" aria-label="培训班的内容">
              {shown.map((each) => (
                <a
                  key={each.tab}
                  href={linkTo('class', id, { tab: each.tab })}
                  aria-current={each.tab === tab ? 'page' : undefined}
                >
                  {each.name}
                </a>
              ))}
            </nav>
            <Tab tab={tab} trainingClass={trainingClass} reload={found.reload} />
          </View>
        ) : (
          <View title="培训班" back={{ href: linkTo('classes'), name: '培训班' }}>
            <Empty>没有这个培训班，或者它还没有发布。</Empty>
          </View>
        )
      }
    </Loaded>
  );
}

function Tab({ tab, ...props }: ClassProps & { tab: string }) {
  if (tab === 'people') return <ClassPeople {...props} />;
  if (tab === 'attendance') return <ClassAttendance {...props} />;
  if (tab === 'results') return <ClassResults {...props} />;
  if (tab === 'list') return <ClassPassList {...props} />;
  if (tab === 'history') return <ClassHistory {...props} />;
  return <ClassAbout {...props} />;
}
