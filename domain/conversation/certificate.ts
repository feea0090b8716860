import type { FactDefinition, Facts } from '#domain/eligibility/fact';
import { codeOf, occupations } from '#domain/occupations';
import { normalise } from '#domain/understanding/normalise';
import { readOccupations } from '#domain/understanding/trade';
import { again, type Moved, say } from './moved.ts';
import type { Conversing } from './position.ts';
import { answerOf } from './state.ts';
import { take } from './take.ts';

const whose = /^(?:(?:我|本人)的?(?!是))?(?:这个|那个)?/u;
const isOf = /^(?:(?:(?:技能)?等级|职业资格)?证书?上?)?(?:也|都|就)?(?:写的)?是/u;
const level = /(?:[一二三四五]级|[/、]|(?:初|中|高)级工|(?:高级|特级|首席)?技师)+$/u;
const ends = /[的噻嘛哈啊呢了，,。.！!\s]+$/u;

/** 我的证是电工的, 电工二级技师证: of what a certificate is. A trade alone says nothing of a certificate. */
function certifiedTrade(text: string): { name: string; code: string } | undefined {
  const bare = normalise(text).replace(ends, '').replace(whose, '');
  const named = bare.replace(isOf, '');
  const trade = named.replace(/(?:(?:技能)?等级|职业资格)?证书?$/u, '').replace(level, '');
  const read = trade === bare || /[，,、。；;?？]/u.test(trade) ? undefined : readOccupations(trade, true);
  const [item, ...more] = read && 'value' in read ? read.value : [];
  return item === undefined || more.length > 0 ? undefined : { name: trade, code: codeOf(item) };
}

/**
 * Told of which occupation the certificate is when asked whether it fits the one applied for: of the same, it does (一(三)3);
 * of another, it is asked whether the two are near each other, and what is applied for stays as it is. Undefined where nothing of
 * the kind was said, or where several occupations are applied for, of which it may fit one and not the other.
 */
export function hearCertificate(
  here: Conversing,
  pending: FactDefinition,
  { text, facts }: { text: string; facts: Facts },
): Moved | undefined {
  const applied = answerOf(here.state, 'occupations');
  const trade = pending.id === 'certificateMatches' ? certifiedTrade(text) : undefined;
  if (!trade || !Array.isArray(applied) || applied.length !== 1 || applied[0] === undefined) return undefined;
  const { occupations: _, ...rest } = facts;
  const wanted = codeOf(applied[0]);
  if (trade.code === wanted) return take(here, { ...rest, [pending.id]: true }, { asked: pending.id });
  const told = take(here, rest);
  const words = `证书是${trade.name}的，申报考评的是${occupations.byCode(wanted)?.name ?? wanted}：相近的答“是”，由审核人员核对；不相干的答“否”。`;
  if (told.again || told.state.proposed !== here.state.proposed) return { ...told, lead: [...told.lead, say(words)] };
  return { ...again(told.state, 'CERTIFICATE_OF_ANOTHER', words, `answers.${pending.id}`), lead: told.lead };
}
