import { useState } from 'preact/hooks';
import { useChange } from '#web/api/use-change';
import { useQuery } from '#web/api/use-query';
import { Button } from '#web/parts/button.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { SelectField, TextField } from '#web/parts/field.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { Badge, Clause, Refused } from '#web/parts/notice.tsx';
import { CardLink } from './card-link.tsx';
import { useCentres } from './closed-lists.ts';
import { useOffice } from './office.ts';
import { Pager, usePages } from './pages.tsx';
import { PanelDraw } from './panel-draw.tsx';
import { PanelForm } from './panel-form.tsx';
import { PanelHistory } from './panel-history.tsx';
import { deskCancelPanel } from './queries/desk-cancel-panel.ts';
import { type DeskPanelsQuery, deskPanels } from './queries/desk-panels.ts';
import { Empty, Table, tell, View } from './view.tsx';

type Panel = NonNullable<DeskPanelsQuery['panels']>['edges'][number]['node'];

/** Those who are sent to an examination, to assess or to supervise it: drawn by lot, or named and checked first. */
export function Panels() {
  const { role } = useOffice();
  const sends = role !== 'AUDITOR';
  const centres = useCentres();
  const [office, setOffice] = useState('');
  const pages = usePages();
  const found = useQuery(deskPanels, { office: office || null, after: pages.after });
  const nameOf = (panelId: string, number: string) =>
    found.data?.panels?.edges
      .find(({ node }) => node.id === panelId)
      ?.node.members.find(({ cardNumber }) => cardNumber === number)?.name;
  return (
    <View title="派遣考评人员">
      {sends && role !== 'AGENCY' && <PanelDraw nameOf={nameOf} reload={found.reload} />}
      {sends && <PanelForm reload={found.reload} />}
      <section class="stack tight" aria-labelledby="panels">
        <h3 id="panels">派遣过的</h3>
        {(role === 'PROVINCE' || role === 'AUDITOR') && (
          <div class="row">
            <SelectField
              label="派遣单位"
              empty="省职鉴中心"
              options={centres.filter(({ value }) => value !== '510000')}
              value={office}
              onInput={(chosen) => {
                pages.reset();
                setOffice(chosen);
              }}
            />
          </div>
        )}
        <Loaded of={found}>
          {({ panels }) =>
            panels?.edges.length ? (
              <>
                <Table label="派遣的人员">
                  <thead>
                    <tr>
                      <th scope="col">日期</th>
                      <th scope="col">任务</th>
                      <th scope="col">职业（工种）</th>
                      <th scope="col">派遣单位</th>
                      <th scope="col">人员</th>
                      <th scope="col">状态</th>
                      <td />
                    </tr>
                  </thead>
                  <tbody>
                    {panels.edges.map(({ node }) => (
                      <Row key={node.id} panel={node} canCancel={sends} reload={found.reload} />
                    ))}
                  </tbody>
                </Table>
                <Pager pages={pages} info={panels.pageInfo} />
              </>
            ) : (
              <Empty>还没有派遣过。</Empty>
            )
          }
        </Loaded>
      </section>
    </View>
  );
}

function Row({ panel, canCancel, reload }: { panel: Panel; canCancel: boolean; reload: () => Promise<void> }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const cancel = useChange(deskCancelPanel);
  const run = async () => {
    if (!(await cancel.run({ panelId: panel.id, reason }))) return;
    setOpen(false);
    tell('派遣已取消。');
    await reload();
  };
  return (
    <tr>
      <th scope="row" class="numbers nowrap">
        {panel.on}
      </th>
      <td>{panel.taskLabel}</td>
      <td>
        {panel.assessed} {panel.levelLabel}
      </td>
      <td>
        {panel.agency?.name ?? panel.officeLabel}
        {panel.drawn && (
          <span class="block small">
            抽派自{panel.drawn.centresLabel}的 {panel.drawn.places} 人
            {panel.drawn.avoided.length > 0 && `，回避 ${panel.drawn.avoided.length} 人`}
          </span>
        )}
      </td>
      <td class="numbers">
        {panel.members.map(({ cardNumber, name, status, statusLabel, clause }) => (
          <span key={cardNumber} class="block">
            <CardLink number={cardNumber} /> {name}{' '}
            {status === 'TAKEN_OFF' && (
              <>
                <Badge tone="bad">{statusLabel}</Badge> <Clause clause={clause} />
              </>
            )}
          </span>
        ))}
      </td>
      <td>
        <Badge tone={panel.status === 'ASSIGNED' ? 'good' : undefined}>{panel.statusLabel}</Badge>
        {panel.shortfalls.map(({ code, message }) => (
          <span key={code} class="block wrong small">
            {message}
          </span>
        ))}
        {panel.cancellation && <span class="block small">{panel.cancellation}</span>}
      </td>
      <td>
        <PanelHistory id={panel.id} on={panel.on} />
        {canCancel && panel.cannotCancel.length === 0 && panel.status === 'ASSIGNED' && (
          <Button look="plain" label={`取消 ${panel.on} 的派遣`} onClick={() => setOpen(true)}>
            取消
          </Button>
        )}
        {open && (
          <Dialog title={`取消 ${panel.on} 的派遣`} onClose={() => setOpen(false)}>
            <TextField label="原因" value={reason} onInput={setReason} />
            <Refused refusal={cancel.trouble} />
            <p>
              <Button look="bad" busy={cancel.busy} onClick={() => void run()}>
                确认取消
              </Button>
            </p>
          </Dialog>
        )}
      </td>
    </tr>
  );
}
