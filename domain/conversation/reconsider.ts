import { verdictOf } from '#domain/eligibility/evaluate';
import type { FactDefinition, FactValue } from '#domain/eligibility/fact';
import { summaryMinimum } from '#domain/eligibility/work-summary';
import { readAnswer } from '#domain/understanding/answer';
import { readFacts } from '#domain/understanding/facts';
import { fitsQuestion, isPlaceAlone } from './fits.ts';
import { explained, type Moved, moved, say } from './moved.ts';
import { type Conversing, findDefinition, findRuleSetOf, type Position } from './position.ts';
import { said } from './said.ts';
import { answerOf, sameValue, sortedFacts } from './state.ts';
import { problemWith, take } from './take.ts';
import { verdictTold } from './verdict.ts';

const exclaims = '(?:哦|噢|喔|啊|呃|额|哎呀?|唉|等下|等哈)*';
const mistaken = '(?:不对|不是|错了|我?(?:说|答|填|打|搞|弄|整|点|按|选|看)(?:错|拐)了)[哈哦嘛啊了]*';
const takenBackFirst = new RegExp(`^[，,\\s]*${exclaims}[，,\\s]*${mistaken}[，,。.！!…\\s]+(?<rest>.+)$`, 'su');
const takenBackLast = new RegExp(
  `^(?<rest>.+?)[，,。.！!…\\s]+${exclaims}(?:刚才|刚刚|前头|先前|上头)?${mistaken}[。.！!…\\s]*$`,
  'su',
);

/** 知道了, 好嘛: heard the refusal, and says nothing about any condition. */
const acknowledges =
  /^(?:好|行|要得|可以|是|对|嗯|哦|噢|喔|ok|okay|算了|没事|明白|懂|晓得|知道|谢谢?|感谢)+[的嘛哒了吧哈啊哦嗯噻您你]*[，,。.!！~～…\s]*$/iu;

/** Kinds that an answer names by itself, without its question. */
const named = new Set(['occupations', 'projects', 'skillLevel', 'titleLevel', 'education', 'politicalStatus']);

/** What is left of 哦不对，对得上的 once the taking back is gone; undefined where nothing is taken back. */
function afterTakingBack(text: string): string | undefined {
  return (takenBackFirst.exec(text) ?? takenBackLast.exec(text))?.groups?.rest;
}

/** What a plain answer can be about where nothing is asked: what decided the refusal, or what is still open. */
function atStake(here: Conversing, position: Position): FactDefinition[] {
  const { context, state } = here;
  if (position.at === 'NOT_MET') {
    const { nearestMiss } = verdictTold(context, position.ruleSet, state.answers);
    return nearestMiss.flatMap((miss) => findDefinition(context, state, miss.fact) ?? []);
  }
  const open =
    position.at === 'OPEN'
      ? position.evaluation.dependsOn.filter((id) => state.deferred.includes(id))
      : position.at === 'OPEN_FORM'
        ? position.deferred.map((each) => each.id)
        : [];
  return open.flatMap((id) => findDefinition(context, state, id) ?? []).filter((each) => named.has(each.kind));
}

function asAnswer(here: Conversing, definition: FactDefinition, text: string) {
  if (!fitsQuestion(definition, text)) return [];
  const read = readAnswer(definition, text, here.context);
  return 'value' in read ? [{ definition, value: read.value }] : [];
}

/**
 * 对得上的, said at a refusal that hangs on that answer: taken as its correction when the person also says that it was
 * wrong, else put to the person. Undefined where the words are not plainly about one single thing.
 */
export function reconsider(here: Conversing, position: Position, text: string): Moved | undefined {
  const rest = afterTakingBack(text);
  const words = rest ?? text;
  if (acknowledges.test(text)) return undefined;
  const [found, ...more] = atStake(here, position).flatMap((definition) => asAnswer(here, definition, words));
  if (!found || more.length > 0) return undefined;
  return answered(here, found.definition, found.value, rest !== undefined);
}

function answered(here: Conversing, definition: FactDefinition, value: FactValue, corrects: boolean): Moved {
  const old = answerOf(here.state, definition.id);
  if (old !== undefined && sameValue(old, value)) {
    return explained(here.state, say(`${definition.label}记的就是“${said(definition, value)}”。`));
  }
  return take(here, { [definition.id]: value }, corrects ? { asked: definition.id } : {});
}

/** Whether an answer takes from the person what they could still become. */
function refuses({ context, state }: Conversing, id: string, value: FactValue): boolean {
  const ruleSet = findRuleSetOf(context, state);
  if (!ruleSet || verdictOf(ruleSet, state.answers) === 'NOT_MET') return false;
  return verdictOf(ruleSet, { ...state.answers, [id]: value }) === 'NOT_MET';
}

/**
 * 对得上 to another yes/no question: the answer to the one question that takes these words, given late or early. A no that
 * was not asked for, or a yes that refuses the person, is heard only against an answer that stands: it will be asked for.
 */
export function answerElsewhere(here: Conversing, text: string): Moved | undefined {
  const rest = afterTakingBack(text);
  const words = rest ?? text;
  const city = findDefinition(here.context, here.state, 'city');
  const [place] = city && isPlaceAlone(words) ? asAnswer(here, city, words) : [];
  if (place) return answered(here, place.definition, place.value, rest !== undefined);
  const [only, ...more] = (findRuleSetOf(here.context, here.state)?.facts ?? []).filter(
    (each) => each.kind === 'yesNo' && fitsQuestion(each, words),
  );
  const [found] = only && more.length === 0 ? asAnswer(here, only, words) : [];
  if (!found) return undefined;
  const { definition, value } = found;
  const isHarmless = value === true && !refuses(here, definition.id, value);
  if (!isHarmless && answerOf(here.state, definition.id) === undefined) return undefined;
  return answered(here, definition, value, rest !== undefined);
}

/**
 * A text of the length of a 工作简介, sent while something else is asked, is put to the person as just that: it answers
 * no yes/no question, its 技师学院 is nobody's education, and whoever wrote it should not have to send it twice.
 */
export function writtenSummary(here: Conversing, pending: FactDefinition, text: string): Moved | undefined {
  const definition = findDefinition(here.context, here.state, 'workSummary');
  if (!definition || pending.kind === 'workSummary' || [...text].length < summaryMinimum) return undefined;
  if (answerOf(here.state, 'workSummary') !== undefined) return undefined;
  const { idNumber, phone, email } = readFacts(text, here.context).facts;
  const [found] = asAnswer(here, definition, text);
  if (!found || idNumber !== undefined || phone !== undefined || email !== undefined) return undefined;
  if (problemWith(here, definition, found.value)) return undefined;
  return moved({ ...here.state, proposed: sortedFacts({ ...here.state.proposed, workSummary: found.value }) });
}
