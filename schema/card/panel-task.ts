import { panelTaskLabel } from '#domain/card/card';
import { closedList } from '#schema/vocabulary';

export const PanelTaskEnum = closedList(
  'PanelTask',
  'For what people are sent to an examination (派遣任务, 三(二)).',
  panelTaskLabel,
);
