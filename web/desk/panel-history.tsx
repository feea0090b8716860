import { useState } from 'preact/hooks';
import { Button } from '#web/parts/button.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { type DeskPanelTrailQuery, deskPanelTrail } from './queries/desk-panel-trail.ts';
import { Trail } from './trail.tsx';
import { useAll } from './use-all.ts';

const infoOf = ({ panelHistory }: DeskPanelTrailQuery) => panelHistory?.pageInfo;

export function PanelHistory({ id, on }: { id: string; on: string }) {
  const [open, setOpen] = useState(false);
  const found = useAll({ operation: deskPanelTrail, variables: open ? { id } : undefined, info: infoOf });
  return (
    <>
      <Button look="plain" label={`${on} 的派遣的办理记录`} onClick={() => setOpen(true)}>
        记录
      </Button>
      {open && (
        <Dialog title="派遣的办理记录" onClose={() => setOpen(false)}>
          <Loaded of={found}>
            {(pages) => (
              <Trail entries={pages.flatMap(({ panelHistory }) => panelHistory?.edges.map(({ node }) => node) ?? [])} />
            )}
          </Loaded>
        </Dialog>
      )}
    </>
  );
}
