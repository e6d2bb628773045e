/** The mode that a call of chmod sets; `undefined` when it is another call. */
export const modeOf = (call: readonly string[]): string | undefined =>
  call[0] === 'chmod' ? call.find((word, index) => index > 0 && isMode(word)) : undefined;

const isMode = (word: string): boolean =>
  /^[0-7]{3,5}$/.test(word) || /^[ugoa]*[-+=][rwxXst]*(?:,[ugoa]*[-+=][rwxXst]*)*$/.test(word);

const octal = (mode: string): number | undefined =>
  /^[0-7]+$/.test(mode) ? Number.parseInt(mode, 8) : undefined;

/** The clauses of a symbolic mode that give something: `a+rw`, `o=w`. No letter before the sign means all. */
const givenTo = (mode: string): readonly { readonly who: string; readonly what: string }[] =>
  mode.split(',').flatMap((clause) => {
    const match = /^([ugoa]*)[+=]([rwxXst]+)$/.exec(clause);
    return match === null ? [] : [{ who: match[1] || 'ugo', what: match[2] ?? '' }];
  });

/** With the sticky bit, as on /tmp, nobody can replace the files of others. `+w` alone is cut by the umask. */
export const isForOthersWritable = (mode: string): boolean => {
  const number = octal(mode);
  if (number !== undefined) return (number & 0o002) !== 0 && (number & 0o1000) === 0;
  const given = givenTo(mode);
  if (given.some(({ what }) => what.includes('t'))) return false;
  return given.some(({ who, what }) => /[oa]/.test(who) && what.includes('w') && !/^[+]/.test(mode));
};

/** Whether it sets setuid or setgid. */
export const setsId = (mode: string): boolean => {
  const number = octal(mode);
  if (number !== undefined) return (number & 0o6000) !== 0;
  return givenTo(mode).some(({ what }) => what.includes('s'));
};
