import { useState } from 'preact/hooks';
import { useQuery } from '#web/api/use-query';
import { Button } from '#web/parts/button.tsx';
import { SelectField } from '#web/parts/field.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { deskIdentity } from './queries/desk-identity.ts';

const purposes = ['核对身份证件', '核对汇总表', '电话联系申报人', '办理编班、考试'].map((words) => ({
  value: words,
  label: words,
}));

/** The whole numbers, for a purpose that is written down and shown to the person. */
export function Identity({ applicationId }: { applicationId: string }) {
  const [purpose, setPurpose] = useState('');
  const [asked, setAsked] = useState('');
  const identity = useQuery(deskIdentity, asked ? { applicationId, purpose: asked } : undefined);
  return (
    <details class="sheet tight-sheet">
      <summary>查看完整的身份证号码和手机号码</summary>
      <div class="row end">
        <SelectField label="用途（会记下来，申报人看得到）" options={purposes} value={purpose} onInput={setPurpose} />
        <Button disabled={purpose === ''} onClick={() => setAsked(purpose)}>
          查看
        </Button>
      </div>
      {asked && (
        <Loaded of={identity}>
          {({ applicantIdentity }) =>
            applicantIdentity ? (
              <p class="numbers">
                {applicantIdentity.name}　{applicantIdentity.idNumber}　{applicantIdentity.phone}
              </p>
            ) : (
              <p>您的单位不能查看。</p>
            )
          }
        </Loaded>
      )}
    </details>
  );
}
