import { Role } from '#operations/actor';
import { type FieldName, fieldOperations } from '#operations/field-permission';
import { type OperationName, permissions, type Relation } from '#operations/permission';
import type { Caller } from './permission-walk-callers.ts';
import type { Stage, TargetName } from './permission-walk-stage.ts';
import type { Json } from './world.ts';

/** What is touched, as the table's relations see it, and the id that nothing has. */
export interface Target {
  id: string;
  absent?: string;
  own?: string;
  agency?: string;
  centres?: readonly string[];
}

/** Everything of the API that has a row: fields, mutations by their name, and the routes of the chat. */
export type Walked = FieldName | `Mutation.${string}` | `Chat.${string}`;

export interface Answer {
  status: number;
  text: string;
  json: Json;
  /** Requests to DynamoDB. */
  sent: number;
}

export interface Way {
  field: Walked;
  /** The row that decides, where that is not the field's own. */
  operation?: OperationName;
  target: TargetName;
  /** What it hangs on, which has to be seen first. */
  through?: readonly (readonly [OperationName, TargetName])[];
  ask: (stage: Stage, id: string, caller: Caller) => Promise<Answer>;
  /** Where no refusal is not enough: whether it shows what it is about. */
  shows?: (data: Json, id: string) => boolean;
  /** Reached without a token that anybody looks at. */
  tokenless?: true;
}

export interface Cell {
  way: Way;
  caller: Caller;
  /** By way, target and caller. */
  name: string;
}

export interface Observed extends Cell {
  allowed: boolean;
  /** It was done, or shown: nothing else stood in the way either. */
  done: boolean;
}

type Row = Partial<Record<Role | 'public', Relation>>;
export type Table = Record<string, Row>;

/** Of the table as it is, free to be changed. */
export function tableCopy(): Table {
  return structuredClone(permissions);
}

const rows = new Map<string, string>(Object.entries(fieldOperations));

/** The row behind a field; `public` where none is needed. */
export function rowBehind(field: Walked): string {
  return rows.get(field) ?? field.slice(field.indexOf('.') + 1);
}

/** Written again, without the product's own `allows`: what the table says of one caller and one thing. */
export function reaches(row: Row | undefined, caller: Caller, target: Target): boolean {
  if (row?.public === 'any') return true;
  const relation = caller.role === 'public' ? undefined : row?.[caller.role];
  const { office } = caller;
  switch (relation) {
    case undefined:
      return false;
    case 'any':
      return true;
    case 'own':
      return target.own !== undefined && target.own === caller.subject;
    case 'ownAgency':
      return target.agency !== undefined && target.agency === office;
    case 'ownCentre':
      return office !== undefined && (target.centres ?? []).includes(office);
    case 'handedIn':
      return target.centres !== undefined;
  }
}

/** Whether the table lets this caller, all the way down. */
export function isLet(table: Table, { way, caller }: Cell, targets: Record<string, Target>): boolean {
  if (caller.refused && !way.tokenless) return false;
  const steps = [...(way.through ?? []), [way.operation ?? rowBehind(way.field), way.target] as const];
  return steps.every(([row, target]) => row === 'public' || reaches(table[row], caller, targets[target] ?? { id: '' }));
}

/** Cells in which what was seen is not what this table says. */
export function mismatches(table: Table, seen: readonly Observed[], targets: Record<string, Target>): string[] {
  return seen
    .filter((cell) => isLet(table, cell, targets) !== cell.allowed)
    .map(({ name, allowed }) => `${name}: ${allowed ? 'allowed' : 'refused'}`);
}

const refusals = new Set(['FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND', 'CARD_NOT_FOUND', 'CONVERSATION_NOT_FOUND']);

/** Allowed: done, or refused for something else than who asks. */
export function outcomeOf({ status, json, text }: Answer, { shows }: Way, id: string): Omit<Observed, keyof Cell> {
  const refused = { allowed: false, done: false };
  if (status === 401) return refused;
  const codes: string[] = (json.errors ?? []).map(({ extensions }: Json) => extensions.code);
  const other = codes.find((code) => !refusals.has(code));
  if (other !== undefined || status >= 500) throw new Error(`no answer to go by: ${text}`);
  if (codes.length > 0) return refused;
  const [value]: Json[] = Object.values(json.data);
  if (shows) return shows(value, id) ? { allowed: true, done: true } : refused;
  if (value === null) return refused;
  const problems: Json[] = [value.problems ?? [], ...(value.items ?? []).map((item: Json) => item.problems)].flat();
  return { allowed: !problems.some(({ code }) => refusals.has(code)), done: problems.length === 0 };
}

/** Tables that differ from this one in one thing, each with its name. */
export function changedTables(table: Table): [name: string, changed: Table][] {
  const roles = ['public', ...Role.options] as const;
  return Object.entries(table).flatMap(([operation, row]) =>
    roles.flatMap((role): [string, Table][] => {
      const { [role]: relation, ...without } = row;
      const wider: [string, Table] = [
        `${operation}: ${role} any`,
        { ...table, [operation]: { ...row, [role]: 'any' } },
      ];
      if (relation === undefined) return row.public === 'any' ? [] : [wider];
      const less: [string, Table] = [`${operation}: ${role} gone`, { ...table, [operation]: without }];
      return relation === 'any' ? [less] : [less, wider];
    }),
  );
}
