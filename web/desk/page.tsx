import { useState } from 'preact/hooks';
import { useQuery } from '#web/api/use-query';
import { Loaded } from '#web/parts/loaded.tsx';
import { Notice } from '#web/parts/notice.tsx';
import { Page, show } from '#web/parts/page.tsx';
import { SignedIn, SignOutButton, useSignedIn } from '#web/parts/signed-in.tsx';
import { Desk } from './desk.tsx';
import { type Office, OfficeContext, officeOf } from './office.ts';
import { deskViewer } from './queries/desk-viewer.ts';
import './desk.css';

const why =
  '这里供评价机构、市（州）和省职鉴中心的工作人员办理申报：初审、审核、培训班、成绩、合格名单、证卡。请用单位给您开通的账号登录。';

function Entrance() {
  const signedIn = useSignedIn();
  const viewer = useQuery(deskViewer, signedIn ? {} : undefined);
  const [chosen, setChosen] = useState(0);
  const roles = viewer.data?.viewer?.roles ?? [];
  const offices = roles.flatMap((role): Office | [] => officeOf(role) ?? []);
  const office = offices[chosen];
  const aside = signedIn && (
    <>
      {offices.length > 1 && (
        <select
          class="input office"
          aria-label="以哪个身份办理"
          value={String(chosen)}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
        >
          {offices.map(({ roleLabel }, at) => (
            <option key={roleLabel} value={String(at)}>
              {roleLabel}
            </option>
          ))}
        </select>
      )}
      {viewer.data?.viewer?.name && <span class="small">{viewer.data.viewer.name}</span>}
      <SignOutButton />
    </>
  );
  return (
    <Page title="审核工作台" titleHidden={office !== undefined} footless aside={aside}>
      <SignedIn why={why}>
        <Loaded of={viewer}>
          {() =>
            office ? (
              <OfficeContext.Provider value={office}>
                <Desk key={chosen} />
              </OfficeContext.Provider>
            ) : (
              <NoOffice />
            )
          }
        </Loaded>
      </SignedIn>
    </Page>
  );
}

function NoOffice() {
  return (
    <Notice tone="warn">
      <p>
        您登录的账号不是工作人员账号，这里没有要您办的事。您自己的申报在<a href="/mine/">我的申报</a>。
      </p>
    </Notice>
  );
}

show(<Entrance />);
