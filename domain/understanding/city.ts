import { cities } from '#domain/vocabulary/place';
import { type Clause, clausesOf, corrected } from './clause.ts';
import { type Lexicon, type Mention, mentionsIn } from './mention.ts';
import { normalise, withoutFillers } from './normalise.ts';

export type CityReading = { value: string } | { doubt: string };

/** A place that is no answer: outside the province, or in more than one of its cities. */
interface Elsewhere {
  doubt: 'OUTSIDE_SICHUAN' | 'AMBIGUOUS_PLACE' | 'PROVINCE' | 'NO_PLACE';
}

const outside: readonly string[] = (
  '重庆 渝 北京 上海 天津 广东 广西 深圳 广州 东莞 佛山 珠海 惠州 贵州 贵阳 遵义 毕节 六盘水 云南 昆明 曲靖 昭通 大理 丽江 陕西 西安 汉中 宝鸡 安康 咸阳 湖北 武汉 宜昌 恩施 ' +
  '襄阳 湖南 长沙 株洲 江苏 南京 苏州 无锡 常州 南通 徐州 浙江 杭州 宁波 温州 嘉兴 绍兴 金华 义乌 福建 福州 厦门 泉州 山东 济南 青岛 烟台 河南 郑州 洛阳 河北 石家庄 唐山 保定 廊坊 ' +
  '山西 太原 大同 辽宁 沈阳 大连 吉林 长春 黑龙江 哈尔滨 安徽 合肥 芜湖 江西 南昌 赣州 海南 海口 三亚 甘肃 兰州 天水 陇南 青海 西宁 宁夏 银川 新疆 乌鲁木齐 喀什 西藏 拉萨 林芝 ' +
  '内蒙古 内蒙 呼和浩特 包头 鄂尔多斯 香港 澳门 台湾 台北 国外 美国 日本 万州 涪陵 黔江 江津 永川 合川 铜梁 大足 荣昌 璧山 潼南 綦江 奉节 巫山 云阳 忠县 垫江 彭水 酉阳 秀山 石柱县 渝中 渝北 渝北区 沙坪坝 九龙坡 江北区 南岸区 巴南'
).split(' ');

const ambiguous =
  '市中区 高新区 经开区 开发区 经济开发区 经济技术开发区 高新技术开发区 市区 城区 主城区 主城 新区 郊区 县城 省外 外省 外地 川北 川南 川西 川东 攀西 成德绵 成渝 东区 西区 老城区 自贸区 临港 工业园区'.split(
    ' ',
  );
const province = '四川省 四川 省直 省本级 省属 省级 全省 川内 川渝 省内 巴蜀'.split(' ');
/** Words of the language that are also short forms of counties: only with 县 or 区, or as the whole answer. */
const everyday = new Set([
  '南部',
  '安居',
  '前锋',
  '名山',
  '大安',
  '朝天',
  '东坡',
  '平昌',
  '大英',
  '开江',
  '金阳',
  '新龙',
  '白玉',
  '黑水',
  '红原',
  '大竹',
  '高坪',
  '天全',
  '青神',
  '江安',
  '新都',
  '合江',
  '仁和',
  '安州',
  '武胜',
  '长宁',
  '金川',
  '兴文',
  '中江',
  '通江',
  '南江',
  '会东',
  '利州',
  '嘉陵',
  '沙湾',
  '达川',
  '龙泉',
  '雨城',
  '花城',
  '钢城',
  '渡口市',
  '会理',
  '宝兴',
  '威远',
  '荣县',
]);

function short(name: string): string {
  return name.replace(/(?:[\p{Script=Han}]族)*自治县$|[市县区]$/u, '');
}

