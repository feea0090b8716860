import { Button } from '#web/parts/button.tsx';
import { Clause } from '#web/parts/notice.tsx';
import type { CheckCardQuery } from './queries/check-card.ts';

type Verification = Extract<CheckCardQuery['verifyCard'], { __typename: 'CardVerification' }>;

/** Green: may be used. Amber: a real card, but not for this day or this occupation. Red: not to be accepted. */
function lightOf({ verdict, occupation }: Verification): { colour: 'good' | 'warn' | 'bad'; sign: string } {
  if (verdict === 'VALID')
    return occupation === 'NOT_ON_CARD' ? { colour: 'warn', sign: '!' } : { colour: 'good', sign: '✓' };
  const passing = verdict === 'EXPIRED' || verdict === 'NOT_YET_VALID' || verdict === 'SUSPENDED';
  return passing ? { colour: 'warn', sign: '!' } : { colour: 'bad', sign: '✕' };
}

/** The answer, to be read at a glance across a table: by sign and word, not by colour alone. */
export function Verdict({ answer, name }: { answer: Verification; name: string }) {
  const { colour, sign } = lightOf(answer);
  const at = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' });
  return (
    <section class={`light ${colour}`} aria-labelledby="verdict">
      <span class="sign" aria-hidden="true">
        {sign}
      </span>
      <div class="stack tight">
        <h2 id="verdict">
          {answer.verdict === 'VALID' && colour === 'warn' ? '有效，但职业不符' : answer.verdictLabel}
        </h2>
        <p>
          {answer.message} <Clause clause={answer.clause} />
        </p>
        <dl class="pairs numbers">
          <div>
            <dt>证卡号</dt>
            <dd>{answer.cardNumber}</dd>
          </div>
          <div>
            <dt>姓名</dt>
            <dd>{name}</dd>
          </div>
          {answer.assessed && (
            <div>
              <dt>考评职业</dt>
              <dd>
                {answer.assessed}：{answer.occupationLabel}
              </dd>
            </div>
          )}
          <div>
            <dt>核验日期</dt>
            <dd>{answer.on}</dd>
          </div>
          <div>
            <dt>查询时间</dt>
            <dd>{at.format(new Date())}</dd>
          </div>
        </dl>
        <p class="no-print">
          <Button onClick={() => window.print()}>打印结果</Button>
        </p>
      </div>
    </section>
  );
}
