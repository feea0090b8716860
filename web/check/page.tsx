import { Page, show } from '#web/parts/page.tsx';

show(
  <Page title="核验证卡">
    <p>正在准备。</p>
  </Page>,
);
