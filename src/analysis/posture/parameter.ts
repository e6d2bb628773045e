/** A value of a check that a profile may set. The default is what holds without a profile. */
export type Parameter =
  | { readonly type: 'integer'; readonly default: number; readonly description: string }
  | { readonly type: 'string'; readonly default: string; readonly description: string }
  | { readonly type: 'strings'; readonly default: readonly string[]; readonly description: string }
  | { readonly type: 'boolean'; readonly default: boolean; readonly description: string };

export type Parameters = Readonly<Record<string, Parameter>>;

interface TypeOf {
  readonly integer: number;
  readonly string: string;
  readonly strings: readonly string[];
  readonly boolean: boolean;
}

/** What a parameter may be set to. */
export type ParameterValue = TypeOf[keyof TypeOf];

/** The values that a check's `evaluate` receives. */
export type ParameterValues<P extends Parameters> = { readonly [K in keyof P]: TypeOf[P[K]['type']] };

export const integer = (value: number, description: string) =>
  ({ type: 'integer', default: value, description }) as const satisfies Parameter as Extract<
    Parameter,
    { type: 'integer' }
  >;
export const text = (value: string, description: string) =>
  ({ type: 'string', default: value, description }) as const satisfies Parameter as Extract<
    Parameter,
    { type: 'string' }
  >;
export const texts = (value: readonly string[], description: string) =>
  ({ type: 'strings', default: value, description }) as const satisfies Parameter as Extract<
    Parameter,
    { type: 'strings' }
  >;
export const flag = (value: boolean, description: string) =>
  ({ type: 'boolean', default: value, description }) as const satisfies Parameter as Extract<
    Parameter,
    { type: 'boolean' }
  >;

/** The defaults of a check's parameters. */
export const defaultsOf = (parameters: Parameters): Readonly<Record<string, ParameterValue>> =>
  Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, parameter.default]));
