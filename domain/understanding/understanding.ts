import type { FactValue } from '#domain/eligibility/fact';

/**
 * What a reader makes of a text: a value with the words it is said back in, or the reason to ask again.
 * A reader that is not sure asks: a wrong value harms a person, a second question does not.
 */
export type Understanding =
  | { value: FactValue; label: string }
  /** `ask` is said to the person; `code` names the reason (`AMBIGUOUS_LEVEL`, `CHECK_DIGIT`). */
  | { ask: string; code: string };

export interface ReadingContext {
  /** The day in Asia/Shanghai, `yyyy-mm-dd`: ages and 今年 are counted from it. */
  today: string;
}

/** What a person may say at any time, whatever was asked. */
export interface Command {
  command:
    | 'BACK'
    | 'RESTART'
    | 'WHY'
    | 'PROGRESS'
    | 'HUMAN'
    | 'CANCEL'
    | 'UNKNOWN'
    | 'HELP'
    | 'SUMMARY'
    | 'CORRECT'
    | 'CONFIRM';
  /** With CORRECT: the fact to change, where the words name one (手机号填错了 → phone). */
  target?: string;
}
