import { expect, test } from 'vitest';
import { readPasted } from '#web/desk/paste';

const sitters = [
  { id: 'a', name: '陈桂芳', idNumber: '510104********3921' },
  { id: 'b', name: '何永康', idNumber: '510104********2021' },
  { id: 'c', name: '王小明', idNumber: '510107********0886' },
  { id: 'd', name: '王小明', idNumber: '510107********1045' },
];
const parts = ['理论', '实操'];
const unclear = '分不清哪几列是成绩：请只复制姓名（或身份证号码）和成绩列，或者连表头一起复制。';

const read = (text: string) =>
  readPasted(text, sitters, parts).map(({ personId, values, problem }) => problem ?? `${personId} ${values.join('/')}`);

test.each([
  ['points alone, in the order of the class', '86\t91.5\n59\t0', ['a 86/91.5', 'b 59/0']],
  ['names before points, in any order', '何永康\t59\t0\n陈桂芳\t86\t91.5', ['b 59/0', 'a 86/91.5']],
  ['a count before names', '1\t何永康\t59\t0\n2\t陈桂芳\t86\t91.5', ['b 59/0', 'a 86/91.5']],
  ['headers that turn the columns', '实操\t理论\t姓名\n0\t59\t何永康', ['b 59/0']],
  ['headers that say something else', '姓名\t第一科\t第二科\n何永康\t59\t0', ['b 59/0']],
  ['units, full stops of any width and words', '陈桂芳\t86分\t91．5\n何永康\t缺考\t0', ['a 86分/91．5', 'b 缺考/0']],
  ['what is no number, beside a name', '陈桂芳\t八十六\t90', ['a 八十六/90']],
  ['ID numbers for people of one name', '王小明\t510107199001010886\t70\t71', ['c 70/71']],
  ['empty lines and a carriage return', '\r\n陈桂芳\t86\t91.5\r\n\r\n', ['a 86/91.5']],
  ['one part only', '陈桂芳\t86\t', ['a 86/']],
  ['one part only, by its header', '姓名\t实操\n陈桂芳\t86', ['a /86']],
  ['columns of something else beside', '陈桂芳\t男\t86\t90\n何永康\t男\t59\t0', ['a 86/90', 'b 59/0']],
])('%s are understood', (_, text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  ['a name that two have', '王小明\t70\t71', '名册里有 2 个“王小明”，请带身份证号码粘贴。'],
  ['a name that nobody has', '陈桂芳\t86\t90\n李四\t70\t71', '名册里没有“李四”。'],
  ['an ID number that nobody has', '510104199001011111\t70\t71', '名册里没有这个身份证号码。'],
  ['the same person again', '陈桂芳\t86\t90\n陈桂芳\t70\t71', '这个人在前面已经有一行。'],
  ['more lines than people', '1\t1\n2\t2\n3\t3\n4\t4\n5\t5', '行数比名册多。'],
  ['another column than the points', '陈桂芳\t男\t优秀\t良好', unclear],
  ['too few columns', '陈桂芳\t86', unclear],
  ['a line without points', '陈桂芳\t\t\n何永康\t70\t80', '这一行没有成绩。'],
])('%s is told and fills nothing', (_, text, problem) => {
  expect(read(text)).toContain(problem);
});

test('nothing pasted is nothing to fill', () => {
  expect(read('')).toEqual([]);
  expect(read('姓名\t理论\t实操')).toEqual([]);
});
