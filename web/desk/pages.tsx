import { useState } from 'preact/hooks';
import { Button } from '#web/parts/button.tsx';

export interface Pages {
  after: string | null;
  number: number;
  next: (cursor: string) => void;
  back: () => void;
  reset: () => void;
}

/** Cursors of the pages behind the one that is shown: forward by the list's cursor, back by what is remembered. */
export function usePages(): Pages {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  return {
    after: cursors.at(-1) ?? null,
    number: cursors.length + 1,
    next: (cursor) => setCursors([...cursors, cursor]),
    back: () => setCursors(cursors.slice(0, -1)),
    reset: () => setCursors([]),
  };
}

export function Pager({
  pages,
  info,
}: {
  pages: Pages;
  info: { hasNextPage: boolean; endCursor: string | null } | undefined;
}) {
  const cursor = info?.hasNextPage ? info.endCursor : null;
  if (pages.number === 1 && cursor === null) return null;
  return (
    <nav class="row" aria-label="翻页">
      <Button disabled={pages.number === 1} onClick={pages.back}>
        上一页
      </Button>
      <span class="numbers">第 {pages.number} 页</span>
      <Button disabled={cursor === null} onClick={() => cursor !== null && pages.next(cursor)}>
        下一页
      </Button>
    </nav>
  );
}
