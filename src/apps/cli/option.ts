/** One row of the options table: flags, help, completion, and the keys of seawall.yaml come out of it. */
export interface Option {
  /** Long name without dashes. */
  readonly name: string;
  readonly short?: string;
  /** `flag` takes no value; `list` may be given several times. */
  readonly type: 'flag' | 'value' | 'list';
  /** How help names the value: FILE, SEVERITY. */
  readonly value?: string;
  readonly description: string;
  /** The valid words, where there is a fixed set of them. */
  readonly choices?: readonly string[];
  /** Whether `seawall.yaml` may set it, under this key. */
  readonly configuration?: string;
}

/** What the command line said, by option name. */
export interface Values {
  flag(name: string): boolean;
  value(name: string): string | undefined;
  list(name: string): readonly string[];
}
