import { useEffect, useRef, useState } from 'preact/hooks';
import { useQuery } from '#web/api/use-query';
import { Loaded } from '#web/parts/loaded.tsx';
import { Badge, Clause } from '#web/parts/notice.tsx';
import { sentWords } from '#web/parts/sent';
import { CardSanctions } from './card-sanctions.tsx';
import { useOffice } from './office.ts';
import { type DeskCardQuery, deskCard } from './queries/desk-card.ts';
import { type DeskCardTrailQuery, deskCardTrail } from './queries/desk-card-trail.ts';
import { linkTo } from './route.ts';
import { Trail } from './trail.tsx';
import { useAll } from './use-all.ts';
import { Empty, View } from './view.tsx';
import { dayWords, spanWords } from './words.ts';

export type CardOf = NonNullable<DeskCardQuery['card']>;

/** A card with its holder and its whole life. */
export function Card({ number }: { number: string }) {
  const { role } = useOffice();
  const canSee = role !== 'AUDITOR';
  const found = useQuery(deskCard, canSee ? { number } : undefined);
  const card = found.data?.card;
  return (
    <View
      title={`证卡 ${number}`}
      back={{ href: linkTo('cards'), name: '证卡' }}
      actions={card && <Badge tone={card.standing === 'VALID' ? 'good' : 'bad'}>{card.standingLabel}</Badge>}
    >
      {canSee && (
        <Loaded of={found}>
          {() => (card ? <About card={card} /> : <Empty>没有这张证卡，或者它不在您的单位。</Empty>)}
        </Loaded>
      )}
      {card && role === 'PROVINCE' && <CardSanctions key={card.version} card={card} reload={found.reload} />}
      {role !== 'AGENCY' && <CardHistory number={number} version={card?.version} />}
    </View>
  );
}

type Pair = [name: string, words: string | null | undefined];

function About({ card }: { card: CardOf }) {
  const { holder, periods, sanctions, upcoming } = card;
  const supervises = card.kind === 'QUALITY_SUPERVISOR';
  const pairs: Pair[] = [
    ['持卡人', holder && `${holder.name}　${holder.idNumber}`],
    ['工作单位', holder?.workplace],
    ['种类', `${card.kindLabel}（${card.categoryLabel}）`],
    // A supervisor's card is for no occupation.
    ...(supervises ? [] : [['职业（工种）', card.occupations.join('、') || holder?.items.join('、')] satisfies Pair]),
    ['有效期', periods.map(spanWords).join('；')],
    ['进度', card.workLabel],
    ['审核、制作', `${card.reviewCentre.label}审核，${card.maker.label}制作`],
    [
      '编号、制作、发放',
      [dayWords(card.issuedAt), card.producedAt && dayWords(card.producedAt), card.handedOutOn]
        .filter(Boolean)
        .join('、'),
    ],
    supervises
      ? ['督导经历', `系统里登记 ${card.supervisionsOnRecord} 次`]
      : ['考评经历', `系统里登记 ${card.assessmentsOnRecord} 次`],
    ['将要参加', upcoming.map(sentWords).join('；') || '没有'],
  ];
  return (
    <section class="sheet tight-sheet">
      <dl class="facts">
        {pairs.map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {sanctions.length > 0 && (
        <ul class="plain-list">
          {sanctions.map(({ kindLabel, groundLabel, clause, from, until, categoriesLabels, at }) => (
            <li key={at}>
              <Badge tone="bad">{kindLabel}</Badge> {groundLabel} <Clause clause={clause} />{' '}
              <span class="numbers">
                {from} 起{until && `，至 ${until}`}
              </span>
              {categoriesLabels.length > 0 && `；${categoriesLabels.join('、')}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const infoOf = ({ cardHistory }: DeskCardTrailQuery) => cardHistory?.pageInfo;

function CardHistory({ number, version }: { number: string; version: number | undefined }) {
  const [open, setOpen] = useState(false);
  const found = useAll({ operation: deskCardTrail, variables: open ? { number } : undefined, info: infoOf });
  const { reload } = found;
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current !== undefined && seen.current !== version) void reload();
    seen.current = version;
  }, [version, reload]);
  return (
    <details class="sheet tight-sheet" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>办理记录</summary>
      {open && (
        <Loaded of={found}>
          {(pages) => (
            <Trail entries={pages.flatMap(({ cardHistory }) => cardHistory?.edges.map(({ node }) => node) ?? [])} />
          )}
        </Loaded>
      )}
    </details>
  );
}
