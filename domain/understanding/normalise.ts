/** Traditional characters that people in the province or their phones produce, each above its simplified form. */
const traditional =
  '沒為員師級證電話號碼對錯會來從後個們說還過這進開間關於與業專職稱習學歷歲幾點廣東陽漢區縣場國際務體驗實審評聯繫備報資質導車銑鋼縫養護醫藥術農藝圖書館記編輯經濟計統優劃產準萬兩雙單嗎麼麽裡裏誰樣請謝問題當應該無黨團眾壯維爾滿瑤達蘆舊寧綿瀘內樂賓廣資陽涼遂貢龍雙溫彭邛崍邊衛論講譯執監劉張陳楊趙黃吳銅鐵鉗焊鑄銷網絡絕斷續終總結約';
const simplified =
  '没为员师级证电话号码对错会来从后个们说还过这进开间关于与业专职称习学历岁几点广东阳汉区县场国际务体验实审评联系备报资质导车铣钢缝养护医药术农艺图书馆记编辑经济计统优划产准万两双单吗么么里里谁样请谢问题当应该无党团众壮维尔满瑶达芦旧宁绵泸内乐宾广资阳凉遂贡龙双温彭邛崃边卫论讲译执监刘张陈杨赵黄吴铜铁钳焊铸销网络绝断续终总结约';
const simplifiedOf = new Map([...traditional].map((letter, index) => [letter, [...simplified][index] ?? letter]));

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
 * The one form in which every reader sees a text: folded, simplified, without emoji and quotation marks, blanks single.
 * Normalising twice changes nothing.
 */
export function normalise(text: string): string {
  return signs(fold(text))
    .replace(/["'“”‘’「」『』《》〈〉【】[\]`*#]/gu, '')
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim();
}

const opening =
  /^(?:嗯+|恩+|呃+|额+|唔+|哦+|噢+|喔+|啊+|哎+呀?|唉|诶|欸|喂|嘿|嗨|哈+|这个|那个|那么|那就|就是说|反正|其实|说实话|老实说|讲真|你好|您好|老师|亲|麻烦|不好意思|[, .。~!、:-])+/u;
const closing =
  /(?:啊|呀|哦|噢|喔|哟|嘛|噻|撒|嘎|哈|呗|哒|咯|咧|喽|呐|哇|嘞|啦|哆|哈儿|滴|的嘛|了嘛|谢谢|老师|[ .。~!、,])+$/u;

/** Without the words people open and close a sentence with; a text of nothing else stays as it is. */
export function withoutFillers(text: string): string {
  const bare = text.replace(opening, '').replace(closing, '');
  return bare === '' ? text : bare;
}
