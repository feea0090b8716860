import { useState } from 'preact/hooks';
import { useChange } from '#web/api/use-change';
import { useQuery } from '#web/api/use-query';
import { SelectField } from '#web/parts/field.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { Clause, Notice, Refused } from '#web/parts/notice.tsx';
import { dayWords, isOpen, type Own } from './own.ts';
import { agenciesInCity } from './queries/agencies-in-city.ts';
import { changeDraft } from './queries/change-draft.ts';
import { cities } from './queries/cities.ts';
import { type ClassesOfCategoryQuery, classesOfCategory } from './queries/classes-of-category.ts';

interface Chosen {
  agencyId?: string;
  classId?: string;
  route?: 'CITY' | 'PROVINCE';
}

/** Through which agency, to which class, and for provincial agencies to which centre. */
export function Choices({ own, reload }: { own: Own; reload: () => Promise<void> }) {
  const saving = useChange(changeDraft);
  // What was just chosen is shown at once, and taken back if it is refused.
  const [going, setGoing] = useState<Chosen>({});
  const save = async (part: Chosen) => {
    setGoing(part);
    if (await saving.run({ applicationId: own.id, ...part })) await reload();
    setGoing({});
  };
  return (
    <div class="stack">
      <Agency own={own} going={going} save={save} />
      {own.agency?.kind === 'PROVINCIAL' && isOpen(own, { choice: 'ROUTE' }) && (
        <SelectField
          label="申报渠道"
          hint="省属备案机构的申报人可以报省职鉴中心，也可以报机构所在市（州）职鉴中心。"
          value={going.route ?? own.route ?? ''}
          onInput={(route) => {
            if (route === 'CITY' || route === 'PROVINCE') void save({ route });
          }}
          options={[
            { value: 'PROVINCE', label: '省职鉴中心' },
            { value: 'CITY', label: '所在市（州）职鉴中心' },
          ]}
        />
      )}
      {own.needsClass && <TrainingClass own={own} going={going} save={save} />}
      {saving.busy && <p role="status">正在保存……</p>}
      <Refused refusal={saving.trouble} />
    </div>
  );
}

interface ChoiceProps {
  own: Own;
  going: Chosen;
  save: (part: Chosen) => Promise<void>;
}

function Agency({ own, going, save }: ChoiceProps) {
  const open = isOpen(own, { choice: 'AGENCY' });
  const [city, setCity] = useState(own.agency?.city ?? '');
  const places = useQuery(cities, open ? {} : undefined);
  const agencies = useQuery(agenciesInCity, open && city !== '' ? { city } : undefined);
  if (!open) return <Settled label="评价机构" value={own.agency?.name} />;
  return (
    <>
      <Loaded of={places}>
        {({ closedLists }) => (
          <SelectField
            label="评价机构所在市（州）"
            value={city}
            onInput={setCity}
            options={closedLists.flatMap(({ values }) => values)}
          />
        )}
      </Loaded>
      {city !== '' && (
        <Loaded of={agencies}>
          {(data) => {
            const options = (data.agencies?.edges ?? [])
              .filter(({ node }) => node.active)
              .map(({ node }) => ({ value: node.id, label: `${node.name}（${node.kindLabel}）` }));
            if (options.length === 0)
              return (
                <Notice tone="warn">
                  <p>这里还没有可以选的评价机构，请看看别的市（州）。</p>
                </Notice>
              );
            return (
              <SelectField
                label="评价机构"
                hint="负责初审、再报职鉴中心的机构；申报表由您的所在单位盖章。"
                value={going.agencyId ?? own.agency?.id ?? ''}
                onInput={(agencyId) => void (agencyId !== '' && save({ agencyId }))}
                options={options}
              />
            );
          }}
        </Loaded>
      )}
    </>
  );
}

type ClassNode = NonNullable<ClassesOfCategoryQuery['trainingClasses']>['edges'][number]['node'];

function TrainingClass({ own, going, save }: ChoiceProps) {
  const open = isOpen(own, { choice: 'TRAINING_CLASS' });
  const classes = useQuery(classesOfCategory, open ? { category: own.category } : undefined);
  if (!open) return <Settled label="培训班" value={own.trainingClass?.title} />;
  const unfit = own.trainingClass ? own.missing.find(({ path }) => path === 'classId') : undefined;
  return (
    <Loaded of={classes}>
      {({ trainingClasses }) => {
        // 一(二)2: whom a city reviews, it trains; its own classes come first.
        const near = (node: ClassNode) => (node.organiser === own.agency?.city ? 0 : 1);
        const all = (trainingClasses?.edges ?? [])
          .map(({ node }) => node)
          .filter((node) => node.open)
          .sort((one, other) => near(one) - near(other));
        if (all.length === 0)
          return (
            <Notice tone="warn">
              <p>现在没有正在报名的{own.categoryLabel}培训班。草稿会一直留着，开班后再来选。</p>
            </Notice>
          );
        return (
          <fieldset class="field">
            <legend>培训班</legend>
            <div class="options">
              {all.map((node) => (
                <ClassOption
                  key={node.id}
                  node={node}
                  chosen={node.id === (going.classId ?? own.trainingClass?.id)}
                  save={save}
                />
              ))}
            </div>
            {unfit && (
              <p class="wrong">
                {unfit.message} <Clause clause={unfit.clause} />
              </p>
            )}
          </fieldset>
        );
      }}
    </Loaded>
  );
}

function ClassOption({ node, chosen, save }: { node: ClassNode; chosen: boolean; save: ChoiceProps['save'] }) {
  const { registration, training, place, seats } = node;
  return (
    <label class="option">
      <input type="radio" name="class" checked={chosen} onChange={() => void save({ classId: node.id })} />
      <span>
        <strong>{node.title}</strong>
        <span class="small soft">
          {node.organiserLabel} · {dayWords(registration.to)}截止报名
          {training ? ` · ${dayWords(training.from)}开班` : ''}
          {place ? ` · ${place}` : ''} · 余 {seats.free} 个名额
        </span>
      </span>
    </label>
  );
}

function Settled({ label, value }: { label: string; value: string | undefined }) {
  return (
    <dl class="pairs">
      <div>
        <dt>{label}</dt>
        <dd>{value ?? '还没有选'}</dd>
      </div>
    </dl>
  );
}
