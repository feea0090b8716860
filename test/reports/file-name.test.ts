import { expect, it } from 'vitest';
import { fileName } from '#reports/list/file-name';

const day = '2026-11-25';

it('says notice, list, office and day', () => {
  expect(fileName({ list: '附件3', organisation: '成都市职业技能鉴定指导中心', day })).toBe(
    '川人社职鉴〔2024〕11号_附件3_成都市职业技能鉴定指导中心_2026-11-25.xlsx',
  );
});

it.each([
  ['../../etc/passwd', 'etcpasswd'],
  ['a/b\\c:d*e?f"g<h>i|j', 'abcdefghij'],
  ['甲\u202e\u0000\r\n乙', '甲乙'],
  ['  .hidden.  ', 'hidden'],
  ['=cmd|calc', 'cmdcalc'],
  ['某人51010419850308001X', '某人'],
  ['电话13800000000', '电话'],
])('takes out of %j what no file name may have', (organisation, office) => {
  expect(fileName({ list: '附件5', organisation, day })).toBe(`川人社职鉴〔2024〕11号_附件5_${office}_2026-11-25.xlsx`);
});

it('is never longer than a file system takes, nor cut within a character', () => {
  const name = fileName({ list: '附件3', organisation: '𠮷'.repeat(300), day });
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
  expect(name.isWellFormed()).toBe(true);
  expect(name).toMatch(/𠮷_2026-11-25\.xlsx$/u);
});
