import { useCallback, useEffect, useState } from 'preact/hooks';
import { ask, type Refusal } from '#web/api/graphql';
import { failure } from '#web/api/use-change';
import { type DeskImportQuery, deskImport } from './queries/desk-import.ts';

type Import = NonNullable<DeskImportQuery['rosterImport']>;

const everySecond = 1000;

/** A roster, asked for again while it is at work; `look` begins anew after something was asked of it. */
export function useImport(id: string): { job: Import | undefined; error: Refusal | undefined; look: () => void } {
  const [job, setJob] = useState<Import>();
  const [error, setError] = useState<Refusal>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let over = turn < 0;
    const follow = async () => {
      while (!over) {
        const { rosterImport } = await ask(deskImport, { id });
        if (over) return;
        if (!rosterImport) throw new Error('没有这份汇总表，或者它不是您交的。');
        setJob(rosterImport);
        if (rosterImport.status !== 'CHECKING' && rosterImport.status !== 'WRITING') return;
        await new Promise((resolve) => setTimeout(resolve, everySecond));
      }
    };
    follow().catch((reason: unknown) => setError(failure(reason)));
    return () => {
      over = true;
    };
  }, [id, turn]);
  return { job, error, look: useCallback(() => setTurn((before) => before + 1), []) };
}
