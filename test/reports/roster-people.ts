import type { Facts } from '#domain/eligibility/fact';
import { checkDigitOf } from '#domain/id-number';

/** The day on which every roster of these tests is read. */
export const today = '2026-11-25';

/** A number of nobody: a county of Sichuan, a birth date, a sequence, and the digit that belongs to them. */
export function idNumberOf(birthDate: string, sequence: number): string {
  const first17 = `510104${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return first17 + checkDigitOf(first17);
}

interface Person {
  texts: string[];
  facts: Facts;
}

const names = ['张建国', '李秀英', '阿嘎·尔古', '王强', '欧阳志远', '陈有为', '扎西卓玛', '刘洋'];
const day = (at: number) => `19${70 + (at % 25)}-0${1 + (at % 9)}-${at < 500 ? 1 : 2}${at % 10}`;
const sequence = (at: number, from: number) => from + (at % 500);

/** Made-up people as 附件5 has them, column by column, and the facts behind. */
export function supervisor(at: number): Person {
  const idNumber = idNumberOf(day(at), sequence(at, 100));
  const phone = `138${String(10_000_000 + at)}`;
  const name = names[at % names.length] ?? '';
  const sex = (100 + at) % 2 === 1 ? '男' : '女';
  return {
    texts: [
      ...[String(at + 1), idNumber, name, sex, day(at), '汉族', '中共党员', '大学本科', String(5 + (at % 30))],
      ...[`person${at}@example.cn`, '技能评价管理', phone, '成都样例职业技能评价中心', '成都市锦江区样例路1号'],
    ],
    facts: {
      ...{ idNumber, name, ethnicity: 'HAN', politicalStatus: 'CPC_MEMBER', education: 'UNDERGRADUATE' },
      ...{ workYears: 5 + (at % 30), email: `person${at}@example.cn`, currentOccupation: '技能评价管理', phone },
      ...{ workplace: '成都样例职业技能评价中心', address: '成都市锦江区样例路1号' },
    },
  };
}

/** The same for 附件3. */
export function assessor(at: number): Person {
  const idNumber = idNumberOf(day(at), sequence(at, 300));
  const phone = `139${String(10_000_000 + at)}`;
  const name = names[at % names.length] ?? '';
  const sex = (300 + at) % 2 === 1 ? '男' : '女';
  return {
    texts: [
      ...[
        String(at + 1),
        '绵阳样例技工学校',
        name,
        sex,
        idNumber,
        '大学专科',
        '电工 一级/高级技师；职称：高级工程师',
        '电工',
      ],
      ...[phone, '绵阳市涪城区样例街2号'],
    ],
    facts: {
      ...{ workplace: '绵阳样例技工学校', name, idNumber, education: 'JUNIOR_COLLEGE', phone },
      ...{ certificateName: '电工 一级/高级技师', titleName: '高级工程师', occupations: ['6-31-01-03'] },
      ...{ address: '绵阳市涪城区样例街2号' },
    },
  };
}
