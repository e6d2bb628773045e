/** What a variable stands for; `undefined` where only the build will tell. */
export type Variables = ReadonlyMap<string, string>;

/** Longer values are taken as unknown, so that `ENV A=$A$A` in many lines does not grow without end. */
const longestValue = 4096;

const reference = /\$(?:(\w+)|\{(\w+)(?::?([-+])([^{}]*))?\})/g;

/**
 * The text with its variables replaced as far as they are known; the others stay as they are. Knows `$A`, `${A}`, `${A:-default}` and
 * `${A:+instead}`. (Dockerfile reference, "Environment replacement")
 */
export const substitute = (text: string, variables: Variables): string => {
  if (!text.includes('$')) return text;
  const result = text.replace(
    reference,
    (whole: string, plain?: string, braced?: string, sign?: string, word = '') => {
      const value = variables.get(plain ?? braced ?? '');
      if (sign === '-') return value === undefined || value === '' ? word : value;
      if (sign === '+') return value === undefined || value === '' ? '' : word;
      return value ?? whole;
    },
  );
  return result.length > longestValue ? text : result;
};

/** Whether nothing in it is left to the build. */
export const isKnown = (text: string): boolean => !text.includes('$');
