import type { Update } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';

/** One thing that must hold of a row as it stands when the change is made. Attributes are named flat, as the row has them. */
export type Demand =
  | { absent: string }
  | { absentOr: string; value: string }
  | { is: string; value: string | number | boolean }
  /** A number, or absent, which counts as 0. */
  | { under: string; limit: number }
  /** Two numbers of the row: `less` is below `than`. */
  | { less: string; than: string }
  | { notLess: string; than: string };

export interface Adjustment {
  /** All of them must hold; none means that nothing is asked of the row. */
  where: readonly Demand[];
  set?: Readonly<Record<string, unknown>>;
  /** What is absent counts as 0. */
  add?: Readonly<Record<string, number>>;
  /** What is absent counts as an empty list. */
  append?: Readonly<Record<string, readonly unknown[]>>;
  remove?: readonly string[];
}

type Expression = Pick<Update, 'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'> & {
  UpdateExpression: string;
};

/** The adjustment in DynamoDB's words; it also raises the row's version, so that whoever relies on the row sees it move. */
export function adjusted({ where, set = {}, add = {}, append = {}, remove = [] }: Adjustment): Expression {
  const names = new Map<string, string>();
  const values: Record<string, unknown> = {};
  const name = (attribute: string): string => {
    const known = names.get(attribute) ?? `#a${names.size}`;
    names.set(attribute, known);
    return known;
  };
  const value = (of: unknown): string => {
    const named = `:v${Object.keys(values).length}`;
    values[named] = of;
    return named;
  };
  const demanded = where.map((demand) => expressionOf(demand, name, value));
  const sets = [
    ...Object.entries(set).map(([at, to]) => `${name(at)} = ${value(to)}`),
    ...Object.entries({ ...add, version: 1 }).map(
      ([at, by]) => `${name(at)} = if_not_exists(${name(at)}, ${value(0)}) + ${value(by)}`,
    ),
    ...Object.entries(append).map(
      ([at, more]) => `${name(at)} = list_append(if_not_exists(${name(at)}, ${value([])}), ${value(more)})`,
    ),
  ];
  const removes = remove.map(name);
  return {
    UpdateExpression: `SET ${sets.join(', ')}${removes.length > 0 ? ` REMOVE ${removes.join(', ')}` : ''}`,
    ...(demanded.length > 0 && { ConditionExpression: demanded.join(' AND ') }),
    ExpressionAttributeNames: Object.fromEntries([...names].map(([attribute, short]) => [short, attribute])),
    ExpressionAttributeValues: marshall(values, { removeUndefinedValues: true }),
  };
}

function expressionOf(demand: Demand, name: (of: string) => string, value: (of: unknown) => string): string {
  if ('absent' in demand) return `attribute_not_exists(${name(demand.absent)})`;
  if ('absentOr' in demand) {
    const at = name(demand.absentOr);
    return `(attribute_not_exists(${at}) OR ${at} = ${value(demand.value)})`;
  }
  if ('under' in demand) {
    const at = name(demand.under);
    return `(attribute_not_exists(${at}) OR ${at} < ${value(demand.limit)})`;
  }
  if ('is' in demand) return `${name(demand.is)} = ${value(demand.value)}`;
  if ('less' in demand) return `${name(demand.less)} < ${name(demand.than)}`;
  return `${name(demand.notLess)} >= ${name(demand.than)}`;
}
