import { type Conversing, findDefinition } from './position.ts';

/** The answered fact whose name stands in the text: the longest name, and none where two are as good. */
export function findTarget(here: Conversing, text: string): string | undefined {
  const known = [...Object.keys(here.state.answers), ...here.state.deferred];
  const named = [...new Set(known)].flatMap((id) => {
    const definition = findDefinition(here.context, here.state, id);
    return definition && text.includes(definition.label) ? [{ id, length: definition.label.length }] : [];
  });
  const longest = Math.max(...named.map((each) => each.length));
  const best = named.filter((each) => each.length === longest);
  return best.length === 1 ? best[0]?.id : undefined;
}
