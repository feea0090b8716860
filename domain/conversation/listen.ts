import type { Category } from '#domain/category';
import type { FactDefinition, Facts } from '#domain/eligibility/fact';
import { occupations } from '#domain/occupations';
import { readAnswer, readCategory } from '#domain/understanding/answer';
import { readFacts } from '#domain/understanding/facts';
import type { Understanding } from '#domain/understanding/understanding';
import { hearCertificate } from './certificate.ts';
import { fitsQuestion } from './fits.ts';
import { again, type Moved, say } from './moved.ts';
import { type NamedAnswer, namedAnswer, namesakes } from './named.ts';
import { type Conversing, findDefinition, findPosition, type Position } from './position.ts';
import { answerElsewhere, reconsider, writtenSummary } from './reconsider.ts';
import { saidBefore } from './repeated.ts';
import { masked, said } from './said.ts';
import { chooseCategory } from './settle.ts';
import { answerOf, type State, sameValue } from './state.ts';
import { take } from './take.ts';
import type { Reply } from './turn.ts';

/** 填错了，应该是…: what the message says replaces what was said before. */
const takesBack = /错了|改成|改为|更正|应该是|应当是|不对|不是.+是/u;

/** Reads facts out of a message: the answer to the pending question first, then whatever else was told. */
export function listen(
  here: Conversing,
  position: Position | undefined,
  text: string,
  how: { replaces?: boolean } = {},
): Moved {
  const begun = beginning(here, text);
  const pending = pendingAt(here, position);
  const named = pending?.kind === 'workSummary' ? undefined : namedAnswer(begun.here, text);
  const heard = named
    ? hearNamed(begun.here, pending, named, text)
    : pending
      ? hearPending(begun.here, pending, text)
      : hearOthers(
          begun.here,
          text,
          { replaces: how.replaces === true || takesBack.test(text) },
          openingChoice(begun.here, here.state, text),
        );
  const lead = [...begun.lead, ...heard.lead];
  if (!position || !isNothing({ ...heard, lead }, here.state)) return { ...heard, lead };
  if (position.at === 'CATEGORY') {
    const read = readCategory(text);
    if ('ask' in read) return again(here.state, read.code, read.ask);
  }
  return reconsider(here, position, text) ?? again(here.state, 'NOT_UNDERSTOOD', notUnderstood);
}

/** Neither said nor changed anything: the message was not understood. */
export function isNothing(heard: Moved, before: State): boolean {
  return heard.lead.length === 0 && !heard.again && heard.state === before;
}

const notUnderstood = '抱歉，我没太明白。可以换个说法，说“帮助”看看能怎么说，或者说“转人工”。';

/** The category, where none is chosen yet and the message names one. */
function beginning(here: Conversing, text: string): { here: Conversing; lead: Moved['lead'] } {
  const named = here.state.category ? undefined : categoryIn(text);
  if (!named) return { here, lead: [] };
  const chosen = chooseCategory(here, named);
  if (chosen.again) return { here, lead: [say(chosen.again.text)] };
  return { here: { ...here, state: chosen.state }, lead: chosen.lead };
}

function categoryIn(text: string): Category | undefined {
  const read = readCategory(text);
  return 'value' in read ? read.value : undefined;
}

/** 算了，还是专项: settles on a category, while 考评员还是专项 asks. */
const settling =
  /(?:^|[，,。！!\s]|算了|那|我)还是(?:报|选|考|申报)?(?<named>(?:(?:高级|质量|普通)?(?:考评|督导)|专项|新职业)[^?？吗]*)$/u;
const switching = /改报|换成|换到|改成报|转报|还是报|改申请|改申报|换个?类别|不报.{1,12}报/u;

/** Another category that the message asks to change to; at a refusal naming one is enough. */
export function statedCategory(here: Conversing, position: Position, text: string): Category | undefined {
  if (!here.state.category || [...text].length > 60) return undefined;
  const settled = settling.exec(text)?.groups?.named;
  if (settled) return categoryIn(`想报${settled}`);
  const idle = position.at === 'NOT_MET' || position.at === 'OPEN';
  if (!idle && !switching.test(text)) return undefined;
  const named = categoryIn(text);
  return named === here.state.category ? undefined : named;
}

