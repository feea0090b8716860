import type { Term } from './term.ts';
import { labelsOf } from './term.ts';

/**
 * The 56 民族 in the order of GB/T 3304, each with its romanised name as code. A name with a stroke is followed by
 * misspellings and other words seen in public lists.
 */
const table =
  'HAN汉 MONGOL蒙古|蒙 HUI回|回民 ZANG藏|藏民 UYGUR维吾尔|维|维族 MIAO苗 YI彝|夷族 ZHUANG壮|僮族 BUYEI布依|布衣 CHOSEN朝鲜|鲜族 MAN满 DONG侗 ' +
  'YAO瑶 BAI白 TUJIA土家 HANI哈尼 KAZAK哈萨克 DAI傣 LI黎 LISU傈僳|僳僳|栗粟|傈粟|粟僳 VA佤 SHE畲|畬|畬族 GAOSHAN高山 LAHU拉祜|拉枯 SUI水 ' +
  'DONGXIANG东乡 NAXI纳西 JINGPO景颇 KIRGIZ柯尔克孜 TU土 DAUR达斡尔|达翰尔 MULAO仫佬|么佬|仡姥 QIANG羌 BLANG布朗 SALAR撒拉 ' +
  'MAONAN毛南|毛难 GELAO仡佬|仡老 XIBE锡伯 ACHANG阿昌 PUMI普米 TAJIK塔吉克 NU怒 UZBEK乌孜别克|乌兹别克 RUSS俄罗斯 EWENKI鄂温克 ' +
  'DEANG德昂|崩龙 BONAN保安 YUGUR裕固 GIN京 TATAR塔塔尔 DERUNG独龙 OROQEN鄂伦春 HEZHEN赫哲 MONBA门巴 LHOBA珞巴 JINO基诺';

export const ethnicities: readonly Term[] = table.split(' ').map((entry) => {
  const [, code = '', names = ''] = /^([A-Z]+)(.+)$/u.exec(entry) ?? [];
  const [name = '', ...others] = names.split('|');
  return { code, label: `${name}族`, aliases: [name, ...others.flatMap((other) => [other, `${other}族`])] };
});

export const ethnicityLabel = labelsOf(ethnicities);
