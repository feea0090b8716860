import { Category } from '#domain/category';
import type { FactDefinition, FactValue } from '#domain/eligibility/fact';
import type { Command } from '#domain/understanding/understanding';
import { answerChoices, readAnswerChoice } from './choices.ts';
import { leaveCorrection, obey } from './command.ts';
import { again, type Moved, moved, say } from './moved.ts';
import { type Conversing, findDefinition, type Position } from './position.ts';
import { agree, cancel, chooseCategory, createDraft, refuseConsent, restart } from './settle.ts';
import { answerOf, without } from './state.ts';
import { take } from './take.ts';

const commands: ReadonlyMap<string, Command['command']> = new Map([
  ['why', 'WHY'],
  ['progress', 'PROGRESS'],
  ['summary', 'SUMMARY'],
  ['help', 'HELP'],
  ['human', 'HUMAN'],
  ['restart', 'RESTART'],
  ['cancel', 'CANCEL'],
]);

/** A choice that is not on offer (pressed late, twice, or made up) changes nothing and says so. */
function stale(here: Conversing): Moved {
  return again(here.state, 'STALE_CHOICE', '这个选项已经过时了，没有改动任何内容。');
}

export function choose(here: Conversing, position: Position, id: string): Moved {
  if (position.at === 'ENDED')
    return id === 'restart' && here.state.ended !== 'DRAFTED' ? restart(here.state) : stale(here);
  if (position.at === 'HANDED_OVER') return id === 'resume' ? resume(here) : stale(here);
  if (position.at === 'CONSENT') return chooseBeforeConsent(here, position, id);
  const offered = chooseHere(here, position, id);
  if (offered) return offered;
  if (id === 'back') return leaving(here) ?? obey(here, position, { command: 'BACK' });
  const command = commands.get(id);
  if (command) return obey(here, position, { command });
  return chooseAnywhere(here, position, id) ?? stale(here);
}

function leaving(here: Conversing): Moved | undefined {
  const { confirming, choosingCorrection, correcting, proposed } = here.state;
  return confirming || choosingCorrection || correcting || proposed ? moved(leaveCorrection(here.state)) : undefined;
}

export function resume(here: Conversing): Moved {
  const { handedOver, ...state } = here.state;
  return moved(state, say('好的，我们接着来。'));
}

function chooseBeforeConsent(here: Conversing, position: Position, id: string): Moved {
  if (id === 'consent:yes' || id === 'yes') return agree(here);
  if (id === 'consent:no' || id === 'no' || id === 'cancel') return refuseConsent();
  const command = id === 'restart' ? undefined : commands.get(id);
  return command ? obey(here, position, { command }) : stale(here);
}

/** Choices that only the present question offers. */
function chooseHere(here: Conversing, position: Position, id: string): Moved | undefined {
  switch (position.at) {
    case 'SURE': {
      if (id === 'no') return moved(leaveCorrection(here.state));
      if (id !== 'yes' && id !== `sure:${position.of}`) return undefined;
      return position.of === 'RESTART' ? restart(here.state) : cancel();
    }
    case 'CATEGORY': {
      const category = Category.safeParse(id.startsWith('category:') ? id.slice('category:'.length) : undefined);
      return category.success ? chooseCategory(here, category.data) : undefined;
    }
    case 'PROPOSED':
      return chooseProposed(here, position.definition, id, position.value);
    case 'CONFIRM':
      return id === 'confirm' ? createDraft(here) : undefined;
    case 'FACT':
      return chooseAnswer(here, position, position, id);
    case 'CORRECT':
      return chooseAnswer(here, position, { ...position, optional: position.definition.optional === true }, id);
    default:
      return undefined;
  }
}

function chooseProposed(here: Conversing, definition: FactDefinition, id: string, value: FactValue): Moved | undefined {
  if (id === `take@${definition.id}` || id === 'take') {
    return take(here, { [definition.id]: value }, { asked: definition.id });
  }
  return id === `keep@${definition.id}` || id === 'keep' ? keepOld(here, definition) : undefined;
}

/** The earlier answer stands; other answers in dispute are still to be settled. */
export function keepOld(here: Conversing, definition: FactDefinition): Moved {
  const { proposed, ...state } = here.state;
  const left = without(proposed ?? {}, definition.id);
  const stays = answerOf(state, definition.id) === undefined ? '先空着' : '保留原来的';
  return moved(
    Object.keys(left).length > 0 ? { ...state, proposed: left } : state,
    say(`好的，${definition.label}${stays}。`),
  );
}

interface Asked {
  definition: FactDefinition;
  optional: boolean;
}

function chooseAnswer(here: Conversing, position: Position, asked: Asked, id: string): Moved | undefined {
  const { definition } = asked;
  const chosen = readAnswerChoice(id, definition.id);
  if (!chosen) return undefined;
  const bound = chosen.says === 'value' ? `value:${chosen.value}@${definition.id}` : `${chosen.says}@${definition.id}`;
  const optional = asked.optional || definition.optional === true;
  if (chosen.says === 'unknown') return obey(here, position, { command: 'UNKNOWN' });
  if (!answerChoices(definition, optional).some((choice) => choice.id === bound)) return undefined;
  const value = chosen.says === 'value' ? chosen.value : chosen.says === 'skip' ? '' : chosen.says === 'yes';
  return take(here, { [definition.id]: value }, { asked: definition.id });
}

/** Choices that hold whatever is asked: changing an answer, changing the category. */
function chooseAnywhere(here: Conversing, position: Position, id: string): Moved | undefined {
  if (position.at === 'SURE') return undefined;
  if (id === 'edit' || id === 'correct') return obey(here, position, { command: 'CORRECT' });
  if (id.startsWith('correct:')) {
    const target = id.slice('correct:'.length);
    const known = findDefinition(here.context, here.state, target);
    return known ? obey(here, position, { command: 'CORRECT', target }) : undefined;
  }
  const category = Category.safeParse(id.startsWith('switch:') ? id.slice('switch:'.length) : undefined);
  if (!category.success || here.state.category === category.data) return undefined;
  return chooseCategory(here, category.data);
}
