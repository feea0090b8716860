import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Facts } from '#domain/eligibility/fact';
import { checkDigitOf } from '#domain/id-number';
import { occupations } from '#domain/occupations';
import { projects } from '#domain/projects';
import type { RosterId } from '#domain/roster/columns';
import { Education } from '#domain/vocabulary/education';
import { ethnicityLabel } from '#domain/vocabulary/ethnicity';
import { PoliticalStatus } from '#domain/vocabulary/political-status';
import { SkillLevel } from '#domain/vocabulary/skill-level';
import { TitleLevel } from '#domain/vocabulary/title-level';
import { readFile } from '#reports/reading/read-file';
import type { ReadRoster } from '#reports/reading/reading';
import { writeRoster } from '#reports/roster';
import { today } from '#test/reports/roster-people';
import { collector, throughCalc } from '#test/reports/sheet-file';

const letters = (most: number) =>
  fc
    .array(fc.constantFrom(...'成都绵阳样例评价中心学校公司路号室·ABc12（）()&<>"\'=+-@,，。𠮷'), {
      minLength: 2,
      maxLength: most,
    })
    .map((all) => `样${all.join('')}末`);
const han = fc
  .array(fc.constantFrom(...'张李王欧阳建国秀英为洋𠮷'), { minLength: 2, maxLength: 6 })
  .map((all) => all.join(''));
const name = fc.oneof(
  han,
  fc.tuple(han, han).map(([one, other]) => `${one}·${other}`),
);
const day = fc.tuple(
  fc.integer({ min: 1945, max: 2005 }),
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 1, max: 28 }),
);
const idNumber = fc.tuple(day, fc.integer({ min: 1, max: 999 })).map(([[year, month, date], sequence]) => {
  const two = (value: number) => String(value).padStart(2, '0');
  const first17 = `510104${year}${two(month)}${two(date)}${String(sequence).padStart(3, '0')}`;
  return first17 + checkDigitOf(first17);
});
const phone = fc
  .tuple(fc.constantFrom('13', '15', '19'), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([start, rest]) => start + String(rest).padStart(9, '0'));
const common = { name, idNumber, phone, workplace: letters(60), address: letters(100) };

const open = occupations.all.filter(({ code }) => /^[3-6]/u.test(code)).map(({ code }) => code);
const applied = fc.oneof(
  fc
    .uniqueArray(fc.oneof(fc.constantFrom(...open), fc.constantFrom('6-18-01-01:数控车工', '6-31-01-03:维修电工')), {
      minLength: 1,
      maxLength: 3,
    })
    .map((items) => ({ occupations: items })),
  fc
    .uniqueArray(fc.constantFrom(...projects.map((each) => each.name), '剪纸制作'), { minLength: 1, maxLength: 3 })
    .map((items) => ({ projects: items })),
);
const certificate = fc.oneof(
  fc
    .constantFrom('电工 一级/高级技师', '焊工三级', '电工技师、焊工高级工')
    .map((certificateName) => ({ certificateName })),
  fc.constantFrom(...SkillLevel.options.filter((level) => level !== 'NONE')).map((skillLevel) => ({ skillLevel })),
  fc.constant({}),
);
const title = fc.oneof(
  fc.constantFrom('高级工程师', '讲师', '样例系列某职称').map((titleName) => ({ titleName })),
  fc.constantFrom(...TitleLevel.options.filter((level) => level !== 'NONE')).map((titleLevel) => ({ titleLevel })),
  fc.constant({}),
);

const assessors: fc.Arbitrary<Facts> = fc
  .tuple(fc.record({ ...common, education: fc.constantFrom(...Education.options) }), applied, certificate, title)
  .map((parts) => Object.assign({}, ...parts));
const supervisors: fc.Arbitrary<Facts> = fc.record({
  ...common,
  education: fc.constantFrom(...Education.options),
  ethnicity: fc.constantFrom(...ethnicityLabel.keys()),
  politicalStatus: fc.constantFrom(...PoliticalStatus.options),
  workYears: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constantFrom(0.5, 12.5, 3.25)),
  email: fc.constantFrom('a.b@example.cn', 'Zhang-San_9@sub.example.com'),
  currentOccupation: letters(30),
});
const roster = fc.oneof(
  fc.record({ id: fc.constant<RosterId>('附件3'), people: distinct(assessors) }),
  fc.record({ id: fc.constant<RosterId>('附件5'), people: distinct(supervisors) }),
);

function distinct(person: fc.Arbitrary<Facts>) {
  return fc.uniqueArray(person, { minLength: 1, maxLength: 12, selector: (facts) => facts.idNumber });
}

interface Written {
  id: RosterId;
  people: Facts[];
}
const head = { unit: '成都样例中心', preparedBy: '王小明', phone: '028-86112233', day: '2026-03-05' };

async function bytesOf({ id, people }: Written): Promise<Buffer> {
  async function* each() {
    yield* people;
  }
  const { to, bytes } = collector();
  const content = { roster: id, kind: 'NEW', head, people: each(), today } as const;
  await writeRoster(content, { to, at: new Date('2026-11-25T00:00:00Z') });
  return bytes();
}

function readBack(bytes: Uint8Array, expected: RosterId): ReadRoster {
  const reading = readFile({ bytes, expected, today });
  if ('refused' in reading) throw new Error(reading.refused.code);
  return reading;
}

function expectEqual(reading: ReadRoster, { people }: Written): void {
  expect(reading.rows.flatMap(({ problems }) => problems)).toEqual([]);
  expect(reading.rows.map(({ facts }) => facts)).toEqual(people);
  expect([reading.head, reading.notes]).toEqual([head, []]);
}

test('what the system writes is read back equal, whoever stands on it', async () => {
  await fc.assert(
    fc.asyncProperty(roster, async (written) => {
      expectEqual(readBack(await bytesOf(written), written.id), written);
    }),
    { numRuns: 150 },
  );
});

test('and so it is when LibreOffice has opened and saved it', async () => {
  const some = fc.sample(roster, { numRuns: 12, seed: 7 });
  const files = new Map<string, Uint8Array>();
  for (const [at, written] of some.entries()) files.set(String(at), await bytesOf(written));
  const saved = throughCalc(files, 'xlsx');
  for (const [at, written] of some.entries()) {
    const bytes = saved.get(String(at));
    expectEqual(readBack(bytes ?? new Uint8Array(), written.id), written);
  }
});
