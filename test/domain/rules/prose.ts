const text =
  '本人自二〇〇八年参加工作以来，一直在成都从事电工岗位，先后负责车间配电柜安装、变频器调试与高低压线路检修。' +
  '二〇一四年取得高级工证书，此后带过十六名徒弟，其中五人考取技师；曾参与编写企业内部操作规程三册，主讲安全用电课程约四百学时。' +
  '近几年受邀担任市级技能竞赛实操裁判，协助命题并整理评分细则，熟悉考场布置、器材核对、过程记录以及争议复核等环节。' +
  '平时注意收集国家新标准，坚持公平打分，遇到熟人主动回避，从未出现投诉。今后愿意继续钻研本专业知识，把多年积累的经验传给更多青年工人。';

/** Ordinary prose of exactly so many characters (up to 230), nothing in it repeated. */
export function prose(length: number): string {
  const characters = [...text];
  if (length > characters.length) throw new Error(`only ${characters.length} characters`);
  return characters.slice(0, length).join('');
}
