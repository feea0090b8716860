import { useEffect, useState } from 'preact/hooks';
import { Button } from '#web/parts/button.tsx';
import { Notice } from '#web/parts/notice.tsx';
import { Page, show } from '#web/parts/page.tsx';
import { finishSigningIn } from './sign-in.ts';

function SigningIn() {
  const [wrong, setWrong] = useState<string>();
  useEffect(() => {
    finishSigningIn().then(
      (returnTo) => location.replace(returnTo),
      () => setWrong('登录没有完成。可能是等得太久，或者在登录页面上取消了。'),
    );
  }, []);
  return (
    <Page title={wrong ? '登录没有完成' : '正在登录……'} narrow>
      {wrong ? (
        <Notice tone="bad">
          <p>{wrong}</p>
          <p>
            <Button href="/mine/">重新登录</Button>
          </p>
        </Notice>
      ) : (
        <p role="status">请稍等。</p>
      )}
    </Page>
  );
}

show(<SigningIn />);
