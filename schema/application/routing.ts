import type { Routing } from '#domain/review/routing';
import { builder } from '#schema/builder';
import { centreLabel } from '#schema/centre';

export const CentreType = builder.objectRef<string>('Centre').implement({
  description: 'A centre of vocational skills evaluation (职鉴中心).',
  fields: (t) => ({
    code: t.string({ description: '`510000` the province, else a city, GB/T 2260.', resolve: (code) => code }),
    label: t.string({ description: 'Its name (中心名称).', resolve: centreLabel }),
  }),
});

export const RoutingType = builder.objectRef<Routing>('Routing').implement({
  description: 'Four separate answers of the notice about who does what (一(二)2, 一(六), 一(七), 二(六)).',
  fields: (t) => ({
    reviewCentre: t.expose('reviewCentre', { type: CentreType, description: 'Reviews the qualification (资格审核).' }),
    trainingOrganiser: t.expose('trainingOrganiser', { type: CentreType, description: 'Holds the class (组织培训).' }),
    numberIssuer: t.expose('numberIssuer', {
      type: CentreType,
      description: 'Generates the card number (生成证卡号).',
    }),
    cardMaker: t.expose('cardMaker', { type: CentreType, description: 'Makes and hands out the card (制作发放证卡).' }),
  }),
});
