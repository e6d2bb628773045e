/** One simple command of a shell script. */
export interface ShellCommand {
  /** As the shell would pass them, without quotes; variables stay as they are. Wrappers such as `sudo` are still there. */
  readonly words: readonly string[];
  /** What is run in the end: the words without `sudo`, `env`, `exec`, `xargs` and the like; the program without its folder. */
  readonly call: readonly string[];
  /** `DEBIAN_FRONTEND=noninteractive` before the command, or alone. */
  readonly assignments: readonly { readonly key: string; readonly value: string }[];
  /** Files that its output goes to. */
  readonly outputs: readonly string[];
  /** The same for commands that are joined by pipes, in their order. */
  readonly pipeline: number;
  /** Where it starts in the outermost script; 0 for a command that is given as words. */
  readonly offset: number;
}

/** Programs that run the rest of their line, with those of their options that take a value of their own. */
const wrappers: Readonly<Record<string, readonly string[]>> = {
  command: [],
  chronic: [],
  doas: ['-u', '-C'],
  env: ['-u', '-C', '-S'],
  eatmydata: [],
  exec: ['-a'],
  nice: ['-n'],
  nohup: [],
  setarch: [],
  sudo: ['-u', '-g', '-h', '-p', '-C', '-r', '-t', '-T', '-U', '-D', '-R'],
  time: ['-f', '-o'],
  xargs: ['-n', '-I', '-P', '-L', '-d', '-s', '-a', '-E'],
};

const isAssignment = (word: string): boolean => /^[A-Za-z_]\w*\+?=/.test(word);

/** `/usr/bin/apt-get` → `apt-get`. */
export const programName = (word: string): string => word.slice(word.lastIndexOf('/') + 1);

/** The call behind its wrappers. */
export const unwrap = (words: readonly string[]): readonly string[] => {
  let at = 0;
  for (;;) {
    const name = programName(words[at] ?? '');
    const valued = Object.hasOwn(wrappers, name) ? wrappers[name] : undefined;
    if (valued === undefined) break;
    at++;
    for (let word = words[at]; word !== undefined; word = words[at]) {
      if (word.startsWith('-')) at += valued.includes(word) ? 2 : 1;
      else if (name === 'env' && isAssignment(word)) at++;
      else break;
    }
  }
  const program = words[at];
  return program === undefined ? [] : [programName(program), ...words.slice(at + 1)];
};

/** Splits the assignments before a command from it. */
export const splitAssignments = (
  words: readonly string[],
): Pick<ShellCommand, 'assignments' | 'words' | 'call'> => {
  const first = words.findIndex((word) => !isAssignment(word));
  const count = first < 0 ? words.length : first;
  const own = count === 0 ? words : words.slice(count);
  return { assignments: words.slice(0, count).map(assignment), words: own, call: unwrap(own) };
};

const assignment = (word: string): { key: string; value: string } => {
  const equals = word.indexOf('=');
  return { key: word.slice(0, equals).replace(/\+$/, ''), value: word.slice(equals + 1) };
};
