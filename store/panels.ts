import * as z from 'zod';
import { Panel } from '#domain/card/panel';
import { put, type Write } from './commit.ts';
import { ChainHead } from './events.ts';
import type { Ref } from './read.ts';
import { Bytes, DataKey, type OpenKey, type Seal } from './seal.ts';
import { key, listKey } from './table.ts';

const { words, ...open } = Panel.shape;

export const PanelRow = z.object({ ...open, dataKey: DataKey, sealedWords: Bytes, chain: ChainHead });
export type PanelRow = z.infer<typeof PanelRow>;

export function panelRef(id: string): Ref<PanelRow> {
  return { ...key.panel(id), schema: PanelRow };
}

/** A panel with what its next change needs: the key that seals its words and the head of its history. */
export interface OpenPanel {
  panel: Panel;
  key: OpenKey;
  chain: ChainHead;
}

export async function openPanel(seal: Seal, row: PanelRow): Promise<OpenPanel> {
  const opened = await seal.openKey(recordId(row.id), row.dataKey);
  const said = opened.open(panelRef(row.id), 'sealedWords', row.sealedWords, words);
  return { panel: Panel.parse({ ...row, words: said }), key: opened, chain: row.chain };
}

/** A key of its own for a new panel. */
export function newPanelKey(seal: Seal, id: string): Promise<OpenKey> {
  return seal.newKey(recordId(id));
}

export function panelWrite({ panel, key: dataKey, chain }: OpenPanel): Write {
  const { version: _, words: said, ...rest } = panel;
  const ref = panelRef(panel.id);
  return put(ref, {
    ...rest,
    dataKey: dataKey.stored,
    sealedWords: dataKey.seal(ref, 'sealedWords', said),
    chain,
    gsi1pk: listKey.panelsOf(panel.office),
    gsi1sk: `${panel.on}#${panel.id}`,
  });
}

function recordId(id: string): string {
  return `panel ${id}`;
}
