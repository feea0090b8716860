/** A district, county or county-level city of Sichuan. */
export interface County {
  code: string;
  name: string;
}

/** One of the 21 市(州), GB/T 2260: 18 cities and 3 prefectures; 510200 and 511200 no longer exist. */
export interface City {
  code: string;
  name: string;
  /** What else people call it; the name without 市 always counts. */
  aliases: readonly string[];
  counties: readonly County[];
  /** Development zones and former names that lie within it. */
  areas: readonly string[];
}

/** 名称 其他叫法 | 县级代码后两位+名称 | 开发区、旧县名. The prefix of the codes is the first field's number. */
const table = [
  '5101成都市 蓉 蓉城 锦城 锦官城 芙蓉城 chengdu|04锦江区 05青羊区 06金牛区 07武侯区 08成华区 12龙泉驿区 13青白江区 14新都区 15温江区 16双流区 17郫都区 18新津区 21金堂县 29大邑县 31蒲江县 81都江堰市 82彭州市 83邛崃市 84崇州市 85简阳市|天府新区 四川天府新区 东部新区 成都高新区 高新南区 高新西区 天府新区成都 双流县 郫县 新津县 温江县 新都县 龙泉 华阳 崇庆县 灌县 彭县 淮州新城',
  '5103自贡市 盐都 zigong|02自流井区 03贡井区 04大安区 11沿滩区 21荣县 22富顺县|',
  '5104攀枝花市 渡口市 攀枝花 花城 钢城 panzhihua|02东区 03西区 11仁和区 21米易县 22盐边县|钒钛高新区 钒钛新城',
  '5105泸州市 酒城 江城泸州 luzhou|02江阳区 03纳溪区 04龙马潭区 21泸县 22合江县 24叙永县 25古蔺县|',
  '5106德阳市 deyang|03旌阳区 04罗江区 23中江县 81广汉市 82什邡市 83绵竹市|罗江县',
  '5107绵阳市 绵州 科技城绵阳 mianyang|03涪城区 04游仙区 05安州区 22三台县 23盐亭县 25梓潼县 26北川羌族自治县 27平武县 81江油市|安县 绵阳科技城 科学城 北川县 科技城新区 仙海区',
  '5108广元市 guangyuan|02利州区 11昭化区 12朝天区 21旺苍县 22青川县 23剑阁县 24苍溪县|元坝区',
  '5109遂宁市 suining|03船山区 04安居区 21蓬溪县 23大英县 81射洪市|射洪县 河东新区',
  '5110内江市 甜城 neijiang|02市中区 11东兴区 24威远县 25资中县 83隆昌市|隆昌县',
  '5111乐山市 嘉州 leshan|02市中区 11沙湾区 12五通桥区 13金口河区 23犍为县 24井研县 26夹江县 29沐川县 32峨边彝族自治县 33马边彝族自治县 81峨眉山市|峨眉 峨边县 马边县 峨眉县',
  '5113南充市 果城 nanchong|02顺庆区 03高坪区 04嘉陵区 21南部县 22营山县 23蓬安县 24仪陇县 25西充县 81阆中市|',
  '5114眉山市 meishan|02东坡区 03彭山区 21仁寿县 23洪雅县 24丹棱县 25青神县|彭山县 天府新区眉山 眉山天府新区',
  '5115宜宾市 戎州 yibin|02翠屏区 03南溪区 04叙州区 23江安县 24长宁县 25高县 26珙县 27筠连县 28兴文县 29屏山县|宜宾县 南溪县 三江新区 李庄',
  '5116广安市 guangan|02广安区 03前锋区 21岳池县 22武胜县 23邻水县 81华蓥市|华蓥山',
  '5117达州市 达城 dazhou|02通川区 03达川区 22宣汉县 23开江县 24大竹县 25渠县 81万源市|达县 达川市',
  '5118雅安市 雨城 yaan|02雨城区 03名山区 22荥经县 23汉源县 24石棉县 25天全县 26芦山县 27宝兴县|名山县',
  '5119巴中市 bazhong|02巴州区 03恩阳区 21通江县 22南江县 23平昌县|',
  '5120资阳市 ziyang|02雁江区 21安岳县 22乐至县|临空经济区',
  '5132阿坝藏族羌族自治州 阿坝州 阿坝 aba|01马尔康市 21汶川县 22理县 23茂县 24松潘县 25九寨沟县 26金川县 27小金县 28黑水县 30壤塘县 31阿坝县 32若尔盖县 33红原县|马尔康县 九寨 南坪县',
  '5133甘孜藏族自治州 甘孜州 甘孜 ganzi|01康定市 22泸定县 23丹巴县 24九龙县 25雅江县 26道孚县 27炉霍县 28甘孜县 29新龙县 30德格县 31白玉县 32石渠县 33色达县 34理塘县 35巴塘县 36乡城县 37稻城县 38得荣县|康定县 亚丁 海螺沟',
  '5134凉山彝族自治州 凉山州 凉山 大凉山 liangshan|01西昌市 02会理市 22木里藏族自治县 23盐源县 24德昌县 26会东县 27宁南县 28普格县 29布拖县 30金阳县 31昭觉县 32喜德县 33冕宁县 34越西县 35甘洛县 36美姑县 37雷波县|会理县 木里县 邛海 泸沽湖',
] as const;

function words(list: string): string[] {
  return list === '' ? [] : list.split(' ');
}

export const cities: readonly City[] = table.map((row) => {
  const [head = '', counties = '', areas = ''] = row.split('|');
  const [name = '', ...aliases] = words(head.slice(4));
  const prefix = head.slice(0, 4);
  return {
    code: `${prefix}00`,
    name,
    aliases: [...new Set([name.replace(/市$/u, ''), ...aliases])],
    counties: words(counties).map((entry) => ({ code: prefix + entry.slice(0, 2), name: entry.slice(2) })),
    areas: words(areas),
  };
});

export const cityLabel: ReadonlyMap<string, string> = new Map(cities.map((city) => [city.code, city.name]));

/** The province itself (省本级, 省直): a centre of its own, but not one of the 21 places an applicant can be in. */
export const provinceCode = '510000';
