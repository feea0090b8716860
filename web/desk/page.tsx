import { Page, show } from '#web/parts/page.tsx';

show(
  <Page title="审核工作台">
    <p>正在准备。</p>
  </Page>,
);
