import { getNamedType, isObjectType } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { Role } from '#operations/actor';
import { fieldOperations } from '#operations/field-permission';
import { permissions } from '#operations/permission';
import { mutations } from '#operations/registry';
import { schema } from '#schema/schema';
import {
  type Cell,
  changedTables,
  isLet,
  mismatches,
  type Observed,
  outcomeOf,
  reaches,
  rowBehind,
  type Table,
  tableCopy,
} from './permission-walk.ts';
import { blind } from './permission-walk-asking.ts';
import { callers } from './permission-walk-callers.ts';
import { mutationsWalked } from './permission-walk-changes.ts';
import { reads } from './permission-walk-reads.ts';
import { type Stage, setStage } from './permission-walk-stage.ts';

const ways = [...reads, ...mutationsWalked];
const cells: Cell[] = ways.flatMap((way) =>
  callers.map((caller) => {
    const row = way.operation ? ` by ${way.operation}` : '';
    return { way, caller, name: `${way.field}${row} of ${way.target} for ${caller.name}` };
  }),
);

let stage: Stage;
const seen: Observed[] = [];
const leaks: string[] = [];
let hidden = 0;
let unopened = 0;

beforeAll(async () => {
  stage = await setStage();
  const table = tableCopy();
  const letIn = (cell: Cell) => isLet(table, cell, stage.targets);
  // Whatever is refused changes nothing, so it comes first; and what only reads before what changes.
  const order = [...cells.filter((cell) => !letIn(cell)), ...cells.filter(letIn)];
  for (const cell of order) await visit(cell);
}, 180_000);

async function visit(cell: Cell): Promise<void> {
  const { way, caller, name } = cell;
  const target = stage.targets[way.target];
  const answer = await way.ask(stage, target.id, caller);
  const { allowed, done } = outcomeOf(answer, way, target.id);
  seen.push({ ...cell, allowed, done });
  if (caller.refused && !way.tokenless) {
    unopened += 1;
    if (answer.status !== 401 || answer.sent !== 0) leaks.push(`${name}: ${answer.status}, ${answer.sent} requests`);
  }
  const { absent } = 'absent' in target ? target : { absent: undefined };
  // What hangs on something visible is seen to be kept back.
  const isOpenSoFar = way.through?.every(([row, on]) => reaches(permissions[row], caller, stage.targets[on]));
  if (allowed || absent === undefined || isOpenSoFar) return;
  hidden += 1;
  const nothing = await way.ask(stage, absent, caller);
  if (blind(answer.text, target) !== nothing.text || answer.sent !== nothing.sent) {
    leaks.push(`${name}\n  ${answer.sent} ${answer.text}\n  ${nothing.sent} ${nothing.text}`);
  }
}

test('every cell is allowed or refused as the table says', () => {
  const allowed = seen.filter((cell) => cell.allowed);
  const done = allowed.filter((cell) => cell.done);
  console.log(
    `${seen.length} cells (${ways.length} ways × ${callers.length} callers): ${allowed.length} allowed, ${done.length} of them done`,
  );
  expect(mismatches(tableCopy(), seen, stage.targets)).toEqual([]);
});

test('no role can be taken from any row, given to any row or let further without the walk noticing', () => {
  const changed = changedTables(tableCopy());
  const unnoticed = changed
    .filter(([, table]) => mismatches(table, seen, stage.targets).length === 0)
    .map(([name]) => name);
  console.log(`${changed.length} tables that differ in one thing, ${unnoticed.length} unnoticed`);
  // What hangs on something that these do not see is out of their reach, whatever its own row says.
  const outOfReach = [
    ...['listClassBookEntries', 'readPanelWords'].flatMap((row) =>
      ['applicant', 'agency', 'city'].map((role) => `${row}: ${role} any`),
    ),
    ...['public', ...Role.options].map((role) => `countAssessments: ${role} any`),
    'requestExport: public any',
  ];
  expect(unnoticed).toEqual(outOfReach);
});

test('a field whose row is another one is noticed', () => {
  const rows = new Map<string, string>(Object.entries(fieldOperations));
  const table: Table = { ...tableCopy(), public: { public: 'any' } };
  const guarded = [...rows].filter(([, row]) => table[row]?.public !== 'any');
  // Whoever sees an application, or a panel, sees these of it.
  const seenByAll = ['Application.history', 'Application.assessmentsOnRecord', 'Panel.history'];
  const unnoticed = guarded.filter(([field, row]) => {
    const cells = seen.filter(({ way }) => way.field === field && !way.operation);
    return mismatches({ ...table, [row]: { public: 'any' } }, cells, stage.targets).length === 0;
  });
  console.log(`${guarded.length} fields that are not everybody's, ${unnoticed.length} of them nowhere seen refused`);
  expect(unnoticed.map(([field]) => field)).toEqual(seenByAll);
});

test('every mutation and every read is done by somebody who may: the walk is not stopped by something else', () => {
  const ways = new Set(seen.filter(({ done }) => done).map(({ way }) => way.field));
  const never = new Set(seen.map(({ way }) => way.field).filter((field) => !ways.has(field)));
  expect([...never]).toEqual([]);
});

test('what is not yours looks like what does not exist, to the byte and to the request', () => {
  console.log(`${hidden} refused cells beside an id that nothing has; ${unopened} with a token that opens nothing`);
  expect(leaks).toEqual([]);
});

const nodes = schema.getPossibleTypes(schema.getType('Node') as never).map(({ name }) => name);

/** What stands apart from the object it hangs on: it takes arguments, costs requests, or looks at who asks. */
function fieldsWithRows(): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type.name.startsWith('__') || type.name === 'Mutation') return [];
    return Object.values(type.getFields()).flatMap((field) => {
      const {
        pothosOptions = {},
      }: { pothosOptions?: { complexity?: unknown; resolve?: (...of: never[]) => unknown } } = field.extensions;
      const apart =
        type.name === 'Query' ||
        field.args.length > 0 ||
        pothosOptions.complexity !== undefined ||
        (field.name !== 'id' && (pothosOptions.resolve?.length ?? 0) > 2) ||
        (nodes.includes(getNamedType(field.type).name) && !/(Success|Edge)$/.test(type.name));
      return apart ? [`${type.name}.${field.name}`] : [];
    });
  });
}

test('every field of the schema that stands apart, every type behind a global id and every mutation has its row', () => {
  const rows = Object.keys(fieldOperations);
  const wanted = [...fieldsWithRows(), ...nodes.map((name) => `Node.${name}`)];
  expect(wanted.filter((name) => !rows.includes(name))).toEqual([]);
  const known = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) ? Object.keys(type.getFields()).map((name) => `${type.name}.${name}`) : [],
  );
  expect(rows.filter((name) => !known.includes(name) && !wanted.includes(name))).toEqual([]);
  const named = Object.keys(schema.getMutationType()?.getFields() ?? {});
  expect(named.filter((name) => !(name in permissions) || !(name in mutations))).toEqual([]);
});

test('every row is walked', () => {
  const walked = new Set(ways.map(({ field }) => field as string));
  const named = Object.keys(schema.getMutationType()?.getFields() ?? {}).map((name) => `Mutation.${name}`);
  expect([...Object.keys(fieldOperations), ...named].filter((name) => !walked.has(name))).toEqual([]);
  const rows = new Set(
    ways.flatMap(({ field, operation, through = [] }) => [
      operation ?? rowBehind(field),
      ...through.map(([row]) => row),
    ]),
  );
  expect(Object.keys(permissions).filter((name) => !rows.has(name))).toEqual([]);
});
