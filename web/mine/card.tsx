import type { ComponentChildren } from 'preact';
import { Badge } from '#web/parts/notice.tsx';
import { sentWords } from '#web/parts/sent';
import { dayWords, type Own } from './own.ts';

export type OwnCard = NonNullable<Own['card']>;

/** The card as its holder sees it. */
export function Card({ card, children }: { card: OwnCard; children?: ComponentChildren }) {
  const last = card.periods.at(-1);
  const rows = [
    ['证卡号', card.number],
    ['考评职业', card.occupations.join('、')],
    ['有效期', last && `${dayWords(last.from)}至${dayWords(last.to)}`],
    [
      '制作发放',
      `${card.maker.label} · ${card.workLabel}${card.handedOutOn ? `（${dayWords(card.handedOutOn)}）` : ''}`,
    ],
  ];
  return (
    <section class="sheet">
      <div class="row apart">
        <h2>{card.kindLabel}</h2>
        <Badge tone={card.standing === 'VALID' ? 'good' : 'bad'}>{card.standingLabel}</Badge>
      </div>
      <dl class="pairs numbers">
        {rows.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
        {card.upcoming.length > 0 && (
          <div>
            <dt>派遣</dt>
            <dd>
              {card.upcoming.map((sent) => (
                <p key={sentWords(sent)}>{sentWords(sent)}</p>
              ))}
            </dd>
          </div>
        )}
        {card.sanctions.map((sanction) => (
          <div key={sanction.from}>
            <dt>{sanction.kindLabel}</dt>
            <dd>
              {sanction.groundLabel}（{sanction.clause}），自{dayWords(sanction.from)}
              {sanction.until ? `至${dayWords(sanction.until)}` : ''}
            </dd>
          </div>
        ))}
      </dl>
      {children}
    </section>
  );
}