/** The fact that an answer without further words is about. */
function pendingAt(here: Conversing, position: Position | undefined): FactDefinition | undefined {
  if (!position) return undefined;
  if ('definition' in position) return position.definition;
  if (position.at === 'OPEN_FORM') return position.deferred.length === 1 ? position.deferred[0] : undefined;
  if (position.at !== 'OPEN') return undefined;
  const open = position.evaluation.dependsOn.filter((id) => here.state.deferred.includes(id));
  return open.length === 1 && open[0] ? findDefinition(here.context, here.state, open[0]) : undefined;
}

const prose = new Set(['text', 'workSummary', 'cardNumber']);
/** What cannot be meant as prose: found in the answer to such a question, it belongs to its own fact. */
const unmistakable = new Set(['idNumber', 'phone', 'email']);

function otherFacts(here: Conversing, pending: FactDefinition, text: string): ReturnType<typeof readFacts> {
  if (pending.kind === 'workSummary') return { facts: {}, unsure: [] };
  const read = readFacts(text, here.context);
  if (!prose.has(pending.kind)) return read;
  const facts = Object.entries(read.facts).filter(([id]) => unmistakable.has(id) || id === pending.id);
  return { facts: Object.fromEntries(facts), unsure: [] };
}

/**
 * What names its own cell is the answer to that cell, also while another is asked. Two facts can bear one name: 职称是高级
 * 工程师 answers the cell 专业技术职称 and the level too.
 */
function hearNamed(here: Conversing, pending: FactDefinition | undefined, named: NamedAnswer, text: string): Moved {
  const { definition, value, rest } = named;
  const others = otherFacts(here, pending ?? definition, text).facts;
  const values = { ...others, ...namesakes(here, definition, rest), [definition.id]: value };
  return take(here, values, { asked: pending?.id, replaces: takesBack.test(text) });
}

/** Kinds whose readers take any yes or any number: 工龄20年 is no answer to how many years of assessing. */
const bare = new Set(['yesNo', 'years', 'count']);
const short = new Set(['personName', 'idNumber', 'phone', ...bare]);

/** The answer out of the whole message, or out of the one part of it that says nothing else: 张建华，党员，电话138…. */
function readPending(here: Conversing, pending: FactDefinition, text: string): Understanding {
  if (!fitsQuestion(pending, text)) {
    const wanted = pending.kind === 'yesNo' ? '请回答“是”或“否”，或者说完整一点。' : `请写${pending.label}。`;
    return { code: 'OTHER_QUESTION', ask: `“${masked(text)}”好像不是在答这个问题。${wanted}` };
  }
  const whole = readAnswer(pending, text, here.context);
  if (!short.has(pending.kind) || ('code' in whole && whole.code === 'HALF_ANSWERED')) return whole;
  const told = readFacts(text, here.context);
  // 证拿了六年 is no answer to how long one has assessed.
  const doubt = told.unsure.find(({ fact }) => fact === pending.id && !Object.hasOwn(told.facts, fact));
  if (doubt && 'value' in whole) return { code: 'OTHER_YEARS', ask: `${doubt.why}。请只说${pending.label}。` };
  const saysElse = (part: string) => {
    const { facts } = readFacts(part, here.context);
    return Object.keys(facts).length > 0 && !Object.hasOwn(facts, pending.id);
  };
  if ('value' in whole && !(bare.has(pending.kind) && saysElse(text))) return whole;
  const parts = text.split(/[，,。；;\n]+/u).slice(0, 12);
  const found = parts.flatMap((part) => {
    const read = readAnswer(pending, part, here.context);
    return 'value' in read && !saysElse(part) ? [read] : [];
  });
  if (found.length === 1 && found[0]) return found[0];
  return 'value' in whole ? readAnswer(pending, '', here.context) : whole;
}

function contradicts({ state }: Conversing, facts: Facts): boolean {
  return Object.entries(facts).some(([fact, value]) => {
    const old = answerOf(state, fact);
    return old !== undefined && !sameValue(old, value);
  });
}

