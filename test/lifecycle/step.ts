import type { SanctionKind } from '#domain/card/sanction';
import type { Category } from '#domain/category';

/** Who does it, and the idempotency key. */
interface By {
  by: string;
  key: string;
}

/** The version that the caller saw is an old one. */
interface Stale {
  stale?: boolean;
}

export interface DraftStep {
  do: 'draft';
  as: string;
  by: string;
  category: Category;
  agency?: string;
  route?: 'CITY' | 'PROVINCE';
  trainingClass?: string;
  fit: boolean;
  scans: boolean;
}

export interface ClassStep extends By {
  do: 'createTrainingClass';
  as: string;
  organiser: string;
  category: Category;
  places: number;
  quotas: Record<string, number>;
  line: boolean;
  resit: boolean;
  leastDays: number;
  /** Days from today until registration opens, for which it is open, and until training begins. */
  opens: number;
  open: number;
  pause: number;
}

export interface ClassLifeStep extends By, Stale {
  do: 'publishTrainingClass' | 'closeRegistration' | 'startTrainingClass' | 'cancelTrainingClass';
  class: string;
}

export type ReviewStep = By &
  Stale & {
    do: 'reviewApplication';
    life: string;
    decision: 'APPROVE' | 'RETURN' | 'REJECT';
    /** What is returned; `wrong`: with reasons that do not fit. */
    returns?: 'workplace' | 'class';
    wrong?: boolean;
  };

export interface ResultsStep extends By {
  do: 'recordResults';
  class: string;
  sitting: 'FIRST' | 'RESIT';
  rows: { life: string; points: Record<string, number> }[];
}

export interface SanctionStep extends By {
  do: 'sanctionCard';
  card: string;
  kind: SanctionKind;
  /** Of a suspension: days from today. */
  from?: number;
  until?: number;
}

/** Everything that can be done, as data: what is done once can be done again, in another table, without the steps between. */
export type Step =
  | { do: 'wait'; days: number }
  | DraftStep
  | (By & Stale & { do: 'choose'; life: string; class: string })
  | (By & Stale & { do: 'mend'; life: string })
  | (By & { do: 'requestDocumentUpload'; life: string })
  | (By & { do: 'confirmDocument'; life: string })
  | (By & Stale & { do: 'submitApplication'; life: string })
  | (By & Stale & { do: 'withdrawApplication'; life: string })
  | ReviewStep
  | (By & { do: 'reviewApplications'; lives: string[] })
  | (By & Stale & { do: 'appealRejection'; life: string })
  | (By & Stale & { do: 'decideAppeal'; life: string; outcome: 'UPHELD' | 'OVERTURNED' })
  | ClassStep
  | ClassLifeStep
  | (By & { do: 'releaseTrainingClass'; class: string })
  | (By & Stale & { do: 'updateTrainingClass'; class: string; places: number })
  | (By & { do: 'enrolApplication'; life: string; class: string })
  | (By & { do: 'enrolApplications'; lives: string[]; class: string })
  | (By & { do: 'leaveClass'; life: string; class: string })
  | (By & { do: 'recordAttendance'; class: string; ago: number; present: string[]; absent: string[] })
  | ResultsStep
  | (By & { do: 'submitPassList'; class: string })
  | (By & { do: 'issueCardNumbers'; class: string })
  | (By & { do: 'produceCards'; cards: string[] })
  | (By & { do: 'handOutCards'; cards: string[]; ago: number })
  | SanctionStep
  | (By & { do: 'liftSuspension'; card: string })
  | (By & { do: 'startRenewal'; as: string; card: string })
  | (By & { do: 'renewCards'; lives: string[] })
  | (By & { do: 'announceExpiringCards'; month: string })
  | (By & { do: 'assignPanel'; as: string; in: number; cards: string[] })
  | (By & { do: 'cancelPanel'; panel: string })
  | (By & { do: 'requestProvincialTraining'; city: string; category: Category })
  | (By & { do: 'decideProvincialTraining'; city: string; number: number; decision: 'GRANT' | 'REFUSE' })
  /** What was done under this key is asked for once more: the same bytes; or something else under it. */
  | { do: 'repeat'; of: string; other: boolean }
  | { do: 'atOnce'; steps: Step[] };

export type StepOf<D extends Step['do']> = Extract<Step, { do: D }>;
