import { Button } from '#web/parts/button.tsx';
import { SelectField, TextField } from '#web/parts/field.tsx';
import type { CityPlaces } from './class-plan.ts';
import { useClosedList } from './closed-lists.ts';

interface ClassFormCitiesProps {
  cities: readonly CityPlaces[];
  setCities: (cities: readonly CityPlaces[]) => void;
}

/** Places that are kept for the people of a city. */
export function ClassFormCities({ cities, setCities }: ClassFormCitiesProps) {
  const all = [...useClosedList('City'), { value: '510000', label: '省本级' }];
  const change = (at: number, part: Partial<CityPlaces>) =>
    setCities(cities.map((each, index) => (index === at ? { ...each, ...part } : each)));
  return (
    <fieldset class="stack tight">
      <legend>分配给市（州）的名额（不分配就空着）</legend>
      {cities.map(({ key, city, places }, at) => (
        <div key={key} class="row end">
          <SelectField label="市（州）" options={all} value={city} onInput={(value) => change(at, { city: value })} />
          <TextField
            label="名额"
            inputMode="numeric"
            value={places}
            onInput={(value) => change(at, { places: value })}
          />
          <Button look="plain" onClick={() => setCities(cities.filter((_, index) => index !== at))}>
            去掉
          </Button>
        </div>
      ))}
      <p>
        <Button onClick={() => setCities([...cities, { key: crypto.randomUUID(), city: '', places: '' }])}>
          加一个市（州）
        </Button>
      </p>
    </fieldset>
  );
}
