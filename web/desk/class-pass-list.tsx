import { useState } from 'preact/hooks';
import { useChange } from '#web/api/use-change';
import { Button } from '#web/parts/button.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { Notice, Problems, Refused } from '#web/parts/notice.tsx';
import { useBook, wholeBook } from './book.ts';
import type { ClassProps } from './class.tsx';
import { deskSignList } from './queries/desk-sign-list.ts';
import { linkTo } from './route.ts';
import { Empty } from './view.tsx';

/** 一(七): the organiser signs off who passed; then nothing of the class changes any more. */
export function ClassPassList({ trainingClass, reload }: ClassProps) {
  const found = useBook(trainingClass.id);
  const [asking, setAsking] = useState(false);
  const sign = useChange(deskSignList);
  const [signed, setSigned] = useState<{ id: string; words: string }>();
  if (signed) {
    return (
      <Notice tone="good" live>
        <p>{signed.words}</p>
        <p>
          <a href={linkTo('list', signed.id)}>打开合格人员名单</a>
        </p>
      </Notice>
    );
  }
  if (trainingClass.status === 'FINISHED') {
    return (
      <Empty>
        这个班的名单已经签发，在<a href={linkTo('lists')}>合格名单</a>里。
      </Empty>
    );
  }
  return (
    <Loaded of={found}>
      {(pages) => {
        const { book } = wholeBook(pages);
        if (!book) return <Empty>这个班还没有考勤和成绩。</Empty>;
        const { seated, passed, failed, open } = book.counts;
        const missing = book.missing ?? [];
        const run = async () => {
          const done = await sign.run({ classId: trainingClass.id, expectedBookVersion: book.version });
          if (!done) return;
          setAsking(false);
          setSigned({ id: done.passList.id, words: done.message });
          await reload();
        };
        return (
          <section class="sheet stack">
            <p class="numbers">
              编班 {seated} 人：合格 {passed}，不合格 {failed}，未出结论 {open}。
            </p>
            {missing.length > 0 && (
              <Notice tone="warn">
                <p>签发以前还差：</p>
                <Problems problems={missing} />
              </Notice>
            )}
            <p>
              <Button look="main" disabled={missing.length > 0} onClick={() => setAsking(true)}>
                签发合格人员名单
              </Button>
            </p>
            {asking && (
              <Dialog title="签发合格人员名单" onClose={() => setAsking(false)}>
                <p>
                  名单上 {passed} 人，不合格 {failed} 人。签发以后上报省职鉴中心生成证卡号，这个班的考勤和成绩不能再改。
                </p>
                <Refused refusal={sign.trouble} />
                <p>
                  <Button look="main" busy={sign.busy} onClick={() => void run()}>
                    确认签发
                  </Button>
                </p>
              </Dialog>
            )}
          </section>
        );
      }}
    </Loaded>
  );
}
