/** Traditional characters that people or their phones produce, each followed by its simplified form. */
const pairs = [
  ...'沒没為为員员師师級级證证電电話话號号碼码對对錯错會会來来從从後后個个們们說说還还過过這这進进開开間间關关於于與与業业專专職职稱称習习學学歷历歲岁幾几點点廣广東东陽阳漢汉區区縣县場场國国際际務务體体驗验實实審审評评聯联繫系備备報报資资質质導导車车銑铣鋼钢縫缝養养護护醫医藥药術术農农藝艺圖图書书館馆記记編编輯辑經经濟济計计統统優优劃划產产準准萬万兩两雙双單单嗎吗麼么麽么裡里裏里誰谁樣样請请謝谢問问題题當当應应該该無无黨党團团眾众壯壮維维爾尔滿满瑤瑶達达蘆芦舊旧寧宁綿绵瀘泸內内樂乐賓宾涼凉貢贡龍龙溫温崍崃邊边衛卫論论講讲譯译執执監监劉刘張张陳陈楊杨趙赵黃黄吳吴銅铜鐵铁鉗钳鑄铸銷销網网絡络絕绝斷断續续終终總总結结約约項项預预積积極极發发類类別别檢检測测圍围讓让認认識识譜谱長长門门頭头見见視视覺觉現现規规則则訓训練练營营運运輸输轉转換换變变動动勞劳勝胜勢势協协參参處处將将屆届屬属島岛嶺岭帶带廠厂強强徵征徹彻憶忆懷怀戶户擇择擔担據据擬拟攝摄數数敗败時时晉晋條条構构標标機机權权欄栏歸归殘残滅灭灣湾狀状獎奖獨独環环瑪玛畢毕異异療疗癥症盡尽碩硕確确種种穩稳窮穷節节範范築筑簡简糧粮純纯紀纪細细組组給给絲丝緊紧線线緣缘縮缩織织繪绘繼继羅罗義义聖圣聞闻聲声聽听肅肃脫脱興兴舉举舖铺萊莱葉叶蒼苍蘇苏蘭兰蠶蚕衝冲補补裝装製制複复覽览觀观訂订訊讯設设許许詞词詢询試试詳详誠诚誤误調调談谈諮咨謹谨讀读負负財财貨货販贩責责費费賀贺賣卖賴赖購购賽赛贏赢趕赶軍军軟软較较載载輕轻輛辆適适選选遠远遷迁郵邮鄉乡醬酱釀酿針针鈴铃銀银鋪铺錄录鍋锅鍛锻鎖锁鎮镇鏡镜鑽钻閒闲閱阅閬阆陰阴陸陆階阶隊队隨随險险雖虽雜杂離离難难靈灵靜静響响頂顶順顺須须領领額额顏颜願愿顧顾風风飛飞飯饭飲饮馬马駕驾駛驶騎骑驅驱魚鱼鮮鲜鳥鸟鹽盐麗丽麥麦齊齐龔龚彞彝',
];
const simplifiedOf = new Map(
  pairs.flatMap((letter, at) => (at % 2 === 0 ? [[letter, pairs[at + 1] ?? letter] as const] : [])),
);

const yesSigns = /[👌👍✅✔☑🙆✓√💯]/u;
const noSigns = /[❌✖✗❎👎🙅✘×]/u;

/** NFKC folds full-width forms; invisible and control characters say nothing; letters are compared in lower case. */
function fold(text: string): string {
  const folded = text
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[\p{C}\p{Variation_Selector}\p{Emoji_Modifier}\uFFFD]/gu, (letter) =>
      /[\n\t\r]/u.test(letter) ? ' ' : '',
    );
  return [...folded].map((letter) => simplifiedOf.get(letter) ?? letter).join('');
}

/** A thumb alone is an answer; beside words it says nothing more than they do. */
function signs(text: string): string {
  const words = text.replace(/[\p{Extended_Pictographic}✓√✗✘×]/gu, ' ');
  if (/[\p{L}\p{N}]/u.test(words)) return words;
  if (yesSigns.test(text) && !noSigns.test(text)) return '是';
  if (noSigns.test(text) && !yesSigns.test(text)) return '不是';
  return words;
}

/**
 * The one form in which every reader sees a text: folded, simplified, without emoji and quotation marks, blanks single
 * and none between characters typed one by one (成 都 市). Normalising twice changes nothing.
 */
export function normalise(text: string): string {
  return signs(fold(text))
    .replace(/["'“”‘’「」『』《》〈〉【】[\]`*#]/gu, '')
    .replace(/~(?=\s*[\d一二两三四五六七八九十])/gu, '-')
    .replace(/[\s\u00a0]+/gu, ' ')
    .replace(/(?<!\S)\p{Script=Han}(?: \p{Script=Han}(?!\S))+/gu, (spaced) => spaced.replaceAll(' ', ''))
    .replace(/(?<=高级|中级|初级|助理|主任) (?=工程师|技师|技工|工(?!程)|讲师|教师|经济师|会计师|考评员)/gu, '')
    .trim();
}

const opening =
  /^(?:嗯+|恩(?=[,，。.!~ ]|恩)恩*|呃+|额+|唔+|哦+|噢+|喔+|啊+|哎+呀?|唉|诶|欸|喂|嘿|嗨|哈(?=[,，。.!~ ]|哈)哈*|这个|那个|那么|那就|就是说|反正|其实|说实话|老实说|讲真|你好|您好|老师|亲|麻烦|不好意思|[, .。~!、:-])+/u;
const closing =
  /(?:啊|呀|哦|噢|喔|哟|嘛|噻|撒|嘎|哈|呗|哒|咯|咧|喽|呐|哇|嘞|啦|哆|哈儿|滴|的嘛|了嘛|谢谢|老师|[ .。~!、,])+$/u;

/** Without the words people open and close a sentence with; a text of nothing else stays as it is. */
export function withoutFillers(text: string): string {
  const bare = text.replace(opening, '').replace(closing, '');
  return bare === '' ? text : bare;
}
