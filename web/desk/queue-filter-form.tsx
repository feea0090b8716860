import { useEffect, useState } from 'preact/hooks';
import { useQuery } from '#web/api/use-query';
import { Button } from '#web/parts/button.tsx';
import { SelectField, TextField } from '#web/parts/field.tsx';
import { useClosedList } from './closed-lists.ts';
import { categories, chosenOf } from './menus.ts';
import { useOffice } from './office.ts';
import { deskPublishedClasses } from './queries/desk-published-classes.ts';
import { type Filters, keepViews, nobody, type Person, savedViews } from './queue-filters.ts';
import { linkTo } from './route.ts';

interface FilterFormProps {
  filters: Filters;
  person: Person;
  search: (filters: Filters, person: Person) => void;
}

export function FilterForm({ filters, person, search }: FilterFormProps) {
  const [now, setNow] = useState({ ...filters, ...person });
  const said = JSON.stringify({ ...filters, ...person });
  useEffect(() => setNow(JSON.parse(said)), [said]);
  const { role } = useOffice();
  const cities = useClosedList('City');
  const category = chosenOf(categories, now.category);
  const classes = useQuery(deskPublishedClasses, category && { category });
  const set = (part: Partial<Filters & Person>) => setNow({ ...now, ...part });
  const clear = { ...filters, category: '', city: '', classId: '', occupation: '' };
  const submit = (event: Event) => {
    event.preventDefault();
    const { name, idNumber, ...rest } = now;
    search({ ...rest, stage: filters.stage }, { name: name.trim(), idNumber: idNumber.trim() });
  };
  return (
    <form class="filters" onSubmit={submit} aria-label="筛选">
      <SelectField
        label="类别"
        empty="全部"
        options={categories}
        value={now.category}
        onInput={(value) => set({ category: value, classId: '' })}
      />
      {category && (
        <SelectField
          label="培训班"
          empty="全部"
          options={
            classes.data?.trainingClasses?.edges.map(({ node }) => ({ value: node.id, label: node.title })) ?? []
          }
          value={now.classId}
          onInput={(value) => set({ classId: value })}
        />
      )}
      {role !== 'AGENCY' && (
        <SelectField
          label="市（州）"
          empty="全部"
          options={cities}
          value={now.city}
          onInput={(value) => set({ city: value })}
        />
      )}
      <TextField label="职业（工种）" value={now.occupation} onInput={(value) => set({ occupation: value })} />
      <TextField label="姓名" value={now.name} onInput={(value) => set({ name: value })} />
      <TextField label="身份证号码" value={now.idNumber} onInput={(value) => set({ idNumber: value })} />
      <div class="row filter-buttons">
        <Button type="submit" look="main">
          筛选
        </Button>
        <Button
          look="plain"
          onClick={() => {
            setNow({ ...clear, ...nobody });
            search(clear, nobody);
          }}
        >
          清空
        </Button>
      </div>
      <SavedViews filters={filters} />
    </form>
  );
}

/** Filters that somebody uses every day, by a name of their own, on this computer. */
function SavedViews({ filters }: { filters: Filters }) {
  const [views, setViews] = useState(savedViews);
  const [name, setName] = useState('');
  const keep = (next: ReturnType<typeof savedViews>) => {
    keepViews(next);
    setViews(next);
  };
  return (
    <details class="saved">
      <summary>常用筛选{views.length > 0 && `（${views.length}）`}</summary>
      <div class="row">
        {views.map((view) => (
          <span key={view.name} class="saved-view">
            <a href={linkTo('queue', '', { ...view.filters })}>{view.name}</a>
            <Button
              look="plain"
              label={`删除常用筛选“${view.name}”`}
              onClick={() => keep(views.filter((each) => each !== view))}
            >
              ×
            </Button>
          </span>
        ))}
        <TextField label="把现在的筛选存为" value={name} onInput={setName} />
        <Button
          disabled={name.trim() === ''}
          onClick={() => {
            keep([...views.filter((view) => view.name !== name.trim()), { name: name.trim(), filters }]);
            setName('');
          }}
        >
          保存
        </Button>
      </div>
      <p class="small soft">保存在这台电脑上；姓名和身份证号码不保存。</p>
    </details>
  );
}