function entriesOf(strict: boolean): [string, string | Elsewhere][] {
  return cities.flatMap((city) => {
    const names = [city.name, ...city.aliases, ...city.areas];
    for (const { name } of city.counties) {
      if (ambiguous.includes(name)) continue;
      names.push(name);
      const bare = short(name);
      if (bare.length > 1 && !(strict && everyday.has(bare))) names.push(bare);
      if (/自治县$/u.test(name)) names.push(`${bare}县`);
    }
    return names.map((name): [string, string] => [name, city.code]);
  });
}

function lexiconOf(strict: boolean): Lexicon<string | Elsewhere> {
  return new Map<string, string | Elsewhere>([
    ...outside.map((name): [string, Elsewhere] => [name, { doubt: 'OUTSIDE_SICHUAN' }]),
    ...ambiguous.map((name): [string, Elsewhere] => [name, { doubt: 'AMBIGUOUS_PLACE' }]),
    ...province.map((name): [string, Elsewhere] => [name, { doubt: 'PROVINCE' }]),
    ...entriesOf(strict),
    ['省会', '510100'],
    ['省城', '510100'],
    ['新都桥', '513300'],
    ['巴州区', '511900'],
    ['彭山', '511400'],
    ...[
      '四川南部',
      '四川北部',
      '甘肃金川',
      '上海长宁',
      '长宁路',
      '北京朝阳',
      '朝天门',
      '成都路',
      '重庆路',
      '成都大学',
      '绵阳师范',
      '四川大学',
      '西南科技大学',
    ].map((name): [string, Elsewhere] => [
      name,
      { doubt: name.startsWith('四川') || /大学|师范|路/u.test(name) ? 'NO_PLACE' : 'OUTSIDE_SICHUAN' },
    ]),
  ]);
}

const spoken = lexiconOf(true);
const answered = lexiconOf(false);

/** Where a person comes from or was before, which is not where the unit is. */
const former =
  /老家|户口|户籍|籍贯|祖籍|出生|出身|生于|以前|原来|之前|原先|曾经|早些年|从前|毕业|读[的过]?书|上(?:的)?学|住在|家住|家在|屋头在|户头|身份证|老屋|娘家|嫁/u;
const nowHere = /现在|目前|如今|上班|工作|单位|公司|厂|任职|就业|打工|干活|常年|这边|搬到|调到|调来|转到/u;
/** 在成都考的证, 去九寨沟耍, 成都热惨了: a place in another part. */
const passing =
  /[考拿办领评读][的过了](?!员)|出[过了]差|(?:培训|进修|学习|参观|比赛|开会|出差)(?:的|过|了|$)|[去到来][^,]*(?:耍|玩|旅游|旅行|出差|开会|看病|比赛|考试)|耍(?:过|了|$)|旅游|出差|喜欢|当兵|结婚|买[的了]?房/u;
const weather =
  /^的?天气|^(?:市|今天|最近|这几天|这边|那边|的天气?|天气)*(?:好|太|硬是)?(?:热|冷|下雨|落雨|堵车|堵惨|下雪|降温|地震)/u;
/** 从成都调到绵阳: the first is where the person was. */
const movedFrom = /从$|由$/u;

function placeStanding(mention: Mention<string | Elsewhere>, clauses: readonly Clause[]): number {
  const clause = clauses[mention.clause]?.text ?? '';
  const before = clause.slice(0, mention.start);
  const after = clause.slice(mention.end);
  if (movedFrom.test(before) && /[调搬转换跳过来回]/u.test(after)) return 0;
  if (/^(?:小吃|担担面|火锅|啤酒|烤鱼|米[线粉]|燃面|豆花|大佛|景区|古镇|动物园)/u.test(after) || weather.test(after))
    return 0;
  if (/(?:要|准备|打算|即将|马上|计划)[搬调迁转]/u.test(clause)) return 0;
  if (/总部|总公司|母公司/u.test(clause) && !/上班|工作/u.test(clause)) return 1;
  if (/(?:旧|老|原|前|上一?个)(?:的)?单位|上家/u.test(clause)) return 0;
  if (passing.test(clause) && !nowHere.test(clause)) return 0;
  if (/^(?:人|[产造]的|银行|大学|学院|师范|话|口音|菜|火锅|路|街|号|籍|老家)/u.test(after) && !nowHere.test(clause))
    return 0;
  if (/^(?:我)?(?:以前|之前|原来|原先|从前|[前头]几年)(?!.*(?:现在|目前|如今))/u.test(clause)) return 0;
  if (nowHere.test(clause)) return former.test(clause) && !/现在|目前|如今|单位|上班|工作/u.test(clause) ? 0 : 2;
  return former.test(clause) ? 0 : 1;
}

