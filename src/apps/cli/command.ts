import type { Option, Values } from './option.ts';

/** Exit statuses (docs/guide/exit-status.md): 2 beats 1 beats 3. */
export const exit = { done: 0, failed: 1, couldNotRun: 2, partial: 3 } as const;
export type ExitStatus = (typeof exit)[keyof typeof exit];

export interface Invocation {
  readonly values: Values;
  readonly positionals: readonly string[];
}

/** The code of a command, loaded only when it is called. */
export interface Run {
  run(invocation: Invocation): ExitStatus | Promise<ExitStatus>;
}

/** One command of the program. */
export interface Command {
  /** `scan`, or `profile check`. */
  readonly name: string;
  readonly summary: string;
  /** How help names what follows: `[PATH…|-]`. */
  readonly positionals?: string;
  readonly options: readonly Option[];
  readonly examples: readonly { readonly line: string; readonly does: string }[];
  load(): Promise<Run>;
}