function hearPending(here: Conversing, pending: FactDefinition, text: string): Moved {
  const { id } = pending;
  const elsewhere = fitsQuestion(pending, text) ? writtenSummary(here, pending, text) : answerElsewhere(here, text);
  if (elsewhere) return elsewhere;
  const others = otherFacts(here, pending, text);
  const certified = hearCertificate(here, pending, { text, facts: others.facts });
  if (certified) return certified;
  const read = readPending(here, pending, text);
  const { [id]: named, ...rest } = others.facts;
  // 不是，是助理工程师 takes back what was said of the title, and is no no to whether the certificate matches.
  const corrects = pending.kind === 'yesNo' && named === undefined && contradicts(here, rest) && takesBack.test(text);
  const mixed = prose.has(pending.kind) && Object.keys(rest).some((fact) => unmistakable.has(fact));
  const value = mixed || corrects ? undefined : 'value' in read ? read.value : undefined;
  if (value !== undefined && named !== undefined && !sameValue(value, named)) {
    const told = take(here, rest);
    const text = `${pending.label}是“${said(pending, value)}”还是“${said(pending, named)}”？请只说一个。`;
    return {
      ...told,
      again: { text, problems: [{ code: 'CONFLICTING_ANSWER', path: `answers.${id}`, message: text }] },
    };
  }
  const answer = value ?? named;
  // What is corrected by its name is corrected in every place of that name.
  const also = here.state.correcting === id && value !== undefined ? namesakes(here, pending, text) : {};
  const values: Facts = answer === undefined ? rest : { ...rest, ...also, [id]: answer };
  const label = value !== undefined && 'label' in read ? read.label : undefined;
  const replaces = takesBack.test(text) || Object.keys(also).length > 0;
  const taken = take(here, values, { asked: id, label, replaces });
  const unclear = unclearWords(
    here,
    others.unsure.filter((each) => isAboutElse(here, pending, each.fact) && !Object.hasOwn(values, each.fact)),
  );
  const told = { ...taken, lead: [...taken.lead, ...unclear] };
  if (answer !== undefined) return told;
  const reason = 'ask' in read ? read.ask : `${pending.label}请单独再说一遍。`;
  const disputed = taken.state.proposed !== undefined && taken.state.proposed !== here.state.proposed;
  if (told.again || disputed) return told;
  const known = saidBefore(here, pending, taken);
  if (known) return { ...told, ...known };
  if (taken.lead.length > 0 && !mixed) return told;
  const code = 'ask' in read ? read.code : 'SAID_TOGETHER';
  return {
    ...told,
    again: { text: reason, problems: [{ code, path: `answers.${id}`, message: reason, clause: pending.clause }] },
  };
}

/** 我是人社局的，想当督导员, 想当考评员，焊工: the message that names the category may answer its first question too. */
function openingChoice(here: Conversing, before: State, text: string): Facts {
  if (here.state.category === before.category) return {};
  const position = findPosition(here.context, here.state);
  if (position.at !== 'FACT') return {};
  const { definition } = position;
  const trades = text.split(/[，,、。；;\s]+/u).filter((part) => occupations.byName(part) !== undefined);
  const words = definition.kind === 'choice' ? text : definition.kind === 'occupations' ? trades.join('、') : '';
  const read = readAnswer(definition, words, here.context);
  return 'value' in read ? { [definition.id]: read.value } : {};
}

/** Facts told when nothing, or something else, was asked. */
function hearOthers(here: Conversing, text: string, how: { replaces?: boolean }, opening: Facts = {}): Moved {
  const read = readFacts(text, here.context);
  const told = take(here, { ...opening, ...read.facts }, how);
  const unclear = unclearWords(
    here,
    read.unsure.filter((each) => !Object.hasOwn(read.facts, each.fact)),
  );
  return { ...told, lead: [...told.lead, ...unclear] };
}

/** A doubt about a fact of the same kind is the doubt about the answer itself: 快十年 to any question of years. */
function isAboutElse(here: Conversing, pending: FactDefinition, fact: string): boolean {
  return findDefinition(here.context, here.state, fact)?.kind !== pending.kind;
}

/** What was told but is not certain is not kept, and the person hears so: nothing that was said is lost silently. */
function unclearWords(here: Conversing, unsure: readonly { fact: string; why: string }[]): Reply[] {
  const each = unsure.flatMap(({ fact, why }) => {
    const definition = findDefinition(here.context, here.state, fact);
    return definition ? [`${definition.label}（${why.replace(/。$/u, '')}）`] : [];
  });
  return each.length > 0 ? [say(`这些我还不敢记，请再说清楚一点：${[...new Set(each)].join('、')}。`)] : [];
}
