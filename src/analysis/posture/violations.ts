import { none, type Violation } from './check.ts';

/** The violations among these things, in their order. Passing costs nothing: then it is the shared {@link none}. */
export const violationsIn = <T>(
  things: readonly T[] | undefined,
  find: (thing: T, index: number) => Violation | undefined,
): readonly Violation[] => {
  if (things === undefined) return none;
  let found: Violation[] | undefined;
  let index = 0;
  for (const thing of things) {
    const violation = find(thing, index);
    index++;
    if (violation === undefined) continue;
    if (found === undefined) found = [violation];
    else found.push(violation);
  }
  return found ?? none;
};
