/**
 * Whether a call has one of these options: `--yes`, also as `--yes=…`, and `-y`, also among others in `-qy`. What follows `--` is none.
 */
export const hasOption = (call: readonly string[], ...names: readonly string[]): boolean => {
  for (let at = 1; at < call.length; at++) {
    const word = call[at] ?? '';
    if (word === '--') return false;
    if (word.startsWith('-') && names.some((name) => isOption(word, name))) return true;
  }
  return false;
};

const isOption = (word: string, name: string): boolean =>
  word === name ||
  word.startsWith(`${name}=`) ||
  (name.length === 2 && shortOptions(word).includes(name.charAt(1)));

/** The letters of `-qy`, and of `-qO-`. */
const shortOptions = (word: string): string => /^-([A-Za-z]{2,16})/.exec(word)?.[1] ?? '';

/** The words of a call that are neither options nor the values of those in `valued`. The program itself is left out. */
export const operandsOf = (call: readonly string[], valued: ReadonlySet<string>): readonly string[] => {
  const operands: string[] = [];
  for (let at = 1; at < call.length; at++) {
    const word = call[at] ?? '';
    if (word === '--') return [...operands, ...call.slice(at + 1)];
    if (valued.has(word)) at++;
    else if (!word.startsWith('-')) operands.push(word);
  }
  return operands;
};

/** The value of an option, as the next word or behind `=`. */
export const optionValue = (call: readonly string[], ...names: readonly string[]): string | undefined => {
  for (let at = 1; at < call.length; at++) {
    const word = call[at] ?? '';
    if (names.includes(word)) return call[at + 1];
    const name = names.find((one) => one.startsWith('--') && word.startsWith(`${one}=`));
    if (name !== undefined) return word.slice(name.length + 1);
  }
  return undefined;
};
