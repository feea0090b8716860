import { Button } from '#web/parts/button.tsx';
import { Page } from '#web/parts/page.tsx';
import { kinds } from './kinds.ts';

const steps = [
  ['聊一聊', '说说您的职业、等级和经历，一次只问一个问题。符不符合条件，当场就知道，并告诉您依据哪一条。'],
  ['生成申报表', '符合条件的，接着把申报表填好。您确认无误，就生成申报草稿。'],
  ['提交材料', '登录后选机构和培训班，下载申报表签字，上传照片、身份证和证书，提交审核。'],
];

/** The first thing anybody sees: what this is, what it takes, and one button. */
export function Welcome({ begin }: { begin: () => void }) {
  return (
    <Page title="想当考评员、质量督导员？先问一问" narrow>
      <div class="stack">
        <p class="lead">大约十几个问题，用平常的话回答就行，不用注册。中途可以停下，以后接着说。</p>
        <p>
          <Button look="main" onClick={begin}>
            开始咨询
          </Button>
        </p>
        <ol class="sheet ways">
          {steps.map(([name, words]) => (
            <li key={name}>
              <h2>{name}</h2>
              <p>{words}</p>
            </li>
          ))}
        </ol>
        <section class="sheet">
          <h2>可以申报的类别</h2>
          <ul class="kinds">
            {kinds.map(([name, words]) => (
              <li key={name}>
                <strong>{name}</strong>
                <span class="soft">{words}</span>
              </li>
            ))}
          </ul>
          <p class="soft">说不清报哪一类也没关系，说说您的情况就行。</p>
        </section>
        <p>
          已经有草稿或领取码？去<a href="/mine/">我的申报</a>。要看证卡是不是真的？去<a href="/check/">核验证卡</a>。
        </p>
      </div>
    </Page>
  );
}
