import type { ComponentChildren } from 'preact';
import type { Queried } from '#web/api/use-query';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

/** What a query comes to: the answer, or that it is on its way, or that it failed and may be asked again. */
export function Loaded<Result>({
  of,
  children,
}: {
  of: Queried<Result>;
  children: (data: Result) => ComponentChildren;
}) {
  const { data, error, loading, waiting, reload } = of;
  return (
    <>
      {waiting && (
        <Notice tone="warn" live>
          <p>网络不太顺，正在重试……</p>
        </Notice>
      )}
      {error && (
        <Notice tone="bad" live>
          <p>{error.message}</p>
          <p>
            <Button onClick={() => void reload()}>再试一次</Button>
          </p>
        </Notice>
      )}
      {data === undefined && loading && (
        <p role="status" class="soft">
          正在读取……
        </p>
      )}
      {data !== undefined && children(data)}
    </>
  );
}
