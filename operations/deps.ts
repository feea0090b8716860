import type { RuleSet } from '#domain/eligibility/rule-set';
import type { Practice } from '#domain/practice';
import type { ObjectStore } from '#store/objects';
import type { Seal } from '#store/seal';
import type { Store } from '#store/store';

/** Everything an operation needs from outside: the table, the keys, the scans, the clock, chance, the rules. */
export interface Deps {
  store: Store;
  seal: Seal;
  objects: ObjectStore;
  now: () => Date;
  randomBytes: (size: number) => Uint8Array;
  /** Newest version first within a category. */
  ruleSets: readonly RuleSet[];
  /** Makes an export while its caller waits, if it is small; absent where nobody can. */
  exportNow?: (exportId: string) => Promise<void>;
  /** Checks or writes an import while its caller waits; absent where nobody can. */
  importNow?: (importId: string) => Promise<void>;
  /** What the notice leaves unsaid. */
  practice: Practice;
}
