import { decodeGlobalID, encodeGlobalID } from '@pothos/plugin-relay';

/** Type and local id inside a global id; undefined for anything that is none. */
export function decoded(globalId: string): { typename: string; id: string } | undefined {
  try {
    return globalId.length <= 400 ? decodeGlobalID(globalId) : undefined;
  } catch {
    return undefined;
  }
}

/** The local id, if the global id names an object of this type. */
export function idWithin(typename: string, globalId: string): string | undefined {
  const found = decoded(globalId);
  return found?.typename === typename ? found.id : undefined;
}

/** Where a type names another one's object without reading it. */
export function globalId(typename: string, id: string): string {
  return encodeGlobalID(typename, id);
}
