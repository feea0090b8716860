import { useState } from 'preact/hooks';
import { useChange } from '#web/api/use-change';
import { useQuery } from '#web/api/use-query';
import { Button } from '#web/parts/button.tsx';
import { SelectField, TextArea, TextField, Tick } from '#web/parts/field.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { Refused } from '#web/parts/notice.tsx';
import { ClassFormCities } from './class-form-cities.tsx';
import { emptyPlan, inputOf, modes, type Plan, partsOf, planOf } from './class-plan.ts';
import { categories } from './menus.ts';
import { useOffice } from './office.ts';
import { deskClass } from './queries/desk-class.ts';
import { deskCreateClass } from './queries/desk-create-class.ts';
import { deskUpdateClass } from './queries/desk-update-class.ts';
import { goTo, linkTo } from './route.ts';
import { Empty, tell, View } from './view.tsx';

/** A new class, or one that is there: the server says what may still be changed. */
export function ClassForm({ id }: { id: string }) {
  const isNew = id === 'new';
  const found = useQuery(deskClass, isNew ? undefined : { id });
  if (isNew) return <Form plan={emptyPlan()} />;
  return (
    <Loaded of={found}>
      {({ trainingClass }) =>
        trainingClass ? (
          <Form key={trainingClass.version} plan={planOf(trainingClass)} id={id} version={trainingClass.version} />
        ) : (
          <Empty>没有这个培训班。</Empty>
        )
      }
    </Loaded>
  );
}

function Form({ plan: before, id, version }: { plan: Plan; id?: string; version?: number }) {
  const { centre } = useOffice();
  const [plan, setPlan] = useState(before);
  const create = useChange(deskCreateClass);
  const update = useChange(deskUpdateClass);
  const set = (part: Partial<Plan>) => setPlan({ ...plan, ...part });
  const trouble = create.trouble ?? update.trouble;
  const wrong = (path: string) =>
    trouble?.problems.find((each) => each.path?.replace(/^input\./, '') === path)?.message;
  const save = async (event: Event) => {
    event.preventDefault();
    const input = inputOf(plan);
    const done =
      id === undefined
        ? await create.run({ ...input, organiser: centre })
        : await update.run({ ...input, classId: id, expectedVersion: version ?? null });
    if (!done) return;
    tell(id === undefined ? '培训班已建成草稿；核对后发布，申报人才看得到。' : '培训班已修改。');
    goTo(linkTo('class', done.trainingClass.id));
  };
  const text = (name: keyof Texts, path: string) => ({
    value: plan[name],
    onInput: (value: string) => set({ [name]: value }),
    wrong: wrong(path),
  });
  return (
    <View
      title={id === undefined ? '新建培训班' : `修改 ${before.title}`}
      back={
        id === undefined
          ? { href: linkTo('classes'), name: '培训班' }
          : { href: linkTo('class', id), name: before.title }
      }
    >
      <form class="sheet stack" onSubmit={(event) => void save(event)}>
        <div class="grid-form">
          <SelectField
            label="类别"
            options={categories}
            value={plan.category}
            wrong={wrong('category')}
            onInput={(value) =>
              set({ category: categories.find((each) => each.value === value)?.value ?? plan.category })
            }
          />
          <TextField label="名称" {...text('title', 'title')} />
          <TextField label="计划年度" inputMode="numeric" {...text('year', 'year')} />
          <TextField label="计划月份" inputMode="numeric" {...text('month', 'month')} />
          <TextField label="报名开始" type="date" {...text('opensOn', 'registration.opensOn')} />
          <TextField label="报名截止（含当天）" type="date" {...text('closesOn', 'registration.closesOn')} />
          <TextField label="培训开始" type="date" {...text('startsOn', 'training.startsOn')} />
          <TextField label="培训结束" type="date" {...text('endsOn', 'training.endsOn')} />
          <TextField label="地点" {...text('place', 'place')} />
          <SelectField
            label="方式"
            empty="按规定"
            options={modes}
            value={plan.mode}
            wrong={wrong('mode')}
            onInput={(value) => set({ mode: value })}
          />
          <TextField label="总名额" inputMode="numeric" {...text('overall', 'capacity.overall')} />
          <TextField label="至少出勤天数" inputMode="numeric" {...text('leastDays', 'examination.leastDays')} />
          {partsOf(plan.category).map(({ part, name }) => (
            <TextField
              key={part}
              label={`${name}合格分数`}
              inputMode="decimal"
              value={plan.marks[part] ?? ''}
              wrong={wrong(`examination.passMarks.${part}`)}
              onInput={(value) => set({ marks: { ...plan.marks, [part]: value } })}
            />
          ))}
          <TextField label="初审期限" type="date" {...text('agencyBy', 'reviewBy.agency')} />
          <TextField label="审核期限" type="date" {...text('centreBy', 'reviewBy.centre')} />
        </div>
        <ClassFormCities cities={plan.cities} setCities={(cities) => set({ cities })} />
        <div class="row">
          <Tick label="满员后可以候补" checked={plan.waitingList} onInput={(waitingList) => set({ waitingList })} />
          <Tick label="不合格的可以补考一次" checked={plan.resit} onInput={(resit) => set({ resit })} />
        </div>
        <TextArea label="培训内容（一行一项；空着按通知的内容）" rows={3} {...text('syllabus', 'syllabus')} />
        <Refused refusal={trouble} />
        <p>
          <Button type="submit" look="main" busy={create.busy || update.busy}>
            {id === undefined ? '建成草稿' : '保存修改'}
          </Button>
        </p>
      </form>
    </View>
  );
}

type TextName = { [Name in keyof Plan]: Plan[Name] extends string ? Name : never }[keyof Plan];
type Texts = Record<TextName, string>;
