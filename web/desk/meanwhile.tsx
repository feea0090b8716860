import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '#web/api/graphql';
import { Button } from '#web/parts/button.tsx';
import { Notice } from '#web/parts/notice.tsx';
import type { Application } from './application.tsx';
import { deskApplicationVersion } from './queries/desk-application-version.ts';

/** Every look is written down for the applicant to read: not more often than this, and only on coming back to the tab. */
const longEnough = 60_000;

/** What others did to an application while it was looked at here. */
export function useMeanwhile(application: Application, reload: () => Promise<void>) {
  const { id, version } = application;
  const seen = useRef(application);
  const [moved, setMoved] = useState('');
  const [told, setTold] = useState<readonly string[]>();
  const lookedAt = useRef(Date.now());
  useEffect(() => {
    const before = seen.current;
    seen.current = application;
    if (before.version !== application.version) setMoved('');
  }, [application]);
  useEffect(() => {
    const back = () => {
      if (document.hidden || Date.now() - lookedAt.current < longEnough) return;
      lookedAt.current = Date.now();
      ask(deskApplicationVersion, { id }).then(
        ({ application: now }) => {
          if (now && now.version !== version) setMoved(now.statusLabel);
        },
        () => undefined,
      );
    };
    document.addEventListener('visibilitychange', back);
    return () => document.removeEventListener('visibilitychange', back);
  }, [id, version]);
  const compare = useCallback(() => setTold([]), []);
  const before = useRef<Application>(undefined);
  const readAgain = async () => {
    before.current = seen.current;
    await reload();
    setMoved('');
  };
  useEffect(() => {
    if (before.current && before.current !== application) {
      setTold(changesBetween(before.current, application));
      before.current = undefined;
    }
  }, [application]);
  const isAsking = moved !== '' || told?.length === 0;
  const notice = (
    <>
      {isAsking && (
        <Notice tone="warn" live>
          <p>这份申报刚才被别人改动了{moved && `，现在是“${moved}”`}。您看到的还是改动以前的内容。</p>
          <p>
            <Button onClick={() => void readAgain()}>重新读取，看看改了什么</Button>
          </p>
        </Notice>
      )}
      {told && told.length > 0 && (
        <Notice live>
          <p>您打开以后，别人改动了：</p>
          <ul>
            {told.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
  return { notice, compare };
}

function changesBetween(before: Application, after: Application): string[] {
  const facts = after.facts
    .filter(({ fact, said }) => before.facts.find((each) => each.fact === fact)?.said !== said)
    .map(({ label }) => `${label}改了`);
  const ids = (of: Application) => of.requiredDocuments.flatMap(({ documents }) => documents.map((d) => d.documentId));
  const documents = ids(before).join() === ids(after).join() ? [] : ['材料有增减或更换'];
  const status =
    before.statusLabel === after.statusLabel ? [] : [`状态由“${before.statusLabel}”变为“${after.statusLabel}”`];
  const decided = after.decisions
    .filter(({ at }) => !before.decisions.some((each) => each.at === at))
    .map(({ officeLabel, stageLabel, outcomeLabel }) => `${officeLabel}办理了${stageLabel}：${outcomeLabel}`);
  const found = [...status, ...decided, ...facts, ...documents];
  return found.length > 0 ? found : [`版本由 ${before.version} 变为 ${after.version}，内容没有变化`];
}
