import { describe, expect, test } from 'vitest';
import { judgeSummary, summaryCharacters } from '#domain/eligibility/work-summary';
import { ageOn, checkDigitOf, readIdNumber } from '#domain/id-number';
import { readMobile } from '#domain/phone';

const today = '2026-11-23';
const codesOf = (text: string) => {
  const read = readIdNumber(text, today);
  return read.ok ? [] : read.problems.map((problem) => problem.code);
};

describe('ID numbers of GB 11643', () => {
  test.each([
    ['34052419800101001X', '男', '1980-01-01', 'RESIDENT'],
    ['11010519491231002X', '女', '1949-12-31', 'RESIDENT'],
    ['510104199001010019', '男', '1990-01-01', 'RESIDENT'],
    ['513426199602290121', '女', '1996-02-29', 'RESIDENT'],
    ['51292119701112301x', '男', '1970-11-12', 'RESIDENT'],
    ['810000199408230021', '女', '1994-08-23', 'HK_MACAO_TAIWAN'],
    ['830000199201300022', '女', '1992-01-30', 'HK_MACAO_TAIWAN'],
    ['５１０１０４ １９９００１０１ ００１９', '男', '1990-01-01', 'RESIDENT'],
  ])('%s is %s, born %s', (text, sex, birthDate, holder) => {
    expect(readIdNumber(text, today)).toMatchObject({ ok: true, value: { sex, birthDate, holder } });
  });

  test.each([
    ['510104199001010013', ['CHECK_DIGIT']],
    ['511302197802290030', ['IMPOSSIBLE_DATE']],
    ['510104202801010011', ['FUTURE_DATE', 'CHECK_DIGIT']],
    ['660104199001010019', ['UNKNOWN_REGION', 'CHECK_DIGIT']],
    ['510104900101001', ['FIFTEEN_DIGITS']],
    ['51010419900101001', ['WRONG_LENGTH']],
    ['5101041990010100199', ['WRONG_LENGTH']],
    ['51010419X001010019', ['WRONG_CHARACTER']],
    ['ABC123456789012', ['OLD_FOREIGN_CARD']],
    ['', ['NOT_AN_ID_NUMBER']],
  ])('%s is refused with %j', (text, codes) => {
    expect(codesOf(text)).toEqual(expect.arrayContaining(codes.filter((code) => code !== 'CHECK_DIGIT')));
    expect(codesOf(text)).not.toEqual([]);
  });

  test('changing any one digit of a valid number makes it invalid', () => {
    const valid = '510104199001010019';
    for (let at = 0; at < 18; at += 1) {
      for (const digit of '0123456789X') {
        if (digit === valid[at] || (digit === 'X' && at < 17)) continue;
        expect(codesOf(valid.slice(0, at) + digit + valid.slice(at + 1))).not.toEqual([]);
      }
    }
  });

  test('a foreign permanent resident is read and left to the reviewer', () => {
    const first17 = '91156119850615003';
    const read = readIdNumber(first17 + checkDigitOf(first17), today);
    expect(read).toMatchObject({ ok: true, value: { holder: 'FOREIGN_PERMANENT_RESIDENT', birthDate: '1985-06-15' } });
    expect(read.ok && read.value.warnings.map((warning) => warning.code)).toEqual(['FOREIGN_PERMANENT_RESIDENT']);
  });

  test.each([
    ['2000-02-29', '2018-02-28', 17],
    ['2000-02-29', '2018-03-01', 18],
    ['2000-02-29', '2020-02-29', 20],
    ['1990-11-23', '2026-11-23', 36],
    ['1990-11-24', '2026-11-23', 35],
  ])('who was born %s is at %s %i years old', (birth, day, age) => {
    expect(ageOn(birth, day)).toBe(age);
  });
});

describe('mobile numbers', () => {
  test.each([
    '13800001234',
    '138 0000 1234',
    '+86 138-0000-1234',
    '008613800001234',
    '１３８００００１２３４',
    '幺三八零零零零幺二三四',
  ])('%s is one number', (text) => {
    expect(readMobile(text)).toEqual({ ok: true, value: '13800001234' });
  });

  test.each([
    ['12800001234', 'WRONG_PREFIX'],
    ['1380000123', 'WRONG_LENGTH'],
    ['138000012345', 'WRONG_LENGTH'],
    ['028-86740000', 'LANDLINE'],
    ['没有手机', 'NOT_A_PHONE'],
  ])('%s is refused: %s', (text, code) => {
    expect(readMobile(text)).toMatchObject({ ok: false, problems: [{ code }] });
  });
});

const prose =
  '本人二〇〇八年毕业于四川工程职业技术学院电气自动化专业，同年进入德阳某重型装备企业，从学徒做起，先后担任维修电工、班组长和车间电气主管。' +
  '十余年来主要负责桥式起重机、数控镗床与热处理炉的电气检修，独立完成过三台老旧龙门铣床的控制系统改造，停机时间减少近一半。' +
  '二〇一六年取得高级技师资格后，兼任公司培训中心实训指导，编写低压配电安全操作讲义，带教学徒四十多人，其中十二人考取技师。' +
  '曾两次参加市级职业技能竞赛并获电工组第二名，也多次受邀担任兄弟单位技能比武裁判，熟悉国家职业标准、命题要求及评分流程。';

describe('work summaries', () => {
  test.each([198, 199, 200, 201])('honest prose of %i characters counts to the letter', (length) => {
    const text = [...prose].slice(0, length).join('');
    expect(summaryCharacters(text)).toBe(length);
    expect(judgeSummary(text).length).toBe(length < 200 ? 1 : 0);
  });

  test('white space and invisible characters do not count, punctuation and rare characters count one each', () => {
    expect(summaryCharacters('我 是\u3000电\u200b工\n。\u{20bb7}')).toBe(6);
  });

  test.each([
    ['one character held down', '干'.repeat(400)],
    ['one sentence pasted', '我从事电工工作多年，认真负责，吃苦耐劳。'.repeat(20)],
    ['a block cycled', [...prose].slice(0, 90).join('').repeat(4)],
    ['half of it pasted once more', [...prose].slice(0, 110).join('').repeat(2)],
    [
      'a few phrases shuffled',
      Array.from({ length: 60 }, (_, at) => ['认真工作', '吃苦耐劳', '遵纪守法', '团结同事'][(at * 7) % 4]).join('，'),
    ],
    [
      'a hundred and fifty characters and the last sentence again',
      [...prose].slice(0, 150).join('') + [...prose].slice(95, 150).join(''),
    ],
  ])('%s does not make 200', (_, text) => {
    expect(judgeSummary(text)).toMatchObject([{ code: 'SUMMARY_REPEATED', clause: '附件1 说明2' }]);
  });

  test('too short says how many are missing, under the clause of its form', () => {
    expect(judgeSummary('电工', 200, '附件4')).toMatchObject([{ code: 'SUMMARY_TOO_SHORT', clause: '附件4' }]);
    expect(judgeSummary('电工')[0]?.message).toContain('还差198字');
  });
});
