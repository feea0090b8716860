import { registered } from '#functions/graphql/registered';

/** A documented operation by its name: what front ends send is what is tested. */
export function operation(name: string): string {
  const found = registered.operations.find((each) => each.name === name);
  if (!found) throw new Error(`${name} is not documented`);
  return found.body;
}

let keys = 0;

/** A mutation's variables under a key that nobody used. */
export function input(fields: object, idempotencyKey?: string): { input: object } {
  keys += 1;
  return { input: { idempotencyKey: idempotencyKey ?? `graphql-key-${keys}`, ...fields } };
}

export function globalId(type: string, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64');
}