/** 乐山市中区: an ambiguous district beside the city that makes it certain. */
function withoutVague(mentions: readonly Mention<string | Elsewhere>[]): Mention<string | Elsewhere>[] {
  const certain = mentions.some((mention) => typeof mention.value === 'string');
  if (!certain) return [...mentions];
  return mentions.filter((mention) => typeof mention.value === 'string' || mention.value.doubt === 'OUTSIDE_SICHUAN');
}

function choose(mentions: readonly Mention<string | Elsewhere>[], clauses: readonly Clause[]): CityReading {
  const asserted = mentions.filter((mention) => mention.standing === 'ASSERTED' || mention.standing === 'LAPSED');
  const ranked = asserted.map((mention) => ({ mention, rank: placeStanding(mention, clauses) }));
  const best = Math.max(0, ...ranked.map(({ rank }) => rank));
  const kept = withoutVague(ranked.flatMap(({ mention, rank }) => (rank === best && best > 0 ? [mention] : [])));
  const values = new Set(kept.map(({ value }) => (typeof value === 'string' ? value : value.doubt)));
  const [first] = kept;
  if (first === undefined) {
    const [other] = mentions;
    if (other === undefined) return { doubt: 'NOT_UNDERSTOOD' };
    return {
      doubt:
        other.standing === 'NEGATED'
          ? 'DENIED'
          : other.standing === 'OTHERS'
            ? 'SOMEONE_ELSE'
            : other.standing === 'ASKED'
              ? 'QUESTION'
              : 'UNSURE',
    };
  }
  if (values.size > 1) return { doubt: 'SEVERAL' };
  return typeof first.value === 'string' ? { value: first.value } : { doubt: first.value.doubt };
}

function read(normal: string, lexicon: Lexicon<string | Elsewhere>): CityReading {
  const text = normal
    .replace(/藏族羌族自治州|藏族自治州|彝族自治州/gu, '州')
    .replace(/(?<=\p{Script=Han})\s+(?=[市县区州](?![\p{Script=Han}]))/gu, '');
  const clauses = clausesOf(text.replace(/(?<=[\p{Script=Han}])\s(?=[\p{Script=Han}])/gu, '/'));
  if (/附近|周边|靠近|旁边|隔壁|两[边头]跑|到处跑|两地/u.test(text)) return { doubt: 'SEVERAL' };
  return choose(mentionsIn(clauses, lexicon), clauses);
}

/** The city of the place of work, by its name, a county's, a former county's or a short form; GB/T 2260 code. */
export function readCity(text: string): CityReading {
  const taken = corrected(normalise(text));
  const bare = withoutFillers(taken.text);
  if (/^51\d{4}$/u.test(bare)) {
    const code = cities.find(
      (city) => city.code === bare || city.counties.some((county) => county.code === bare),
    )?.code;
    return code === undefined ? { doubt: 'NOT_UNDERSTOOD' } : { value: code };
  }
  // A county's short form that is also an everyday word counts when it stands alone, or beside its own city.
  const whole = read(bare, spoken);
  if ('value' in whole || whole.doubt !== 'NOT_UNDERSTOOD') return whole;
  return bare.length <= 8 ? read(bare, answered) : whole;
}

/** The city a longer message names: an everyday word is no county there. */
export function findCity(clauses: readonly Clause[]): CityReading {
  return choose(mentionsIn(clauses, spoken), clauses);
}
