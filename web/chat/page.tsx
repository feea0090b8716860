import { Page, show } from '#web/parts/page.tsx';

show(
  <Page title="咨询和申报">
    <p>正在准备。</p>
  </Page>,
);
