import { Loaded } from '#web/parts/loaded.tsx';
import type { ClassProps } from './class.tsx';
import { deskClassTrail } from './queries/desk-class-trail.ts';
import { Trail } from './trail.tsx';
import { useAll } from './use-all.ts';

const infoOf = (page: {
  trainingClassHistory: { pageInfo: { hasNextPage: boolean; endCursor: string | null } } | null;
}) => page.trainingClassHistory?.pageInfo;

export function ClassHistory({ trainingClass: { id } }: ClassProps) {
  const found = useAll({ operation: deskClassTrail, variables: { id }, info: infoOf });
  return (
    <section class="sheet tight-sheet">
      <Loaded of={found}>
        {(pages) => (
          <Trail entries={pages.flatMap((page) => page.trainingClassHistory?.edges.map(({ node }) => node) ?? [])} />
        )}
      </Loaded>
    </section>
  );
}
